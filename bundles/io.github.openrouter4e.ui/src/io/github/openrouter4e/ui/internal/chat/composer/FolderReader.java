package io.github.openrouter4e.ui.internal.chat.composer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.ignore.IgnoreRules;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/**
 * Makes an attachment of a folder: the names of what is in it, and what its text files say, as far as there is room. Left out,
 * with a reason, is what is hidden, generated, ignored or secret, and what links to elsewhere. Reads the disk: not for the UI
 * thread.
 */
final class FolderReader extends SimpleFileVisitor<Path> {

	static final int MOST_NAMES = 2_000;
	/** A folder as large as that leaves no room for the question in most models. */
	static final int MOST_TEXT = 400_000;
	/** A larger file is listed, but not read: it is data, or generated. */
	static final int MOST_TEXT_A_FILE = 100_000;
	/** After so many the rest is not even counted. */
	static final int MOST_ENTRIES = 200_000;
	/** So many of what is left out are told with the reason, the rest is counted. */
	static final int MOST_REASONS = 500;
	private static final Set<String> GENERATED = Set.of("node_modules", "__pycache__", "bower_components", "venv"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	/** Where build tools write, and the files beside it that show that they do. */
	@SuppressWarnings("nls")
	private static final Map<String, @Nullable List<String>> OUTPUT = Map.of("target",
			List.of("pom.xml", "Cargo.toml", "build.sbt"), "build",
			List.of("build.gradle", "build.gradle.kts", "CMakeLists.txt", "package.json", "setup.py"), "bin",
			List.of(".classpath", ".project"), "out", List.of("package.json", "build.gradle"), "dist",
			List.of("package.json", "setup.py", "pyproject.toml"));

	private final Path root;
	private final IgnoreRules rules;
	private final Predicate<Path> derived;
	private final int mostEntries;
	private final List<String> names = new ArrayList<>();
	private final List<LeftOut> leftOut = new ArrayList<>();
	private final StringBuilder texts = new StringBuilder();
	private int entries;
	private int read;
	private int named;
	private int excluded;
	private int secret;

	/**
	 * What was not attached.
	 *
	 * @param name   from the folder
	 * @param reason a phrase for the user
	 */
	record LeftOut(String name, String reason) {
	}

	/**
	 * A folder as it is sent. Each file is counted in one of the numbers, but those in a folder that is left out.
	 *
	 * @param listing  names, then texts
	 * @param read     how many files are in it with what they say
	 * @param named    how many files are not, or only with their names
	 * @param excluded how many files and folders are left out
	 * @param secret   how many of these because they hold secrets
	 * @param leftOut  the first of what is left out
	 * @param complete false if the folder is too large to be gone through
	 */
	record Folder(String listing, int read, int named, int excluded, int secret, List<LeftOut> leftOut,
			boolean complete) {
	}

	private FolderReader(Path root, IgnoreRules rules, Predicate<Path> derived, int mostEntries) {
		this.root = root;
		this.rules = rules;
		this.derived = derived;
		this.mostEntries = mostEntries;
	}

	/** @param derived tells what was generated and belongs to nobody */
	static Folder read(Path root, IgnoreRules rules, Predicate<Path> derived) throws IOException {
		return read(root, rules, derived, MOST_ENTRIES);
	}

	static Folder read(Path root, IgnoreRules rules, Predicate<Path> derived, int mostEntries) throws IOException {
		var reader = new FolderReader(root, rules, derived, mostEntries);
		Files.walkFileTree(root, reader);
		reader.names.sort(null);
		return new Folder(String.join("\n", reader.names) + reader.texts, reader.read, reader.named, reader.excluded, //$NON-NLS-1$
				reader.secret, List.copyOf(reader.leftOut), reader.entries < mostEntries);
	}

	@Override
	public FileVisitResult preVisitDirectory(@Nullable Path folder, @Nullable BasicFileAttributes attributes) {
		if (folder == null || folder.equals(root)) {
			return FileVisitResult.CONTINUE;
		}
		if (++entries >= mostEntries) {
			return FileVisitResult.TERMINATE;
		}
		if (attributes != null && attributes.isOther()) { // a junction of Windows leads elsewhere
			leaveOut(folder, Messages.FolderReader_leftOutLink);
			return FileVisitResult.SKIP_SUBTREE;
		}
		if (isLeftOut(folder, true)) {
			return FileVisitResult.SKIP_SUBTREE;
		}
		if (names.size() < MOST_NAMES) {
			names.add(name(folder) + '/');
		}
		return FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult visitFile(@Nullable Path file, @Nullable BasicFileAttributes attributes) {
		if (file == null || attributes == null) {
			return FileVisitResult.CONTINUE;
		}
		if (++entries >= mostEntries) {
			return FileVisitResult.TERMINATE;
		}
		if (!isLeftOut(file, false)) {
			if (attributes.isSymbolicLink()) {
				leaveOut(file, Messages.FolderReader_leftOutLink); // what it leads to is here already, or elsewhere
			} else if (!attributes.isRegularFile()) {
				leaveOut(file, Messages.FolderReader_leftOutDevice);
			} else {
				add(file, attributes.size());
			}
		}
		return FileVisitResult.CONTINUE;
	}

	private void add(Path file, long size) {
		var isListed = names.size() < MOST_NAMES;
		var isSmall = size <= MOST_TEXT_A_FILE && texts.length() + size <= MOST_TEXT;
		var text = isListed && isSmall ? text(file) : null;
		var kind = text == null ? null : AttachmentReader.secret(SecretFiles.byContent(text));
		if (kind != null) {
			secret++;
			leaveOut(file, kind);
			return;
		}
		if (isListed) {
			names.add(name(file));
		}
		if (text == null || texts.length() + text.length() > MOST_TEXT) {
			named++;
		} else {
			read++;
			texts.append("\n\n--- ").append(name(file)).append(" ---\n").append(text); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private boolean isLeftOut(Path path, boolean directory) {
		var kind = AttachmentReader.secret(SecretFiles.byName(name(path), directory));
		var last = String.valueOf(path.getFileName());
		var exclusion = rules.check(path, directory);
		if (kind != null) {
			secret++;
			leaveOut(path, kind);
		} else if (exclusion.isPresent()) {
			leaveOut(path, AttachmentReader.excluded(exclusion.get()));
		} else if (last.startsWith(".")) { //$NON-NLS-1$
			leaveOut(path, Messages.FolderReader_leftOutHidden);
		} else if (derived.test(path) || directory && isGenerated(path, last)) {
			leaveOut(path, Messages.FolderReader_leftOutGenerated);
		} else {
			return false;
		}
		return true;
	}

	private static boolean isGenerated(Path folder, String name) {
		var signs = OUTPUT.get(name);
		return GENERATED.contains(name)
				|| signs != null && signs.stream().anyMatch(sign -> Files.exists(folder.resolveSibling(sign)));
	}

	private void leaveOut(Path path, String reason) {
		excluded++;
		if (leftOut.size() < MOST_REASONS) {
			leftOut.add(new LeftOut(name(path), reason));
		}
	}

	@Override
	public FileVisitResult visitFileFailed(@Nullable Path file, @Nullable IOException e) {
		if (file != null) {
			entries++;
			leaveOut(file, Messages.FolderReader_leftOutUnreadable); // what the user may not read must not hide the rest
		}
		return FileVisitResult.CONTINUE;
	}

	private String name(Path path) {
		return root.relativize(path).toString().replace('\\', '/');
	}

	private static @Nullable String text(Path file) {
		try {
			var bytes = AttachmentReader.bytes(file, MOST_TEXT_A_FILE);
			var decoded = bytes.length > MOST_TEXT_A_FILE || ImageFitter.Kind.of(bytes) != null
					? null
					: TextDecoder.decode(bytes, null, StandardCharsets.UTF_8, Locale.getDefault());
			return decoded == null ? null : decoded.text();
		} catch (@SuppressWarnings("unused") IOException e) {
			return null;
		}
	}

	/** What to say about a folder that was attached; "" if there is nothing that a user does not expect. */
	static String note(String name, Folder folder) {
		if (!folder.complete()) {
			return NLS.bind(Messages.FolderReader_folderTooLarge, name, String.valueOf(folder.read()));
		}
		return NLS.bind(folder.secret() > 0 ? Messages.FolderReader_folderNoteSecret : Messages.FolderReader_folderNote,
				new Object[]{name, folder.read(), folder.named(), folder.excluded(), folder.secret()});
	}
}
