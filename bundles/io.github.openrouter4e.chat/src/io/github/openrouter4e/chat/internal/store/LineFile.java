package io.github.openrouter4e.chat.internal.store;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file of framed lines that is only appended to. Thread-safe. It is opened when first needed and can be closed at any time:
 * the next use opens it again.
 */
public final class LineFile implements Closeable {

	private final Path path;
	private @Nullable FileChannel channel; // guarded by this
	private boolean dirty; // guarded by this

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
	 */
	public synchronized LineRef append(ObjectNode object) throws IOException {
		byte[] line = LineFrame.frame(Json.bytes(object));
		FileChannel open = open();
		long offset = open.size();
		write(open, offset, line);
		dirty = true;
		return new LineRef(offset, line.length - 1);
	}

	/** Sees to it that what was appended survives also a crash of the system. */
	public void force() throws IOException {
		FileChannel open;
		synchronized (this) {
			open = dirty ? channel : null;
			dirty = false;
		}
		if (open != null) {
			try {
				open.force(false); // not under the lock: it may take long, and appending need not wait for it
			} catch (ClosedChannelException e) {
				// closing forces as well
			}
		}
	}

	/** Reads one line back. */
	public synchronized JsonNode read(LineRef line) throws IOException {
		var buffer = ByteBuffer.allocate(line.length());
		FileChannel open = open();
		while (buffer.hasRemaining()) {
			if (open.read(buffer, line.offset() + buffer.position()) < 0) {
				throw new EOFException(path.toString());
			}
		}
		return Json.parse(buffer.array(), 0, line.length());
	}

	/** Bytes that it has now; 0 if it does not exist. */
	public synchronized long size() throws IOException {
		FileChannel open = channel;
		if (open != null && open.isOpen()) {
			return open.size();
		}
		return Files.exists(path) ? Files.size(path) : 0;
	}

	@Override
	public synchronized void close() throws IOException {
		FileChannel open = channel;
		if (open != null) {
			channel = null;
			try (open) {
				if (dirty && open.isOpen()) {
					open.force(false);
				}
				dirty = false;
			}
		}
	}

	private FileChannel open() throws IOException {
		FileChannel open = channel;
		// an interrupt during I/O closes a channel; the line that was being written is cut and marked below
		if (open == null || !open.isOpen()) {
			Files.createDirectories(path.toAbsolutePath().getParent());
			open = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
			channel = open;
			endCutLine(open);
		}
		return open;
	}

	private static void endCutLine(FileChannel open) throws IOException {
		long size = open.size();
		var last = ByteBuffer.allocate(1);
		if (size == 0 || open.read(last, size - 1) == 1 && last.get(0) == '\n') {
			return;
		}
		byte[] mark = LineFrame.frame(Json.bytes(Json.object(LineScanner.CUT)));
		byte[] lines = new byte[mark.length + 1];
		lines[0] = '\n';
		System.arraycopy(mark, 0, lines, 1, mark.length);
		write(open, size, lines);
	}

	private static void write(FileChannel open, long offset, byte[] bytes) throws IOException {
		var buffer = ByteBuffer.wrap(bytes);
		while (buffer.hasRemaining()) {
			open.write(buffer, offset + buffer.position());
		}
	}
}
