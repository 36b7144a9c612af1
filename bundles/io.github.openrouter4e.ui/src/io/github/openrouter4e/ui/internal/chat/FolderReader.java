package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Attachment;

/**
 * Makes an attachment of a folder: the names of what is in it, and what its text files say, as far as there is room. What is
 * hidden or generated is left out. Reads the disk: not for the UI thread.
 */
final class FolderReader extends SimpleFileVisitor<Path> {

	static final int MOST_NAMES = 2_000;
	/** A folder as large as that leaves no room for the question in most models. */
	static final int MOST_TEXT = 400_000;
	/** A larger file is listed, but not read: it is data, or generated. */
	static final int MOST_TEXT_A_FILE = 100_000;
	private static final Set<String> GENERATED = Set.of("node_modules", "__pycache__"); //$NON-NLS-1$ //$NON-NLS-2$

	private final Path root;
	private final Predicate<Path> derived;
	private final List<String> names = new ArrayList<>();
	private final StringBuilder texts = new StringBuilder();
	private int read;
	private int omitted;

	/**
	 * @param listing names, then texts
	 * @param read    how many files are in it with what they say
	 * @param omitted how many files are not, or not with what they say
	 */
	record Folder(String listing, int read, int omitted) {
	}

	private FolderReader(Path root, Predicate<Path> derived) {
		this.root = root;
		this.derived = derived;
	}

	/** @param derived tells what was generated and belongs to nobody */
	static Folder read(Path root, Predicate<Path> derived) throws IOException {
		var reader = new FolderReader(root, derived);
		Files.walkFileTree(root, reader);
		reader.names.sort(null);
		return new Folder(String.join("\n", reader.names) + reader.texts, reader.read, reader.omitted); //$NON-NLS-1$
	}

	@Override
	public FileVisitResult preVisitDirectory(@Nullable Path folder, @Nullable BasicFileAttributes attributes) {
		if (folder == null || folder.equals(root)) {
			return FileVisitResult.CONTINUE;
		}
		var name = folder.getFileName().toString();
		if (name.startsWith(".") || GENERATED.contains(name) || derived.test(folder)) { //$NON-NLS-1$
			return FileVisitResult.SKIP_SUBTREE;
		}
		return list(folder, "/") ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE; //$NON-NLS-1$
	}

	@Override
	public FileVisitResult visitFile(@Nullable Path file, @Nullable BasicFileAttributes attributes) {
		if (file == null || attributes == null || file.getFileName().toString().startsWith(".") //$NON-NLS-1$
				|| derived.test(file)) {
			return FileVisitResult.CONTINUE;
		}
		if (!list(file, "")) { //$NON-NLS-1$
			return FileVisitResult.TERMINATE;
		}
		var text = attributes.isRegularFile() && attributes.size() <= MOST_TEXT_A_FILE ? text(file) : null;
		if (text == null || texts.length() + text.length() > MOST_TEXT) {
			omitted++;
		} else {
			read++;
			texts.append("\n\n--- ").append(name(file)).append(" ---\n").append(text); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult visitFileFailed(@Nullable Path file, @Nullable IOException e) {
		omitted++; // what the user may not read must not hide the rest
		return FileVisitResult.CONTINUE;
	}

	private boolean list(Path path, String end) {
		if (names.size() >= MOST_NAMES) {
			omitted++;
			return false;
		}
		names.add(name(path) + end);
		return true;
	}

	private String name(Path path) {
		return root.relativize(path).toString().replace('\\', '/');
	}

	private static @Nullable String text(Path file) {
		return AttachmentReader.read(file, "", //$NON-NLS-1$
				path -> false) instanceof AttachmentReader.Result.Read(var attachment, var note)
				&& attachment instanceof Attachment.TextFile text ? text.text() : null;
	}
}
