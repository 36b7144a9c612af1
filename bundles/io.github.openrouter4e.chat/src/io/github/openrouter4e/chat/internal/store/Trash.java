package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import io.github.openrouter4e.storage.PrivateFiles;

/** Deleted conversations, which can be brought back for a while. Not thread-safe. */
@SuppressWarnings("nls") // file names
final class Trash {

	/** For so long a clock must go on without being set back before what it calls old is deleted. */
	static final Duration TRUST = Duration.ofDays(7);

	private static final String LOOKED = ".looked";

	private final Path folder;

	Trash(Path folder) {
		this.folder = folder;
	}

	/** Moves a file into the trash, beside an older one of the same name. */
	void take(Path file, Instant now) throws IOException {
		PrivateFiles.createFolders(folder);
		Path target = folder.resolve(file.getFileName());
		for (int i = 1; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
			Path aside = folder.resolve(i + "-" + file.getFileName());
			if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
				Files.move(target, aside);
			}
		}
		Files.setLastModifiedTime(file, FileTime.from(now)); // before the move: it tells how long it lies there
		Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Moves the file that was deleted last under this name back to where it was; fails if something is there. */
	void giveBack(Path file) throws IOException {
		Files.move(folder.resolve(file.getFileName()), file);
	}

	/**
	 * Deletes what lies there for longer than this. A clock that jumps ahead is not believed at once: what is deleted was old
	 * enough a week ago, by a look at the clock that it has not gone back behind since.
	 */
	void empty(Duration lifetime, Instant now) throws IOException {
		if (!Files.isDirectory(folder)) {
			return;
		}
		Path looked = folder.resolve(LOOKED);
		Instant last = Files.exists(looked) ? Files.getLastModifiedTime(looked).toInstant() : null;
		if (last != null && !now.isBefore(last) && now.isBefore(last.plus(TRUST))) {
			return;
		}
		if (last != null && !now.isBefore(last)) {
			deleteBefore(last.minus(lifetime));
		}
		if (last == null) {
			PrivateFiles.append(looked).close();
		}
		Files.setLastModifiedTime(looked, FileTime.from(now));
	}

	private void deleteBefore(Instant time) throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
			for (Path file : files) {
				if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(time)) {
					Files.deleteIfExists(file);
				}
			}
		}
	}
}
