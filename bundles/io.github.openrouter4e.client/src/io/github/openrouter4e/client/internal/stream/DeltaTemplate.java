package io.github.openrouter4e.client.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

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
	private int next;

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
			prefix = keep(prefix, bytes, start, textFrom);
			suffix = keep(suffix, bytes, textTo, end);
		}
	}

	/**
	 * @param from
	 *            beginning of a line
	 * @return the text of the event that begins there, and {@link #next()} is set; null if it has to be parsed, or is
	 *         not there completely
	 */
	@Nullable
	String match(byte[] bytes, int from, int limit) {
		int textFrom = from + prefix.length;
		if (!known || textFrom + suffix.length > limit
				|| !Arrays.equals(bytes, from, textFrom, prefix, 0, prefix.length)) {
			return null;
		}
		int lineEnd = ByteScan.lineEnd(bytes, textFrom, limit); // text may be long: no decoding before it is all there
		int end = lineEnd + LINE_ENDS;
		int textTo = end - suffix.length;
		if (lineEnd < 0 || end > limit || textTo < textFrom
				|| !Arrays.equals(bytes, textTo, end, suffix, 0, suffix.length)) {
			return null;
		}
		next = end;
		return strings.decode(bytes, textFrom, textTo);
	}

	/** As {@link #match} for an event that has been found already. */
	@Nullable
	String matchWhole(byte[] bytes, int from, int to) {
		int start = from - FIELD.length;
		int end = to + LINE_ENDS;
		if (!known || start < 0 || end > bytes.length) {
			return null;
		}
		String text = match(bytes, start, end);
		return next == end ? text : null;
	}

	/** First byte after the event that matched. */
	int next() {
		return next;
	}

	private static byte[] keep(byte[] old, byte[] bytes, int from, int to) {
		if (old.length != to - from) {
			return Arrays.copyOfRange(bytes, from, to);
		}
		System.arraycopy(bytes, from, old, 0, old.length);
		return old;
	}
}
