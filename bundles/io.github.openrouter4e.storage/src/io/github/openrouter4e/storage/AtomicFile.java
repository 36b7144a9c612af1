package io.github.openrouter4e.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file's content as a whole: readers, and whoever looks after a crash, see the old content or the new one.
 */
@SuppressWarnings("nls") // file names only
public final class AtomicFile {

	private AtomicFile() {}

	/**
	 * @param file  the file to replace; its folder is created if needed
	 * @param parts the new content, in pieces
	 * @throws IOException the old content is still there
	 */
	public static void write(Path file, byte[]... parts) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		// a name of its own: two processes that share a folder never write into the same temporary file
		Path temporary = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
		try {
			try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
				for (byte[] part : parts) {
					var buffer = ByteBuffer.wrap(part);
					while (buffer.hasRemaining()) {
						channel.write(buffer);
					}
				}
				// before the move: some file systems move first and write the data later
				channel.force(true);
			}
			move(temporary, file);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	private static void move(Path temporary, Path file) throws IOException {
		try {
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (AtomicMoveNotSupportedException e) {
			// some network drives: the checksum in the file tells a torn one
			Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
