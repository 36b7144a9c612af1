package io.github.openrouter4e.client.internal.stream;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ProtocolException;

/**
 * Cuts a byte stream into server-sent events, as the WHATWG standard says, without making a string per line: an event
 * is handed on as a range of the read buffer.
 * <p>
 * Usage: read into {@link #buffer()} from {@link #limit()} on, at most {@link #space()} bytes, then call
 * {@link #received}. Lines may end with LF, CR or CRLF. Not thread-safe.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">Parsing an
 *      event stream</a>
 */
@SuppressWarnings("nls") // no user-visible text
public final class SseDecoder {
	private static final int SMALLEST_READ = 2048;
	private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

	/** What the stream consists of. */
	public interface Sink {
		/** The decoder shall find the event and pass it on. */
		int LEAVE = -1;
		/** The sink will take the event when there is more of it. */
		int MORE = -2;

		/**
		 * A short cut, tried where an event may begin: a sink that knows what to expect can take a whole event, from
		 * its first line to its blank line, straight from the buffer.
		 *
		 * @return index of the first byte after the event, {@link #LEAVE}, or {@link #MORE} to be asked again with more
		 *         bytes of the same event
		 */
		int takeEvent(byte[] bytes, int from, int limit);

		/** A complete event: the data lines, joined by LF. The bytes are valid during the call only. */
		void event(byte[] bytes, int from, int to);

		/** The last event of a stream that ended before the event did. */
		void unfinishedEvent(byte[] bytes, int from, int to);

		/** A line that no event stream has. */
		void unexpectedLine(byte[] bytes, int from, int to);
	}

	private final Sink sink;
	private final int longestEvent;

	private byte[] buffer;
	private int lineStart;
	private int scanned; // up to here there is no line end
	private int limit;
	private boolean firstLine = true;
	private boolean skipLineFeed; // the last line ended with CR, and LF may follow
	private boolean offered; // the sink has left this event to us, and must not look at its growing bytes again
	private boolean hasData;
	private int dataStart;
	private int dataEnd;
	private byte @Nullable [] joined; // the event's data once there is more than one data line; else it is in the buffer
	private int joinedLength;

	/**
	 * @param buffer
	 *            to begin with; may hold the first bytes already, reported by {@link #received} all the same
	 * @param longestEvent
	 *            in bytes; a longer line or event is a {@link ProtocolException}
	 */
	public SseDecoder(Sink sink, byte[] buffer, int longestEvent) {
		this.sink = sink;
		this.longestEvent = longestEvent;
		this.buffer = buffer;
	}

	/** Where to read into; may change with each call of {@link #received}. */
	public byte[] buffer() {
		return buffer;
	}

	/** First free byte of the buffer. */
	public int limit() {
		return limit;
	}

	/** Free bytes of the buffer; never 0. */
	public int space() {
		return buffer.length - limit;
	}

	/** So many bytes have been put into the buffer. */
	public void received(int count) {
		limit += count;
		boolean progress = true;
		while (progress) {
			int next = offered ? Sink.LEAVE : offerToSink();
			progress = next >= 0 || next == Sink.LEAVE && nextLine();
		}
		ensureSpace();
	}

	/** The stream has ended. */
	public void end() {
		while (nextLine()) {
			// the sink may have waited for more of an event, and nothing more comes
		}
		if (lineStart < limit) {
			line(lineStart, limit);
			lineStart = limit;
		}
		if (hasData) {
			hasData = false;
			byte[] lines = joined;
			if (lines == null) {
				sink.unfinishedEvent(buffer, dataStart, dataEnd);
			} else {
				sink.unfinishedEvent(lines, 0, joinedLength);
			}
		}
	}

	private int offerToSink() {
		if (skipLineFeed || hasData || lineStart == limit) {
			return Sink.LEAVE;
		}
		int next = sink.takeEvent(buffer, lineStart, limit);
		if (next >= 0) {
			firstLine = false;
			lineStart = next;
		}
		offered = next == Sink.LEAVE;
		return next;
	}

