package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Goes through the intact lines of a file. Damaged lines are skipped and counted; a last line without an end is not counted,
 * as it is what a kill leaves behind.
 */
@SuppressWarnings("nls") // file format
public final class LineScanner {

	/** Takes an intact line; the array may be reused afterwards. */
	@FunctionalInterface
	public interface Handler {
		/** A line of {@code length} bytes without line end, {@code offset} bytes into the file. */
		void line(long offset, byte[] bytes, int start, int length) throws IOException;
	}

	/**
	 * What a scan found.
	 *
	 * @param damaged number of damaged lines
	 * @param end     offset behind the last line that has an end
	 */
	public record Result(int damaged, long end) {
	}

	/** Says that the line before it was cut by a kill. */
	static final String CUT = "cut";

	private static final byte[] CUT_MARK = "\"t\":\"cut\"}".getBytes(StandardCharsets.US_ASCII);
	private static final int CHUNK = 1 << 16;

	private final Handler handler;
	private byte[] buffer = new byte[CHUNK];
	private int filled;
	private long bufferOffset;
	private int damaged;
	private boolean lastWasDamaged;

	private LineScanner(Handler handler, long from) {
		this.handler = handler;
		this.bufferOffset = from;
	}

	/** Scans a file from its beginning. */
	public static Result scan(Path file, Handler handler) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return new LineScanner(handler, 0).run(in);
		}
	}

	private Result run(InputStream in) throws IOException {
		for (int read = in.read(buffer, 0, buffer.length); read >= 0; read = in.read(buffer, filled,
				buffer.length - filled)) {
			int searchFrom = filled;
			filled += read;
			int lineStart = lines(searchFrom);
			System.arraycopy(buffer, lineStart, buffer, 0, filled - lineStart);
			filled -= lineStart;
			bufferOffset += lineStart;
			if (filled == buffer.length) {
				buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
			}
		}
		return new Result(damaged, bufferOffset);
	}

	/** Handles the complete lines in the buffer and tells where the rest begins. */
	private int lines(int searchFrom) throws IOException {
		int lineStart = 0;
		for (int i = searchFrom; i < filled; i++) {
			if (buffer[i] == '\n') {
				line(lineStart, i - lineStart);
				lineStart = i + 1;
			}
		}
		return lineStart;
	}

	private void line(int start, int length) throws IOException {
		if (!LineFrame.isIntact(buffer, start, length)) {
			if (length > 0) {
				damaged++;
				lastWasDamaged = true;
			}
			return;
		}
		boolean cut = Arrays.equals(buffer, start + LineFrame.HEADER, start + length, CUT_MARK, 0, CUT_MARK.length);
		if (cut) {
			damaged -= lastWasDamaged ? 1 : 0;
		} else {
			handler.line(bufferOffset + start, buffer, start, length);
		}
		lastWasDamaged = false;
	}
}
