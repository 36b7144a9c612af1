package io.github.openrouter4e.client.internal.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEventSink;
import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProtocolException.Kind;
import io.github.openrouter4e.client.internal.json.Json;
import io.github.openrouter4e.client.internal.limits.Limits;
import io.github.openrouter4e.client.internal.redact.Redactor;

/**
 * Reads one answer from a response body, whatever form it has: a stream of events, or a single JSON object, which
 * gateways send to whom asked for a stream, and OpenRouter to whom did not. The content decides, not the header, which
 * is wrong too often. For one answer, on one thread.
 */
@SuppressWarnings("nls") // no user-visible text
public final class AnswerReader {
	private static final int BUFFER = 16 << 10;
	private static final int BYTE_ORDER_MARK = 0xEF;

	private final AnswerBuilder answer;
	private final Redactor redactor;

	public AnswerReader(ChatEventSink sink, Stopwatch stopwatch, Redactor redactor) {
		this.redactor = redactor;
		this.answer = new AnswerBuilder(sink, stopwatch, redactor);
	}

	/**
	 * Reads up to the end of the answer, which is not always the end of {@code body}.
	 *
	 * @param generationId
	 *            as a header told it; a chunk may correct it
	 * @throws OpenRouterException
	 *             if the answer fails
	 */
	public ChatCompletion read(InputStream body, @Nullable String generationId, ErrorFactory errors)
			throws IOException {
		answer.generationId(generationId);
		try {
			read(body, errors);
		} catch (IOException | OpenRouterException e) {
			answer.end(); // what was held back is part of the answer too
			throw e;
		}
		answer.end();
		return answer.build();
	}

	private void read(InputStream body, ErrorFactory errors) throws IOException {
		byte[] head = new byte[BUFFER];
		int length = 0;
		int first;
		do {
			int count = body.read(head, length, head.length - length);
			if (count < 0) {
				throw new ProtocolException(Kind.EMPTY, "empty body");
			}
			length += count;
			first = Json.firstByte(head, length);
			boolean perhapsCutMark = length < 3 && (head[0] & 0xFF) == BYTE_ORDER_MARK;
			if (first == length && !perhapsCutMark) {
				length = 0; // blank lines that keep the connection alive
			}
		} while (first >= length);
		switch (head[first]) {
			case '{' -> readObject(head, length, body, errors);
			case '<' -> throw new ProtocolException(Kind.HTML, "a web page instead of an answer");
			default -> readEvents(head, length, body, errors);
		}
	}

	/** What had arrived when reading failed. */
	public ChatCompletion partial() {
		return answer.build();
	}

	private void readEvents(byte[] head, int length, InputStream body, ErrorFactory errors) throws IOException {
		var decoder = new ChatStreamDecoder(answer, errors, redactor);
		var lines = new SseDecoder(decoder, head, Limits.EVENT);
		int count = length;
		do {
			lines.received(count);
			count = decoder.isDone() ? -1 : readMore(lines, body);
		} while (count >= 0);
		if (!decoder.isDone()) {
			lines.end();
		}
		decoder.requireComplete();
	}

	/** A connection that breaks when the answer is over, but before the end of the stream, does no harm. */
	private int readMore(SseDecoder lines, InputStream body) throws IOException {
		try {
			return body.read(lines.buffer(), lines.limit(), lines.space());
		} catch (IOException e) {
			if (answer.finishReason() == null) {
				throw e;
			}
			return -1;
		}
	}

	private void readObject(byte[] head, int length, InputStream rest, ErrorFactory errors) throws IOException {
		byte[] body = new SequenceInputStream(new ByteArrayInputStream(head, 0, length), rest)
				.readNBytes(Limits.BODY + 1);
		if (body.length > Limits.BODY) {
			throw new ProtocolException(Kind.TOO_LARGE, "the answer is longer than " + Limits.BODY + " bytes");
		}
		var chunk = parse(body);
		answer.add(chunk);
		JsonNode error = chunk.error;
		if (error != null) {
			throw errors.create(error, answer.id());
		}
		if (!answer.isStarted()) {
			throw new ProtocolException(Kind.UNEXPECTED_JSON, "JSON without choices");
		}
		if (answer.finishReason() == FinishReason.ERROR) {
			throw new ProtocolException(Kind.FAILED_WITHOUT_REASON, "the provider failed and did not say why");
		}
	}

	private Chunk parse(byte[] body) throws IOException {
		try {
			return ChunkReader.ofWhole().read(body, Json.firstByte(body, body.length), body.length);
		} catch (StreamConstraintsException e) {
			throw new ProtocolException(Kind.TOO_LARGE, "the answer is too large or too deep", e);
		} catch (JsonProcessingException e) {
			throw new ProtocolException(Kind.NOT_JSON, "not JSON: " + redactor.cleanError(e.getOriginalMessage()),
					redactor.cleanCause(e));
		}
	}
}
