package io.github.openrouter4e.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

import io.github.openrouter4e.storage.UnusableFileException.Reason;

/**
 * Goes through the intact lines of a file. Damaged lines are skipped and counted, and so are lines that are longer than any
 * that we write, without keeping them in memory; a last line without an end is not counted, as it is what a kill leaves
 * behind.
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

	/** Bytes of the largest file that is read. */
	public static final long MAX_FILE = 1L << 30;

	/** Bytes of the longest line that is read. The largest attachment takes half of it. */
	public static final int MAX_LINE = 1 << 26;

	private static final byte[] CUT_MARK = "\"t\":\"cut\"}".getBytes(StandardCharsets.US_ASCII);
	private static final int CHUNK = 1 << 16;

	private final Handler handler;
	private byte[] buffer = new byte[CHUNK];
	private int filled;
	private long bufferOffset;
	private int damaged;
	private boolean lastWasDamaged;
	private boolean tooLong;

	private LineScanner(Handler handler, long from) {
		this.handler = handler;
		this.bufferOffset = from;
	}

	/**
	 * Scans a file from its beginning.
	 *
	 * @throws IOException if it cannot be read; also if it is too large, or something else than a file, as a pipe would be
	 *                     waited for without end
	 */
	public static Result scan(Path file, Handler handler) throws IOException {
		var attributes = Files.readAttributes(file, BasicFileAttributes.class);
		if (!attributes.isRegularFile() || attributes.size() > MAX_FILE) {
			throw new UnusableFileException(attributes.isRegularFile() ? Reason.TOO_LARGE : Reason.NO_FILE, file);
		}
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
				grow();
			}
		}
		return new Result(damaged, bufferOffset);
	}

	private void grow() {
		if (buffer.length < MAX_LINE) {
			buffer = Arrays.copyOf(buffer, buffer.length * 2);
		} else { // passed over up to its end
			tooLong = true;
			bufferOffset += filled;
			filled = 0;
		}
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
		if (tooLong || !LineFrame.isIntact(buffer, start, length)) {
			if (length > 0 || tooLong) {
				damaged++;
				lastWasDamaged = true;
			}
			tooLong = false;
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
