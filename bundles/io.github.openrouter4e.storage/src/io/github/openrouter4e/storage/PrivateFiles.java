package io.github.openrouter4e.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files that only their owner reads, where the file system knows owners: what is said to a model is nobody else's business.
 */
@SuppressWarnings("nls") // permissions
public final class PrivateFiles {

	private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
	private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

	private PrivateFiles() {}

	/** Creates a folder and those above it that are missing. */
	public static void createFolders(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			Files.createDirectories(folder, attributes(folder, FOLDER));
		}
	}

	/** Opens a file for appending, whoever else appends to it; creates it if it is missing. */
	public static FileChannel append(Path file) throws IOException {
		Path parent = file.toAbsolutePath().getParent();
		if (parent != null) {
			createFolders(parent);
		}
		return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.APPEND), attributes(file, FILE));
	}

	private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
		return knowsOwners(path)
				? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(permissions)}
				: new FileAttribute<?>[0];
	}

	private static boolean knowsOwners(Path path) {
		return path.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

	/**
	 * Takes what earlier versions left open to others away from them, once: a folder that is closed already is not looked
	 * into. What cannot be changed stays as it is.
	 */
	public static void close(Path root) {
		try {
			if (!knowsOwners(root) || !Files.isDirectory(root)
					|| Files.getPosixFilePermissions(root).equals(FOLDER)) {
				return;
			}
			try (Stream<Path> all = Files.walk(root)) {
				for (Path path : (Iterable<Path>) all::iterator) {
					if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
						if (!path.equals(root)) {
							Files.setPosixFilePermissions(path, FOLDER);
						}
					} else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
						Files.setPosixFilePermissions(path, FILE);
					}
				}
			}
			Files.setPosixFilePermissions(root, FOLDER); // last: tells that the rest is done
		} catch (@SuppressWarnings("unused") IOException | RuntimeException e) {
			// somebody else's folder, or read-only: it is as private as whoever set it up wants it
		}
	}
}
