package io.github.openrouter4e.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

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
	 * Where a scan has ended, and what it needs to go on from there as if it had never stopped.
	 *
	 * @param end            offset behind the last line that has an end
	 * @param checksum       CRC-32C of all bytes before {@code end}
	 * @param damaged        number of damaged lines
	 * @param lastWasDamaged whether the last line is damaged; a line that says that it was cut may follow
	 * @param tooLong        whether {@code end} is within a line that is passed over
	 */
	public record Mark(long end, int checksum, int damaged, boolean lastWasDamaged, boolean tooLong) {

		/** The beginning of a file. */
		public static final Mark START = new Mark(0, 0, 0, false, false);
	}

	/** Says that the line before it was cut by a kill. */
	static final String CUT = "cut";

	/** Bytes of the largest file that is read. */
	public static final long MAX_FILE = 1L << 30;

	/** Bytes of the longest line that is read. The largest attachment takes half of it. */
	public static final int MAX_LINE = 1 << 26;

	private static final byte[] CUT_MARK = "\"t\":\"cut\"}".getBytes(StandardCharsets.US_ASCII);
	private static final int CHUNK = 1 << 16;
	/** Bytes before a mark that one processor reads while others read others. */
	static final int PART = 1 << 22;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long ONES = 0x0101_0101_0101_0101L;
	private static final long HIGH_BITS = ONES << 7;
	private static final long LINE_ENDS = ONES * '\n';

	private final Handler handler;
	private final boolean sums;
	private final CRC32C checksum = new CRC32C();
	private byte[] buffer;
	private int filled;
	private long bufferOffset;
	private int damaged;
	private boolean lastWasDamaged;
	private boolean tooLong;

	private LineScanner(Handler handler, Mark from, boolean sums, long fileSize) {
		this.handler = handler;
		this.sums = sums;
		this.buffer = new byte[(int) Math.min(CHUNK, fileSize + 1)]; // a byte more, so that the end is found in it
		this.bufferOffset = from.end();
		this.damaged = from.damaged();
		this.lastWasDamaged = from.lastWasDamaged();
		this.tooLong = from.tooLong();
	}

	/**
	 * Scans a file from its beginning.
	 *
	 * @return number of damaged lines
	 * @throws IOException if it cannot be read; also if it is too large, or something else than a file, as a pipe would be
	 *                     waited for without end
	 */
	public static int scan(Path file, Handler handler) throws IOException {
		return scan(file, Mark.START, false, handler).orElseThrow().damaged();
	}

	/**
	 * Scans what follows a mark. Everything before it is read, but not looked at.
	 *
	 * @return empty, and the handler was not called, if the bytes before the mark are others than they were
	 * @throws IOException as {@link #scan(Path, Handler)}
	 */
	public static Optional<Mark> scan(Path file, Mark from, Handler handler) throws IOException {
		return scan(file, from, true, handler);
	}

	private static Optional<Mark> scan(Path file, Mark from, boolean sums, Handler handler) throws IOException {
		var attributes = Files.readAttributes(file, BasicFileAttributes.class);
		if (!attributes.isRegularFile() || attributes.size() > MAX_FILE) {
			throw new UnusableFileException(attributes.isRegularFile() ? Reason.TOO_LARGE : Reason.NO_FILE, file);
		}
		if (attributes.size() < from.end()) {
			return Optional.empty();
		}
		try (InputStream in = Files.newInputStream(file)) {
			var scanner = new LineScanner(handler, from, sums, attributes.size());
			return hasBefore(file, in, from) ? Optional.of(scanner.run(in, from)) : Optional.empty();
		}
	}

	/** Whether what stands before a mark is what it was; {@code in} is behind it then. */
	private static boolean hasBefore(Path file, InputStream in, Mark mark) throws IOException {
		try {
			if (mark.end() <= PART) {
				return checksum(in, mark.end()) == mark.checksum();
			}
			int[] parts = IntStream.range(0, (int) ((mark.end() - 1) / PART + 1)).parallel()
					.map(part -> checksum(file, (long) part * PART, mark.end())).toArray();
			int sum = 0;
			for (int part = 0; part < parts.length; part++) {
				sum = JoinedChecksum.of(sum, parts[part], Math.min(PART, mark.end() - (long) part * PART));
			}
			in.skipNBytes(mark.end());
			return sum == mark.checksum();
		} catch (@SuppressWarnings("unused") EOFException e) {
			return false;
		} catch (UncheckedIOException e) {
			if (e.getCause() instanceof EOFException) {
				return false;
			}
			throw e.getCause();
		}
	}

	/** Of a part of what stands before {@code end}. */
	private static int checksum(Path file, long from, long end) {
		try (InputStream in = Files.newInputStream(file)) {
			in.skipNBytes(from);
			return checksum(in, Math.min(PART, end - from));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static int checksum(InputStream in, long length) throws IOException {
		var checksum = new CRC32C();
		byte[] buffer = new byte[(int) Math.min(CHUNK, length)];
		for (long left = length; left > 0;) {
			int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
			if (read < 0) {
				throw new EOFException();
			}
			checksum.update(buffer, 0, read);
			left -= read;
		}
		return (int) checksum.getValue();
	}

	private Mark run(InputStream in, Mark from) throws IOException {
		for (int read = in.read(buffer, 0, buffer.length); read >= 0; read = in.read(buffer, filled,
				buffer.length - filled)) {
			int searchFrom = filled;
			filled += read;
			int lineStart = lines(searchFrom);
			sum(lineStart);
			System.arraycopy(buffer, lineStart, buffer, 0, filled - lineStart);
			filled -= lineStart;
			bufferOffset += lineStart;
			if (filled == buffer.length) {
				grow();
			}
		}
		int sum = JoinedChecksum.of(from.checksum(), (int) checksum.getValue(), bufferOffset - from.end());
		return new Mark(bufferOffset, sum, damaged, lastWasDamaged, tooLong);
	}

	private void sum(int length) {
		if (sums) {
			checksum.update(buffer, 0, length);
		}
	}

	private void grow() {
		if (buffer.length < MAX_LINE) {
			buffer = Arrays.copyOf(buffer, buffer.length * 2);
		} else { // passed over up to its end
			tooLong = true;
			sum(filled);
			bufferOffset += filled;
			filled = 0;
		}
	}

	/** Handles the complete lines in the buffer and tells where the rest begins. */
	private int lines(int searchFrom) throws IOException {
		int lineStart = 0;
		for (int i = lineEnd(searchFrom); i < filled; i = lineEnd(i + 1)) {
			line(lineStart, i - lineStart);
			lineStart = i + 1;
		}
		return lineStart;
	}

	/** The next line end, eight bytes at a time: a byte that is one is 0 in {@code word}. */
	private int lineEnd(int from) {
		int i = from;
		for (; i + Long.BYTES <= filled; i += Long.BYTES) {
			long word = (long) LONGS.get(buffer, i) ^ LINE_ENDS;
			long found = word - ONES & ~word & HIGH_BITS;
			if (found != 0) {
				return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
			}
		}
		while (i < filled && buffer[i] != '\n') {
			i++;
		}
		return i;
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
