package io.github.openrouter4e.client.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.openrouter4e.client.internal.stream.SseDecoder.Sink;

/**
 * Recognises the chunk that differs from the one before only in its texts. A stream consists almost entirely of those: about 300
 * bytes of JSON, of which a handful are new. If all bytes around the texts are the same, the chunk means the same, and parsing it
 * again would only find that out the slow way.
 * <p>
 * A chunk has one text, or two where reasoning comes in a readable and in a structured form. Not thread-safe.
 */
@SuppressWarnings("nls") // wire format
final class DeltaTemplate {
	/** Most texts of a chunk. */
	static final int TEXTS = 2;

	private static final byte[] FIELD = "data: ".getBytes(StandardCharsets.US_ASCII);
	private static final int LINE_ENDS = 2;
	private static final byte[] NONE = {};

	private final JsonStrings[] strings = {new JsonStrings(), new JsonStrings()};
	/** What stands before the first text, with "data: ", between the texts, and after the last, with the two line ends. */
	private final byte[][] fixed = {NONE, NONE, NONE};
	private int texts; // 0 if no chunk is known
	private boolean inProgress; // an event matched so far
	private int current; // the text that is being decoded
	private int consumed; // bytes of the event that have been decoded
	private int firstFrom; // range of the first text within the event
	private int firstTo;
	private boolean begun; // the second text is being decoded
	private boolean repeated; // the second text is the first

	/** Knows no chunk any more. */
	void forget() {
		texts = 0;
		inProgress = false;
	}

	/**
	 * Learns from a chunk that carries text and nothing else that has an effect, if it is framed as usual: one line that begins
	 * with {@code "data: "} and ends with two line feeds.
	 *
	 * @param bytes
	 *            the buffer in which the chunk lies, with what is around it
	 * @param ranges
	 *            for each text in the order of the bytes, its first byte after the opening quote, and the closing quote
	 */
	void learn(byte[] bytes, int from, int to, int... ranges) {
		forget();
		int start = from - FIELD.length;
		int end = to + LINE_ENDS;
		if (start < 0 || end > bytes.length || bytes[to] != '\n' || bytes[to + 1] != '\n'
				|| !Arrays.equals(bytes, start, from, FIELD, 0, FIELD.length)) {
			return;
		}
		texts = ranges.length / 2;
		int at = start;
		for (int i = 0; i < texts; i++) {
			fixed[i] = keep(fixed[i], bytes, at, ranges[2 * i]);
			at = ranges[2 * i + 1];
		}
		fixed[texts] = keep(fixed[texts], bytes, at, end);
	}

	/**
	 * Looks at an event that begins at {@code from}. After {@link SseDecoder.Sink#MORE} it must be called with the same event,
	 * of which there is more then.
	 *
	 * @return index of the first byte after the event, with its texts in {@link #text};
	 *         {@link SseDecoder.Sink#LEAVE} if it has to be parsed; {@link SseDecoder.Sink#MORE} if there is not enough of it
	 */
	int match(byte[] bytes, int from, int limit) {
		int at = from + consumed;
		if (!inProgress) {
			byte[] prefix = fixed[0];
			at = from + prefix.length;
			if (texts == 0 || at > limit || !Arrays.equals(bytes, from, at, prefix, 0, prefix.length)) {
				return Sink.LEAVE;
			}
			begin(at - from);
		}
		for (; current < texts; current++) {
			int end = current == 0 ? strings[0].decode(bytes, at, limit) : second(bytes, from, at, limit);
			if (end == JsonStrings.MORE) {
				return goOn(strings[current].position() - from);
			}
			byte[] next = fixed[current + 1];
			int available = end < 0 ? 0 : Math.min(next.length, limit - end);
			if (end < 0 || !Arrays.equals(bytes, end, end + available, next, 0, available)) {
				inProgress = false;
				return Sink.LEAVE;
			}
			if (available < next.length) {
				return goOn(end - from);
			}
			firstTo = current == 0 ? end - from : firstTo;
			at = end + next.length;
		}
		inProgress = false;
		return at;
	}

	private void begin(int textFrom) {
		current = 0;
		firstFrom = textFrom;
		begun = false;
		repeated = false;
		strings[0].begin();
		strings[1].begin();
	}

	/** The second text nearly always repeats the first, and need not be decoded then. */
	private int second(byte[] bytes, int from, int at, int limit) {
		if (repeated) {
			return at; // found in an earlier read
		}
		if (!begun) {
			int end = at + firstTo - firstFrom;
			repeated = end < limit && bytes[end] == '"'
					&& Arrays.equals(bytes, at, end, bytes, from + firstFrom, from + firstTo);
			if (repeated) {
				return end;
			}
			begun = true;
		}
		return strings[1].decode(bytes, at, limit);
	}

	private int goOn(int from) {
		inProgress = true;
		consumed = from;
		return Sink.MORE;
	}

	/** As {@link #match} for an event that has been found already. */
	boolean matchesWhole(byte[] bytes, int from, int to) {
		int start = from - FIELD.length;
		int end = to + LINE_ENDS;
		if (texts == 0 || start < 0 || end > bytes.length) {
			return false;
		}
		boolean matched = match(bytes, start, end) == end;
		inProgress = false;
		return matched;
	}

	/** A text of the event that matched, by its place in the order of the bytes. */
	String text(int index) {
		return strings[index == 1 && repeated ? 0 : index].text();
	}

	private static byte[] keep(byte[] old, byte[] bytes, int from, int to) {
		if (old.length != to - from) {
			return Arrays.copyOfRange(bytes, from, to);
		}
		System.arraycopy(bytes, from, old, 0, old.length);
		return old;
	}
}
