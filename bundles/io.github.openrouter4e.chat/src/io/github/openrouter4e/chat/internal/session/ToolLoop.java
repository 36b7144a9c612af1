package io.github.openrouter4e.chat.internal.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.internal.request.ToolArguments;
import io.github.openrouter4e.chat.internal.session.ToolRegistry.Registered;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.storage.Lookup;

/**
 * What a model is offered in one run, and how far it may go with it: each round is another request that is paid for. A call
 * that cannot be run is answered once; a model that makes such calls again does not get any further. The tools stay the same
 * in all requests of a run, whoever comes or goes meanwhile, for another list costs the cached prompt. Used by one thread.
 */
@SuppressWarnings("nls") // what the model is told, and kinds of failures, which the user interface words
final class ToolLoop {

	/** Requests of a run after which the user is asked whether the model shall go on. */
	static final int MAX_ROUNDS = 100;

	/** Why a run ends with this answer. */
	record Stop(AnswerState state, RequestFailure reason) {
	}

	private final ToolContext context;
	private final Map<String, Registered> offered = new LinkedHashMap<>();
	private int rounds;
	private boolean lastWasFutile;

	/** @param offered what the model may call */
	ToolLoop(ToolContext context, List<Registered> offered) {
		this.context = context;
		offered.forEach(tool -> this.offered.put(tool.offer().name(), tool));
	}

	/** For whom the tools run. */
	ToolContext context() {
		return context;
	}

	/** What the model is told of the tools. */
	List<Tool.Function> functions() {
		return offered.values().stream().map(tool -> tool.offer().function()).toList();
	}

	/** The tool that a call is for; {@code null} if it was not offered. */
	@Nullable
	Registered tool(ToolRequest call) {
		return Lookup.find(offered, call.name());
	}

	/** Why a call is not run, as the model is told; {@code null} if it may be run. */
	@Nullable
	Failed objection(ToolRequest call) {
		if (!offered.containsKey(call.name())) {
			return new Failed(offered.isEmpty()
					? "There are no tools in this conversation. Answer without them."
					: "There is no tool named " + call.name() + ". There are: " + String.join(", ", offered.keySet()),
					Failed.Kind.NOT_FOUND);
		}
		ToolArguments arguments = ToolArguments.of(call.arguments());
		return arguments.object() != null
				? null
				: new Failed("The arguments are not a complete JSON object (" + arguments.fault()
						+ "). Nothing was run. Make the whole call again.", Failed.Kind.ARGUMENTS);
	}

	/**
	 * Takes note of an answer's calls.
	 *
	 * @return why the model gets no further; {@code null} if it may go on
	 */
	@Nullable
	Stop next(List<ToolRequest> calls) {
		if (calls.isEmpty()) {
			return null;
		}
		boolean futile = calls.stream().allMatch(call -> objection(call) != null);
		if (futile && lastWasFutile) {
			return new Stop(AnswerState.FAILED, new RequestFailure("UnusableToolCall",
					NextStep.CHOOSE_OTHER_MODEL.name(), null, null, "", null, null, calls.getFirst().name()));
		}
		lastWasFutile = futile;
		rounds++;
		return rounds < MAX_ROUNDS
				? null
				: new Stop(AnswerState.PAUSED, new RequestFailure("RoundLimit", NextStep.RETRY.name(), null, null, "",
						null, null, String.valueOf(MAX_ROUNDS)));
	}

	/** The model goes on with calls that paused, because the user wants it to. */
	void resume(List<ToolRequest> calls) {
		lastWasFutile = calls.stream().allMatch(call -> objection(call) != null);
	}
}
