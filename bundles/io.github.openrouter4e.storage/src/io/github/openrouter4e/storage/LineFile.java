package io.github.openrouter4e.storage;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file of framed lines that is only appended to, also by several processes at a time. Thread-safe. It is opened when first
 * needed and can be closed at any time: the next use opens it again.
 *
 * <p>A line that could be written only in part is taken back, so that the file ends with a whole line. Lines handed over with
 * {@link #keep} wait in memory then, and are written, in their order, with the next line or by {@link #writeKept}.
 */
public final class LineFile implements Closeable {

	/** A line that is still to be written. */
	private record Kept(byte[] line, Consumer<LineRef> written) {
	}

	private final Path path;
	private final Lock forcing = new ReentrantLock(); // who finds nothing to do must not return before it is done
	private final Deque<Kept> kept = new ArrayDeque<>(); // this and the following guarded by this
	private final LineBuffer next = new LineBuffer();
	private @Nullable IOException failure;
	private @Nullable FileChannel appender;
	private @Nullable FileChannel reader;
	private boolean dirty;

	/** The file need not exist. */
	public LineFile(Path path) {
		this.path = path;
	}

	/** Where it is. */
	public Path path() {
		return path;
	}

	/**
	 * Appends an object as one line, with one write, so that a kill leaves all of it or a cut last line.
	 *
	 * @return where it is
	 * @throws IOException if it could not be written; the file is as before then
	 */
	public synchronized LineRef append(ObjectNode object) throws IOException {
		next.set(object);
		writeAllKept();
		return write(next.bytes(), next.size());
	}

	/**
	 * Appends an object as one line now, or later if that is not possible now.
	 *
	 * @param written told where the line is, once it is written
	 * @return whether everything is written
	 */
	public synchronized boolean keep(ObjectNode object, Consumer<LineRef> written) {
		next.set(object);
		if (writeKept()) {
			try {
				written.accept(write(next.bytes(), next.size()));
				return true;
			} catch (IOException e) {
				failure = e;
			}
		}
		kept.add(new Kept(next.toByteArray(), written));
		return false;
	}

	/** Tries to write what is kept; tells whether everything is written. */
	public synchronized boolean writeKept() {
		try {
			writeAllKept();
			failure = null;
		} catch (IOException e) {
			failure = e;
		}
		return kept.isEmpty();
	}

	private void writeAllKept() throws IOException {
		for (Kept first = kept.peek(); first != null; first = kept.peek()) {
			LineRef place = write(first.line(), first.line().length);
			kept.remove();
			first.written().accept(place);
		}
	}

	/** The lines that are kept, in their order, without line ends. */
	public synchronized List<byte[]> keptLines() {
		return kept.stream().map(each -> Arrays.copyOf(each.line(), each.line().length - 1)).toList();
	}

	/** Number of lines that are kept. */
	public synchronized int kept() {
		return kept.size();
	}

	/** Why lines are kept; {@code null} if none are. */
	public synchronized @Nullable IOException failure() {
		return kept.isEmpty() ? null : failure;
	}

	private LineRef write(byte[] line, int length) throws IOException {
		// an interrupt closes channels; who asked for it wants something else to end than the history
		boolean interrupted = Thread.interrupted();
		try {
			FileChannel open = appender();
			long before = open.size();
			try {
				writeFully(open, line, length);
			} catch (IOException e) {
				if (takeBack(before, line, length, e)) {
					throw e;
				}
				dirty = true;
				return new LineRef(before, length - 1);
			}
			dirty = true;
			long offset = open.size() - length;
			return new LineRef(offset == before ? offset : find(line, length, before), length - 1);
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static void writeFully(FileChannel open, byte[] bytes, int length) throws IOException {
		var buffer = ByteBuffer.wrap(bytes, 0, length);
		while (buffer.hasRemaining()) {
			open.write(buffer);
		}
	}

	/**
	 * Cuts off what was written of a line. What cannot be cut off is marked as cut when the file is opened again.
	 *
	 * @return false if that does not succeed, and only the end of the line is missing, which is added when the file is opened
	 */
	private boolean takeBack(long end, byte[] line, int length, IOException cause) {
		Thread.interrupted();
		closeQuietly(cause);
		boolean whole = false;
		try (var open = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			long size = open.size();
			if (size > end && size - end <= length) {
				byte[] there = new byte[(int) (size - end)];
				read(open, ByteBuffer.wrap(there), end);
				if (Arrays.equals(there, 0, there.length, line, 0, there.length)) { // else of another process
					whole = there.length >= length - 1;
					open.truncate(end);
					whole = false;
				}
			}
		} catch (IOException e) {
			cause.addSuppressed(e);
		}
		return !whole;
	}

	private void closeQuietly(IOException cause) {
		FileChannel open = appender;
		appender = null;
		if (open != null) {
			try {
				open.close();
			} catch (IOException e) {
				cause.addSuppressed(e);
			}
		}
	}

	/** Where a line went while another process appended as well. */
	private long find(byte[] line, int length, long from) throws IOException {
		FileChannel open = reader();
		byte[] there = new byte[Math.toIntExact(open.size() - from)];
		read(open, ByteBuffer.wrap(there), from);
		for (int i = there.length - length; i >= 0; i--) {
			if (Arrays.equals(there, i, i + length, line, 0, length)) {
				return from + i;
			}
		}
		throw new IOException("changed while it was written: " + path); //$NON-NLS-1$
	}

	/**
	 * Sees to it that what was appended survives also a crash of the system. Several callers at a time share what they wait
	 * for.
	 */
	public void force() throws IOException {
		forcing.lock();
		try {
			forceAlone();
		} finally {
			forcing.unlock();
		}
	}

	private void forceAlone() throws IOException {
		FileChannel open;
		synchronized (this) {
			open = dirty ? appender : null;
			dirty = false;
		}
		if (open != null) {
			try {
				open.force(false); // not under the lock of what is written: it may take long, and appending need not wait
			} catch (ClosedChannelException e) {
				// closing forces as well
			} catch (IOException e) {
				synchronized (this) {
					dirty = true; // tried again the next time
				}
				throw e;
			}
		}
	}

	/** Reads one line back. */
	public JsonNode read(LineRef line) throws IOException {
		return Json.parseOurs(bytes(line), 0, line.length());
	}

	/** Reads the bytes of one line back; {@code null} if there is no intact line at this place any more. */
	public byte @Nullable [] readIntact(LineRef line) throws IOException {
		if (line.offset() + line.length() > size()) {
			return null;
		}
		byte[] bytes = bytes(line);
		return LineFrame.isIntact(bytes, 0, bytes.length) ? bytes : null;
	}

	private synchronized byte[] bytes(LineRef line) throws IOException {
		var buffer = ByteBuffer.allocate(line.length());
		read(reader(), buffer, line.offset());
		return buffer.array();
	}

	private void read(FileChannel open, ByteBuffer buffer, long offset) throws IOException {
		while (buffer.hasRemaining()) {
			if (open.read(buffer, offset + buffer.position()) < 0) {
				throw new EOFException(path.toString());
			}
		}
	}

	/** Bytes that it has now; 0 if it does not exist. */
	public long size() throws IOException {
		try {
			return Files.size(path);
		} catch (@SuppressWarnings("unused") NoSuchFileException e) {
			return 0;
		}
	}

	@Override
	public synchronized void close() throws IOException {
		FileChannel in = reader;
		FileChannel open = appender;
		reader = null;
		appender = null;
		try (in; open) {
			if (open != null && dirty && open.isOpen()) {
				open.force(false);
			}
			dirty = false;
		}
	}

	private FileChannel appender() throws IOException {
		FileChannel open = appender;
		if (open == null || !open.isOpen()) {
			if (Files.exists(path) && !Files.isRegularFile(path)) {
				throw new UnusableFileException(UnusableFileException.Reason.NO_FILE, path); // a pipe would wait for a reader
			}
			open = PrivateFiles.append(path);
			appender = open;
			endCutLine(open);
		}
		return open;
	}

	private FileChannel reader() throws IOException {
		FileChannel open = reader;
		if (open == null || !open.isOpen()) {
			open = FileChannel.open(path, StandardOpenOption.READ);
			reader = open;
		}
		return open;
	}

	private void endCutLine(FileChannel open) throws IOException {
		long size = open.size();
		var last = ByteBuffer.allocate(1);
		if (size == 0 || reader().read(last, size - 1) == 1 && last.get(0) == '\n') {
			return;
		}
		byte[] mark = LineFrame.frame(Json.bytes(Json.object(LineScanner.CUT)));
		byte[] lines = new byte[mark.length + 1];
		lines[0] = '\n';
		System.arraycopy(mark, 0, lines, 1, mark.length);
		try {
			writeFully(open, lines, lines.length);
		} catch (IOException e) {
			takeBack(size, lines, lines.length, e);
			throw e;
		}
	}
}
