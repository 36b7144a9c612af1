package io.github.openrouter4e.chat.ignore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What the ignore files in a folder, and in the folders below it, keep from being sent.
 *
 * <p>Each folder may have ignore files of the names in {@link #FILE_NAMES}, all in the syntax of {@code .gitignore}. As in
 * git, the last rule that matches decides, a file in a nearer folder goes before one farther up, and what lies in an excluded
 * folder stays excluded. Each of the names rules for itself: what one of them excludes, another cannot include again. A file
 * {@code .noai} excludes its folder. What git's {@code .git/info/exclude} says holds after the {@code .gitignore} files. An ignore file that cannot be read excludes its folder, too: nothing is sent because a
 * rule could not be seen.
 *
 * <p>Every ignore file is read once, when it is first needed. Thread-safe; reads the disk, so it is not for the user interface
 * thread.
 */
public final class IgnoreRules {

	/** The names of ignore files, those of other tools too, so that nobody needs to write the same rules twice. */
	@SuppressWarnings("nls")
	public static final List<String> FILE_NAMES = List.of(".gitignore", ".aiignore", ".aiexclude", ".cursorignore",
			".codeiumignore", ".windsurfignore", ".rooignore", ".kilocodeignore", ".clineignore", ".copilotignore",
			".geminiignore", ".aiderignore", ".continueignore", ".augmentignore");

	private static final String MARKER = ".noai"; //$NON-NLS-1$
	private static final String REPOSITORY = ".git"; //$NON-NLS-1$
	/** Where git keeps rules that are not for others; the ignore files of the repository go before them. */
	private static final String OWN_RULES = ".git/info/exclude"; //$NON-NLS-1$
	private static final int LARGEST_FILE = 1_000_000;

	private final Path top;
	private final boolean ignoreCase;
	private final Map<Path, FolderRules> folders = new ConcurrentHashMap<>();
	private final Map<Path, @Nullable Optional<Exclusion>> verdicts = new ConcurrentHashMap<>();
	private final Map<Path, @Nullable List<Path>> ruling = new ConcurrentHashMap<>();

	/** @param refusal against everything in the folder; null if the files decide */
	private record FolderRules(@Nullable Exclusion refusal, Map<Path, @Nullable IgnoreFile> files) {
	}

	private IgnoreRules(Path top, boolean ignoreCase) {
		this.top = top.toAbsolutePath().normalize();
		this.ignoreCase = ignoreCase;
	}

	/**
	 * The rules in a folder and below it.
	 *
	 * @param ignoreCase whether upper and lower case are the same in names
	 */
	public static IgnoreRules of(Path top, boolean ignoreCase) {
		return new IgnoreRules(top, ignoreCase);
	}

	/**
	 * The rules that hold for a folder: those of the repository that it is in, else those of a folder around it, else its own.
	 * The case of letters counts where it usually does on this operating system.
	 *
	 * @param boundary the farthest folder whose rules hold where there is no repository, for example the project
	 */
	public static IgnoreRules around(Path folder, Path boundary) {
		var start = folder.toAbsolutePath().normalize();
		for (var above = start; above != null; above = above.getParent()) {
			if (Files.exists(above.resolve(REPOSITORY), LinkOption.NOFOLLOW_LINKS)) {
				return of(above, foldsCase());
			}
		}
		var outermost = boundary.toAbsolutePath().normalize();
		return of(start.startsWith(outermost) ? outermost : start, foldsCase());
	}

	/** The folder that the rules are for. */
	Path top() {
		return top;
	}

	@SuppressWarnings("nls")
	private static boolean foldsCase() {
		var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
		return system.startsWith("windows") || system.startsWith("mac");
	}

	/**
	 * Whether a file or folder may be sent.
	 *
	 * @param directory whether it is a folder
	 * @return why not; empty if it may
	 */
	public Optional<Exclusion> check(Path path, boolean directory) {
		var wanted = path.toAbsolutePath().normalize();
		if (!wanted.startsWith(top)) {
			return Optional.of(new Exclusion(Exclusion.Cause.OUTSIDE, "", wanted, 0)); //$NON-NLS-1$
		}
		return directory ? folder(wanted) : wanted.equals(top) ? folder(top) : entry(wanted, false);
	}

	private Optional<Exclusion> folder(Path folder) {
		var known = verdicts.get(folder);
		if (known != null) {
			return known;
		}
		Optional<Exclusion> verdict = Optional.empty();
		if (!folder.equals(top)) {
			verdict = entry(folder, true);
		}
		var refusal = rules(folder).refusal();
		if (verdict.isEmpty() && refusal != null) {
			verdict = Optional.of(refusal);
		}
		verdicts.put(folder, verdict);
		return verdict;
	}

	private Optional<Exclusion> entry(Path entry, boolean directory) {
		var parent = entry.getParent();
		var above = folder(parent == null ? top : parent);
		if (above.isPresent() || parent == null || ruling(parent).isEmpty()) {
			return above;
		}
		for (var name : FILE_NAMES) {
			var exclusion = name.equals(FILE_NAMES.getFirst())
					? excluded(entry, directory, name, OWN_RULES)
					: excluded(entry, directory, name);
			if (exclusion != null) {
				return Optional.of(exclusion);
			}
		}
		return Optional.empty();
	}

	/** What the ignore files of these names say, the first name that says anything. */
	private @Nullable Exclusion excluded(Path entry, boolean directory, String... names) {
		for (var name : names) {
			var found = rule(entry, directory, name);
			if (found != null) {
				var rule = found.rule();
				return rule.negated()
						? null
						: new Exclusion(Exclusion.Cause.RULE, rule.text(), found.file(), rule.line());
			}
		}
		return null;
	}

	private record Found(IgnoreFile.Rule rule, Path file) {
	}

	/** Those of a folder and the folders around it that have ignore files, from the inside out. */
	private List<Path> ruling(Path inner) {
		var known = ruling.get(inner);
		if (known != null) {
			return known;
		}
		var found = new ArrayList<Path>();
		for (var folder = inner; folder != null && folder.startsWith(top); folder = folder.getParent()) {
			if (!rules(folder).files().isEmpty()) {
				found.add(folder);
			}
		}
		ruling.put(inner, found);
		return found;
	}

	/** The rule that decides among the ignore files of one name. */
	private @Nullable Found rule(Path entry, boolean directory, String name) {
		var parent = entry.getParent();
		for (var folder : parent == null ? List.<Path>of() : ruling(parent)) {
			var file = folder.resolve(name);
			var rules = rules(folder).files().get(file);
			var rule = rules == null ? null : rules.match(relative(folder, entry), directory);
			if (rule != null) {
				return new Found(rule, file);
			}
		}
		return null;
	}

	private static String relative(Path folder, Path entry) {
		return folder.relativize(entry).toString().replace(entry.getFileSystem().getSeparator(), "/"); //$NON-NLS-1$
	}

	private FolderRules rules(Path folder) {
		return folders.computeIfAbsent(folder, this::read);
	}

	private FolderRules read(Path folder) {
		var marker = folder.resolve(MARKER);
		if (Files.exists(marker, LinkOption.NOFOLLOW_LINKS)) {
			return new FolderRules(new Exclusion(Exclusion.Cause.MARKED, "", marker, 0), Map.of()); //$NON-NLS-1$
		}
		var files = new LinkedHashMap<Path, @Nullable IgnoreFile>();
		var names = new ArrayList<>(FILE_NAMES);
		if (Files.isDirectory(folder.resolve(REPOSITORY))) {
			names.add(OWN_RULES);
		}
		for (var name : names) {
			var file = folder.resolve(name);
			try {
				if (!Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) { // also if nobody can tell
					files.put(file, IgnoreFile.parse(text(file), ignoreCase));
				}
			} catch (@SuppressWarnings("unused") IOException | IllegalArgumentException e) {
				return new FolderRules(new Exclusion(Exclusion.Cause.UNREADABLE, "", file, 0), Map.of()); //$NON-NLS-1$
			}
		}
		return new FolderRules(null, files);
	}

	private static String text(Path file) throws IOException {
		if (!Files.isRegularFile(file)) { // reading a pipe would never end
			throw new IOException(file.toString());
		}
		try (var in = Files.newInputStream(file)) {
			var bytes = in.readNBytes(LARGEST_FILE + 1);
			if (bytes.length > LARGEST_FILE) {
				throw new IOException(file.toString());
			}
			return new String(bytes, StandardCharsets.UTF_8);
		}
	}
}
