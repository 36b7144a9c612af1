package io.github.openrouter4e.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Writes a file that the user asked for. Blocking: for a background thread. */
public final class ExportFile {

	private ExportFile() {}

	/** What the file is to hold. */
	@FunctionalInterface
	public interface Content {
		/** @param file exists and is empty */
		void write(Path file) throws IOException;
	}

	/**
	 * Writes a file whole or not at all. It is readable for whom other new files are, and one that is replaced for whom it was;
	 * that is why this is no temporary file, which is the owner's alone.
	 *
	 * @throws IOException if it cannot be written; an older file of that name is untouched then
	 */
	public static void write(Path target, Content content) throws IOException {
		var unfinished = target.toAbsolutePath().resolveSibling("openrouter-" + UUID.randomUUID() + ".tmp"); //$NON-NLS-1$ //$NON-NLS-2$
		Files.createFile(unfinished);
		try {
			var permissions = permissions(target);
			if (!permissions.isEmpty()) { // before there is anything to read in it
				var writable = EnumSet.copyOf(permissions);
				writable.add(PosixFilePermission.OWNER_WRITE);
				Files.setPosixFilePermissions(unfinished, writable);
			}
			content.write(unfinished);
			if (!permissions.isEmpty()) {
				Files.setPosixFilePermissions(unfinished, permissions);
			}
			Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(unfinished);
		}
	}

	/** @return empty if there is no such file, or the file system has none */
	private static Set<PosixFilePermission> permissions(Path file) throws IOException {
		var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
		return view == null || !Files.exists(file) ? Set.of() : view.readAttributes().permissions();
	}
}
