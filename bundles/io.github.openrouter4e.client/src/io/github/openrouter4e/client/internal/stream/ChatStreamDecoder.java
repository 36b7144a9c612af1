package io.github.openrouter4e.client.internal.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProtocolException.Kind;
import io.github.openrouter4e.client.internal.redact.Redactor;

/** Understands the events of one answer's stream. For one answer, on one thread. */
@SuppressWarnings("nls") // no user-visible text
final class ChatStreamDecoder implements SseDecoder.Sink {
	private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
	private static final int STRAY_SHOWN = 200;

	private final AnswerBuilder answer;
	private final ErrorFactory errors;
	private final Redactor redactor;
	private final ChunkReader chunks = ChunkReader.ofStream();
	private final DeltaTemplate template = new DeltaTemplate();
	private Meaning meaning = Meaning.CONTENT;
	private ReasoningMerger.@Nullable Continuation detail; // what the details in the template continue
	private int call; // likewise for arguments
	private boolean done;
	private @Nullable String stray;

	/** What the texts of the template are. */
	private enum Meaning {
		CONTENT, REASONING, DETAIL, REASONING_THEN_DETAIL, DETAIL_THEN_REASONING, ARGUMENTS
	}

	ChatStreamDecoder(AnswerBuilder answer, ErrorFactory errors, Redactor redactor) {
		this.answer = answer;
		this.errors = errors;
		this.redactor = redactor;
	}

	/** Whether the server has said that nothing more comes. */
	boolean isDone() {
		return done;
	}

	@Override
	public int takeEvent(byte[] bytes, int from, int limit) {
		int next = done ? LEAVE : template.match(bytes, from, limit);
		if (next >= 0) {
			pass();
		}
		return next;
	}

	@Override
	public void event(byte[] bytes, int from, int to) {
		if (!done && template.matchesWhole(bytes, from, to)) { // came in several reads
			pass();
		} else if (done || isDoneMark(bytes, from, to)) {
			done = true;
		} else if (isObject(bytes, from, to)) {
			chunk(bytes, from, to);
		} else {
			recordUnexpected(bytes, from, to); // some gateways keep connections alive like this
		}
	}

	/** Passes on the texts that the template found. */
	private void pass() {
		switch (meaning) {
			case CONTENT -> answer.text(template.text(0));
			case REASONING -> answer.reasoning(template.text(0), null, "");
			case DETAIL -> answer.reasoning("", detail, template.text(0));
			case REASONING_THEN_DETAIL -> answer.reasoning(template.text(0), detail, template.text(1));
			case DETAIL_THEN_REASONING -> answer.reasoning(template.text(1), detail, template.text(0));
			case ARGUMENTS -> answer.toolArguments(call, template.text(0));
		}
	}

	private void learn(Chunk chunk, byte[] bytes, int from, int to) throws IOException {
		template.forget();
		if (chunk.isOnlyToolCalls()) {
			learnCall(chunk, bytes, from, to);
		} else if (chunk.isOnlyContent()) {
			meaning = Meaning.CONTENT;
			template.learn(bytes, from, to, from + chunk.contentFrom + 1, from + chunk.contentTo - 1);
		} else if (chunk.isOnlyReasoning()) {
			learnReasoning(chunk, bytes, from, to);
		}
	}

	private void learnCall(Chunk chunk, byte[] bytes, int from, int to) throws IOException {
		int[] range = ChunkReader.onlyText(bytes, from + chunk.callsFrom, from + chunk.callsTo);
		JsonNode calls = chunk.toolCalls;
		call = range == null || calls == null ? -1 : answer.continuedCall(calls.path(0));
		if (range != null && call >= 0) {
			meaning = Meaning.ARGUMENTS;
			template.learn(bytes, from, to, range);
		}
	}

