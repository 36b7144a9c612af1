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
	private boolean done;
	private @Nullable String stray;

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
			answer.text(template.text());
		}
		return next;
	}

	@Override
	public void event(byte[] bytes, int from, int to) {
		String text = done ? null : template.matchWhole(bytes, from, to); // came in several reads
		if (text != null) {
			answer.text(text);
		} else if (done || isDoneMark(bytes, from, to)) {
			done = true;
		} else if (isObject(bytes, from, to)) {
			chunk(bytes, from, to);
		} else {
			recordUnexpected(bytes, from, to); // some gateways keep connections alive like this
		}
	}

	private void chunk(byte[] bytes, int from, int to) {
		try {
			Chunk chunk = chunks.read(bytes, from, to);
			answer.add(chunk);
			JsonNode error = chunk.error;
			if (error != null) {
				throw errors.create(error, answer.id());
			}
			if (chunk.isOnlyContent()) {
				template.learn(bytes, from, to, from + chunk.contentFrom + 1, from + chunk.contentTo - 1);
			}
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
		FinishReason reason = answer.finishReason();
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
		if (stray == null) {
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
