package io.github.openrouter4e.chat.internal.session;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.chat.ToolRequest;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.client.NextStep;

/**
 * How far a model may go with tools in one action of the user: each round is another request that is paid for. A call that
 * cannot be run is answered once; a model that makes such calls again does not get any further. Used by one thread.
 */
@SuppressWarnings("nls") // what the model is told, and kinds of failures, which the user interface words
final class ToolLoop {

	/** A model that calls tools for longer than this is going in circles. */
	static final int MAX_ROUNDS = 50;

	private final Set<String> offered;
	private int rounds;
	private boolean lastWasFutile;

	/** @param offered names of the tools that the model may call */
	ToolLoop(Set<String> offered) {
		this.offered = offered;
	}

	/** Why a call is not run, as the model is told; {@code null} if it may be run. */
	@Nullable
	String objection(ToolRequest call) {
		if (!offered.contains(call.name())) {
			return offered.isEmpty()
					? "There are no tools in this conversation. Answer without them."
					: "There is no tool named " + call.name() + ".";
		}
		return isObject(call.arguments()) ? null : "The arguments are not a complete JSON object. Nothing was run.";
	}

	private static boolean isObject(String arguments) {
		try {
			return Json.parse(arguments).isObject();
		} catch (@SuppressWarnings("unused") IOException e) {
			return false;
		}
	}

	/**
	 * Takes note of an answer's calls.
	 *
	 * @return why the model gets no further; {@code null} if it may go on
	 */
	@Nullable
	RequestFailure next(List<ToolRequest> calls) {
		if (calls.isEmpty()) {
			return null;
		}
		boolean futile = calls.stream().allMatch(call -> objection(call) != null);
		if (futile && lastWasFutile) {
			return failure("UnusableToolCall", NextStep.CHOOSE_OTHER_MODEL, calls.getFirst().name());
		}
		lastWasFutile = futile;
		rounds++;
		return rounds > MAX_ROUNDS
				? failure("EndlessToolCalls", NextStep.RETRY, String.valueOf(MAX_ROUNDS))
				: null;
	}

	private static RequestFailure failure(String kind, NextStep step, String subject) {
		return new RequestFailure(kind, step.name(), null, null, "", null, null, subject);
	}
}