	private void learnReasoning(Chunk chunk, byte[] bytes, int from, int to) throws IOException {
		int[] words = chunk.reasoning == null
				? null
				: new int[]{from + chunk.reasoningFrom + 1, from + chunk.reasoningTo - 1};
		JsonNode details = chunk.reasoningDetails;
		if (words != null && Chunk.isNothing(details)) {
			meaning = Meaning.REASONING;
			template.learn(bytes, from, to, words);
			return;
		}
		int[] text = ChunkReader.onlyText(bytes, from + chunk.detailsFrom, from + chunk.detailsTo);
		detail = text == null || details == null ? null : answer.continuation(details.path(0));
		if (text == null || detail == null) {
			return; // several pieces, or one without text: not what comes by the thousand
		}
		if (words == null) {
			meaning = Meaning.DETAIL;
			template.learn(bytes, from, to, text);
		} else if (words[0] < text[0]) {
			meaning = Meaning.REASONING_THEN_DETAIL;
			template.learn(bytes, from, to, words[0], words[1], text[0], text[1]);
		} else {
			meaning = Meaning.DETAIL_THEN_REASONING;
			template.learn(bytes, from, to, text[0], text[1], words[0], words[1]);
		}
	}

	private void chunk(byte[] bytes, int from, int to) {
		try {
			var chunk = chunks.read(bytes, from, to);
			answer.add(chunk);
			JsonNode error = chunk.error;
			if (error != null) {
				throw errors.create(error, answer.id());
			}
			learn(chunk, bytes, from, to);
		} catch (StreamConstraintsException e) {
			throw new ProtocolException(Kind.TOO_LARGE, "a chunk of the stream is too large or too deep", e);
		} catch (JsonProcessingException e) {
			throw new ProtocolException(answer.isStarted() ? Kind.GARBLED : Kind.NOT_JSON,
					"a chunk of the stream is not JSON: " + shown(bytes, from, to),
					redactor.cleanCause(e));
		} catch (IOException e) {
			throw new IllegalStateException("bytes in memory cannot be read", e);
		}
	}

	/** The connection ended within an event: if it can be read it is whole, else it is lost. */
	@Override
	public void unfinishedEvent(byte[] bytes, int from, int to) {
		try {
			event(bytes, from, to);
		} catch (ProtocolException e) {
			if (e.kind() != Kind.NOT_JSON && e.kind() != Kind.GARBLED) {
				throw e;
			}
		}
	}

	/** A gateway that fails in mid-stream may put its error between the events. */
	@Override
	public void unexpectedLine(byte[] bytes, int from, int to) {
		recordUnexpected(bytes, from, to);
		if (isObject(bytes, from, to)) {
			unfinishedEvent(bytes, from, to);
		}
	}

	/** @throws ProtocolException if the answer was not at its end when the stream was */
	void requireComplete() {
		var reason = answer.finishReason();
		if (reason == FinishReason.ERROR) {
			throw new ProtocolException(Kind.FAILED_WITHOUT_REASON, "the provider failed and did not say why");
		}
		if (answer.isStarted() && (done || reason != null)) {
			return;
		}
		if (answer.isStarted()) {
			throw new ProtocolException(Kind.ENDED_EARLY, "the stream ended before the answer");
		}
		String garbage = stray;
		if (garbage == null) {
			throw new ProtocolException(Kind.EMPTY, "an empty stream");
		}
		throw new ProtocolException(garbage.startsWith("<") ? Kind.HTML : Kind.NOT_JSON,
				"not an event stream: " + garbage);
	}

	private void recordUnexpected(byte[] bytes, int from, int to) {
		if (stray == null && !done) { // what follows the end may have come or not
			stray = shown(bytes, from, to);
		}
	}

	private String shown(byte[] bytes, int from, int to) {
		int some = Math.min(to - from, 2 * STRAY_SHOWN); // a key at the end of what is shown must be whole to be found
		String text = redactor.cleanError(new String(bytes, from, some, StandardCharsets.UTF_8));
		return text.substring(0, Math.min(text.length(), STRAY_SHOWN));
	}

	private static boolean isDoneMark(byte[] bytes, int from, int to) {
		int end = to;
		while (end > from && bytes[end - 1] == ' ') {
			end--;
		}
		return end - from == DONE.length
				&& Arrays.equals(bytes, from, end, DONE, 0, DONE.length);
	}

	private static boolean isObject(byte[] bytes, int from, int to) {
		int i = from;
		while (i < to && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\t')) {
			i++;
		}
		return i < to && bytes[i] == '{';
	}
}
