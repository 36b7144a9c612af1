package io.github.openrouter4e.client.internal.stream;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.ChatEvent.ToolCallDelta;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.client.internal.json.Json;
import io.github.openrouter4e.client.internal.limits.Limits;
import io.github.openrouter4e.client.internal.redact.Redactor;
import io.github.openrouter4e.client.internal.redact.StreamRedactor;

/** Puts pieces of tool calls together again, by index. Not thread-safe. */
@SuppressWarnings("nls") // wire names
final class ToolCallCollector {
	private final Redactor redactor;
	private final List<Call> calls = new ArrayList<>();

	/** @param redactor no text passes without it */
	ToolCallCollector(Redactor redactor) {
		this.redactor = redactor;
	}

	private static final class Call {
		final long wireIndex;
		@Nullable
		String id;
		@Nullable
		String name;
		final StringBuilder arguments = new StringBuilder();
		final StreamRedactor argumentsRedactor;

		Call(long wireIndex, StreamRedactor argumentsRedactor) {
			this.wireIndex = wireIndex;
			this.argumentsRedactor = argumentsRedactor;
		}
	}

	/** @return the piece as an event tells it */
	ToolCallDelta add(JsonNode piece) {
		String id = redactor.cleanOrNull(emptyToNull(Json.text(piece, "id")));
		JsonNode function = piece.path("function");
		String name = redactor.cleanOrNull(emptyToNull(Json.text(function, "name")));
		int position = position(Json.integer(piece, "index"), id);
		var call = calls.get(position);
		String arguments = call.argumentsRedactor.append(arguments(function.path("arguments")));
		call.id = id == null ? call.id : id;
		call.name = name == null ? call.name : name;
		call.arguments.append(arguments);
		return new ToolCallDelta(position, id, name, arguments);
	}

	/**
	 * Which call pieces as {@code piece} continue, which has been added.
	 *
	 * @return its position for {@link #append}; −1 if they have to be added one by one
	 */
	int continued(JsonNode piece) {
		JsonNode function = piece.path("function");
		boolean onlyArguments = emptyToNull(Json.text(piece, "id")) == null
				&& emptyToNull(Json.text(function, "name")) == null && function.path("arguments").isTextual();
		return onlyArguments ? position(Json.integer(piece, "index"), null) : -1;
	}

	/** As {@link #add} for a piece of nothing but arguments. */
	ToolCallDelta append(int position, String text) {
		var call = calls.get(position);
		String arguments = call.argumentsRedactor.append(text);
		call.arguments.append(arguments);
		return new ToolCallDelta(position, null, null, arguments);
	}

	/** Nothing more comes: what was held back as the possible beginning of a secret. */
	List<ToolCallDelta> end() {
		List<ToolCallDelta> rests = new ArrayList<>(0);
		for (int i = 0; i < calls.size(); i++) {
			var call = calls.get(i);
			String rest = call.argumentsRedactor.end();
			if (!rest.isEmpty()) {
				call.arguments.append(rest);
				rests.add(new ToolCallDelta(i, null, null, rest));
			}
		}
		return rests;
	}

	List<ToolCall> calls() {
		List<ToolCall> finished = new ArrayList<>(calls.size());
		for (int i = 0; i < calls.size(); i++) {
			var call = calls.get(i);
			String id = call.id;
			String name = call.name;
			finished.add(new ToolCall(id == null ? "call_" + i : id, name == null ? "" : name,
					redactor.clean(call.arguments.toString())));
		}
		return finished;
	}

	/**
	 * Where the piece belongs. Some providers number every parallel call 0, or number nothing at all: a new id then
	 * begins a new call.
	 */
	private int position(@Nullable Long wireIndex, @Nullable String id) {
		for (int i = calls.size() - 1; i >= 0; i--) {
			var call = calls.get(i);
			boolean sameIndex = wireIndex == null || wireIndex == call.wireIndex;
			boolean sameId = id == null || call.id == null || id.equals(call.id);
			if (sameIndex && sameId) {
				return i;
			}
		}
		if (calls.size() == Limits.ANSWER_PARTS) {
			throw new ProtocolException(ProtocolException.Kind.TOO_LARGE, "too many tool calls");
		}
		calls.add(new Call(wireIndex == null ? calls.size() : wireIndex, redactor.stream()));
		return calls.size() - 1;
	}

	/** A string by the specification; some gateways send the object itself. */
	private static String arguments(JsonNode node) {
		if (node.isMissingNode() || node.isNull()) {
			return "";
		}
		return node.isTextual() ? node.textValue() : node.toString();
	}

	private static @Nullable String emptyToNull(@Nullable String text) {
		return text == null || text.isEmpty() ? null : text;
	}
}
