package io.github.openrouter4e.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
final class Folders {

	private Folders() {}

	/** Puts a copy there, in place of what was there. */
	static Path copy(Path from, Path to) throws IOException {
		delete(to);
		Files.createDirectories(to.getParent());
		try (Stream<Path> all = Files.walk(from)) {
			all.forEach(file -> {
				try {
					Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES,
							LinkOption.NOFOLLOW_LINKS);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
		return to;
	}

	static void delete(Path folder) throws IOException {
		if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
			for (Path file : everything(folder)) {
				Files.delete(file);
			}
		}
	}

	/** Files and folders, contents before their folder. */
	private static List<Path> everything(Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.sorted(Comparator.reverseOrder()).toList();
		}
	}

	/** The regular files in which this text occurs, whatever else they hold. */
	static List<Path> containing(Path folder, String text) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).filter(file -> {
				try {
					return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			}).toList();
		}
	}
}