	private boolean nextLine() {
		if (skipLineFeed && lineStart < limit) {
			skipLineFeed = false;
			if (buffer[lineStart] == '\n') {
				lineStart++;
			}
		}
		int end = ByteScan.lineEnd(buffer, Math.max(scanned, lineStart), limit);
		if (end < 0) {
			scanned = limit;
			return false;
		}
		line(lineStart, end);
		skipLineFeed = buffer[end] == '\r';
		lineStart = end + 1;
		return true;
	}

	private void line(int start, int end) {
		int from = start;
		if (firstLine) {
			firstLine = false;
			if (end - from >= 3 && Arrays.equals(buffer, from, from + 3, BYTE_ORDER_MARK, 0, 3)) {
				from += 3;
			}
		}
		if (from == end) {
			dispatch();
			offered = false;
			return;
		}
		switch (buffer[from]) {
			case ':' -> {
				// a comment; that it came is all it says, and whoever reads the bytes has noticed
			}
			case 'd' -> field(from, end);
			case 'e', 'i', 'r' -> {
				// event, id, retry: OpenRouter's chat streams do not use them
			}
			default -> sink.unexpectedLine(buffer, from, end);
		}
	}

	private void field(int from, int end) {
		boolean isData = end - from >= 4 && buffer[from + 1] == 'a' && buffer[from + 2] == 't'
				&& buffer[from + 3] == 'a'
				&& (end - from == 4 || buffer[from + 4] == ':');
		if (!isData) {
			return;
		}
		int value = Math.min(from + 5, end);
		if (value < end && buffer[value] == ' ') {
			value++;
		}
		if (hasData) {
			join(value, end);
		} else {
			hasData = true;
			joined = null;
			dataStart = value;
			dataEnd = end;
		}
	}

	private void join(int from, int to) {
		byte[] lines = joined;
		if (lines == null) {
			joinedLength = dataEnd - dataStart;
			lines = Arrays.copyOfRange(buffer, dataStart, dataEnd);
		}
		int length = joinedLength + 1 + (to - from);
		requireAllowed(length);
		if (length > lines.length) {
			lines = Arrays.copyOf(lines, Math.max(length, (int) Math.min(longestEvent, lines.length * 2L)));
		}
		lines[joinedLength] = '\n';
		System.arraycopy(buffer, from, lines, joinedLength + 1, to - from);
		joinedLength = length;
		joined = lines;
	}

	private void dispatch() {
		if (!hasData) {
			return;
		}
		hasData = false;
		byte[] lines = joined;
		if (lines == null) {
			sink.event(buffer, dataStart, dataEnd);
		} else {
			joined = null;
			sink.event(lines, 0, joinedLength);
		}
	}

	private void ensureSpace() {
		int keep = hasData && joined == null ? dataStart : lineStart;
		if (keep == limit) {
			shift(keep);
			return;
		}
		if (space() >= SMALLEST_READ) {
			return;
		}
		if (keep >= buffer.length / 2) {
			System.arraycopy(buffer, keep, buffer, 0, limit - keep);
			shift(keep);
			return;
		}
		requireAllowed(limit - keep);
		byte[] larger = new byte[(int) Math.min(Integer.MAX_VALUE - 16L, buffer.length * 2L)];
		System.arraycopy(buffer, keep, larger, 0, limit - keep);
		buffer = larger;
		shift(keep);
	}

	private void shift(int distance) {
		lineStart -= distance;
		scanned = Math.max(0, scanned - distance);
		limit -= distance;
		dataStart -= distance;
		dataEnd -= distance;
	}

	private void requireAllowed(int length) {
		if (length > longestEvent) {
			throw new ProtocolException(ProtocolException.Kind.TOO_LARGE,
					"an event of the stream is longer than " + longestEvent + " bytes");
		}
	}
}
