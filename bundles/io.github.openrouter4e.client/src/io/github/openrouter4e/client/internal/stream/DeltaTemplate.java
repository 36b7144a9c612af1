package io.github.openrouter4e.client.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.internal.stream.SseDecoder.Sink;

/**
 * Recognises the chunk that differs from the one before only in its text. A stream consists almost entirely of those:
 * about 300 bytes of JSON, of which a handful are new. If all bytes around the text are the same, the chunk means the
 * same, and parsing it again would only find that out the slow way.
 * <p>
 * Not thread-safe.
 */
@SuppressWarnings("nls") // wire format
final class DeltaTemplate {
	private static final byte[] FIELD = "data: ".getBytes(StandardCharsets.US_ASCII);
	private static final int LINE_ENDS = 2;
	private static final byte[] NONE = {};

	private final JsonStrings strings = new JsonStrings();
	private byte[] prefix = NONE; // with "data: "
	private byte[] suffix = NONE; // with the two line ends
	private boolean known;
	private boolean inProgress; // an event matched so far
	private int consumed; // bytes of its text that have been decoded

	/**
	 * Learns from a chunk that carries text and nothing else that has an effect, if it is framed as usual: one line
	 * that begins with {@code "data: "} and ends with two line feeds.
	 *
	 * @param bytes
	 *            the buffer in which the chunk lies, with what is around it
	 * @param textFrom
	 *            first byte after the opening quote of the text
	 * @param textTo
	 *            the closing quote
	 */
	void learn(byte[] bytes, int from, int to, int textFrom, int textTo) {
		int start = from - FIELD.length;
		int end = to + LINE_ENDS;
		known = start >= 0 && end <= bytes.length && bytes[to] == '\n' && bytes[to + 1] == '\n'
				&& Arrays.equals(bytes, start, from, FIELD, 0, FIELD.length);
		if (known) {
			prefix = copyInto(prefix, bytes, start, textFrom);
			suffix = copyInto(suffix, bytes, textTo, end);
		}
	}

	/**
	 * Looks at an event that begins at {@code from}. After {@link SseDecoder.Sink#MORE} it must be called with the same
	 * event, of which there is more then.
	 *
	 * @return index of the first byte after the event, with its text in {@link #text()};
	 *         {@link SseDecoder.Sink#LEAVE} if it has to be parsed; {@link SseDecoder.Sink#MORE} if there is not enough
	 *         of it
	 */
	int match(byte[] bytes, int from, int limit) {
		int textFrom = from + prefix.length;
		if (!inProgress) {
			if (!known || textFrom > limit || !Arrays.equals(bytes, from, textFrom, prefix, 0, prefix.length)) {
				return Sink.LEAVE;
			}
			strings.begin();
			consumed = 0;
		}
		int textTo = strings.decode(bytes, textFrom + consumed, limit);
		if (textTo == JsonStrings.MORE) {
			return waitForMore(strings.position() - textFrom);
		}
		inProgress = false;
		int available = textTo < 0 ? 0 : Math.min(suffix.length, limit - textTo);
		if (textTo < 0 || !Arrays.equals(bytes, textTo, textTo + available, suffix, 0, available)) {
			return Sink.LEAVE;
		}
		return available < suffix.length ? waitForMore(textTo - textFrom) : textTo + suffix.length;
	}

	private int waitForMore(int from) {
		inProgress = true;
		consumed = from;
		return Sink.MORE;
	}

	/** As {@link #match} for an event that has been found already: null if it has to be parsed. */
	@Nullable
	String matchWhole(byte[] bytes, int from, int to) {
		int start = from - FIELD.length;
		int end = to + LINE_ENDS;
		if (!known || start < 0 || end > bytes.length) {
			return null;
		}
		boolean matched = match(bytes, start, end) == end;
		inProgress = false;
		return matched ? strings.text() : null;
	}

	/** The text of the event that matched. */
	String text() {
		return strings.text();
	}

	private static byte[] copyInto(byte[] old, byte[] bytes, int from, int to) {
		if (old.length != to - from) {
			return Arrays.copyOfRange(bytes, from, to);
		}
		System.arraycopy(bytes, from, old, 0, old.length);
		return old;
	}
}
