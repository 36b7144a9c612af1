package io.github.openrouter4e.git.internal.diff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader.PatchType;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.RawParseUtils;

import io.github.openrouter4e.client.Cancellation;

/**
 * Compares two states of a repository. Runs neither git nor a hook. Blocks; not thread-safe.
 *
 * <p>What a model must not see is left out here, and not where a diff is used, so that no use can forget it: files that
 * {@link SharedPaths} keep back are only counted, and of files with secrets in their lines only the names are told.
 */
@SuppressWarnings("nls") // the format of diffs
public final class RepositoryDiff {

	/** Of how many files the lines are read. */
	static final int MOST_FILES = 500;
	/** Bytes of a file that is still taken for a text. */
	static final int LARGEST_FILE = 1_000_000;

	private static final int CONTEXT = 3;
	private static final int MOST_RENAMES = 1_000;

	private final Repository repository;
	private final Predicate<String> shared;
	private final List<String> paths;
	private final Cancellation cancellation;

	private RepositoryDiff(Repository repository, Predicate<String> shared, List<String> paths,
			Cancellation cancellation) {
		this.repository = repository;
		this.shared = shared;
		this.paths = List.copyOf(paths);
		this.cancellation = cancellation;
	}

	/**
	 * Comparisons of all files that may be shared.
	 *
	 * @param cancellation ends a comparison that is under way, with a {@link io.github.openrouter4e.client.CancelledException}
	 */
	public static RepositoryDiff of(Repository repository, Cancellation cancellation) {
		var top = repository.isBare() ? null : repository.getWorkTree().toPath();
		return new RepositoryDiff(repository, new SharedPaths(top)::isShared, List.of(), cancellation);
	}

	/** The same, for fewer files: those below one of the paths, all if there is none, that the filter lets pass. */
	public RepositoryDiff only(List<String> below, Predicate<String> filter) {
		return new RepositoryDiff(repository, shared.and(filter), below, cancellation);
	}

	/**
	 * What the next commit would hold.
	 *
	 * @param base the commit that it is compared with; {@code null} for nothing at all, as before the first commit
	 */
	public Changes staged(@Nullable AnyObjectId base) throws IOException {
		try (var reader = repository.newObjectReader()) {
			return compare(tree(reader, base), new DirCacheIterator(repository.readDirCache()), false);
		}
	}

	/** What is changed in files that git knows, and not staged. */
	public Changes unstaged() throws IOException {
		repository.getWorkTree(); // none in a bare repository
		return compare(new DirCacheIterator(repository.readDirCache()), new FileTreeIterator(repository), true);
	}

	/** What lies between two commits; {@code null} for nothing at all, as before the first commit. */
	public Changes between(@Nullable AnyObjectId from, AnyObjectId to) throws IOException {
		try (var reader = repository.newObjectReader()) {
			return compare(tree(reader, from), tree(reader, to), false);
		}
	}

	/** What a commit changed; of a merge, what it changed in its first parent. */
	public Changes of(RevCommit commit) throws IOException {
		return between(commit.getParentCount() == 0 ? null : commit.getParent(0), commit);
	}

	private AbstractTreeIterator tree(ObjectReader reader, @Nullable AnyObjectId commit) throws IOException {
		if (commit == null) {
			return new EmptyTreeIterator();
		}
		try (var walk = new RevWalk(repository)) {
			var parser = new CanonicalTreeParser();
			parser.reset(reader, walk.parseTree(commit));
			return parser;
		}
	}

	/** @param knownOnly leaves out what git does not know yet */
	private Changes compare(AbstractTreeIterator before, AbstractTreeIterator after, boolean knownOnly)
			throws IOException {
		var files = new ArrayList<FileChange>();
		var secrets = new ArrayList<Changes.SecretLine>();
		var withheld = 0;
		var out = new ByteArrayOutputStream();
		try (var formatter = new DiffFormatter(out)) {
			formatter.setRepository(repository);
			formatter.setContext(CONTEXT);
			formatter.setDetectRenames(!knownOnly); // what git does not know is not what a known file became
			if (!knownOnly) {
				formatter.getRenameDetector().setRenameLimit(MOST_RENAMES);
			}
			formatter.setBinaryFileThreshold(LARGEST_FILE);
			formatter.setPathFilter(paths.isEmpty() ? TreeFilter.ALL : PathFilterGroup.createFromStrings(paths));
			formatter.setProgressMonitor(new EmptyProgressMonitor() {
				@Override
				public boolean isCancelled() {
					return cancellation.isCancelled();
				}
			});
			for (var entry : scan(formatter, before, after)) {
				cancellation.throwIfCancelled();
				if (knownOnly && entry.getChangeType() == ChangeType.ADD) {
					continue;
				}
				if (!isShared(entry)) {
					withheld++;
					continue;
				}
				if (files.size() >= MOST_FILES) {
					files.add(change(entry, "").named(FileChange.Form.UNREAD));
					continue;
				}
				var change = read(formatter, entry, out);
				var secret = SecretLines.first(change.diff());
				if (secret.isPresent()) {
					secrets.add(new Changes.SecretLine(change.path(), secret.getAsInt()));
					withheld++;
				} else {
					files.add(change);
				}
			}
		}
		return new Changes(files, withheld, secrets);
	}

	private List<DiffEntry> scan(DiffFormatter formatter, AbstractTreeIterator before, AbstractTreeIterator after)
			throws IOException {
		try {
			return formatter.scan(before, after);
		} catch (IOException e) {
			cancellation.throwIfCancelled(); // JGit says so in its own way
			throw e;
		}
	}

	private boolean isShared(DiffEntry entry) {
		return switch (entry.getChangeType()) {
			case ADD, MODIFY -> shared.test(entry.getNewPath());
			case DELETE -> shared.test(entry.getOldPath());
			default -> shared.test(entry.getOldPath()) && shared.test(entry.getNewPath());
		};
	}

	private FileChange read(DiffFormatter formatter, DiffEntry entry, ByteArrayOutputStream out) throws IOException {
		var submodule = FileMode.GITLINK.equals(entry.getOldMode()) || FileMode.GITLINK.equals(entry.getNewMode());
		if (formatter.toFileHeader(entry).getPatchType() != PatchType.UNIFIED) {
			return change(entry, "").named(FileChange.Form.BINARY);
		}
		out.reset();
		formatter.format(entry);
		formatter.flush();
		var change = change(entry, RawParseUtils.decode(out.toByteArray()));
		return submodule
				? new FileChange(change.kind(), change.path(), change.formerPath(), FileChange.Form.SUBMODULE,
						change.added(), change.removed(), change.diff())
				: GeneratedFiles.isGenerated(change.path(), change.diff())
						? change.named(FileChange.Form.GENERATED)
						: change;
	}

	/** @param patch with git's lines about the file before the hunks */
	private static FileChange change(DiffEntry entry, String patch) {
		var kind = switch (entry.getChangeType()) {
			case ADD -> FileChange.Kind.ADDED;
			case DELETE -> FileChange.Kind.DELETED;
			case RENAME -> FileChange.Kind.RENAMED;
			case COPY -> FileChange.Kind.COPIED;
			case MODIFY -> FileChange.Kind.MODIFIED;
		};
		var former = kind == FileChange.Kind.RENAMED || kind == FileChange.Kind.COPIED ? entry.getOldPath() : null;
		var path = kind == FileChange.Kind.DELETED ? entry.getOldPath() : entry.getNewPath();
		var diff = new StringBuilder();
		var added = 0;
		var removed = 0;
		var inHunk = false;
		for (var line : patch.split("\n")) {
			inHunk |= line.startsWith("@@ ");
			if (inHunk || line.startsWith("old mode ") || line.startsWith("new mode ")) {
				diff.append(line).append('\n');
			}
			added += inHunk && line.startsWith("+") ? 1 : 0;
			removed += inHunk && line.startsWith("-") ? 1 : 0;
		}
		return new FileChange(kind, path, former, FileChange.Form.TEXT, added, removed, diff.toString());
	}

	/** {@return the commit that is checked out} {@code null} before the first one */
	public static @Nullable RevCommit head(Repository repository) throws IOException {
		var id = repository.resolve(Constants.HEAD);
		if (id == null) {
			return null;
		}
		try (var walk = new RevWalk(repository)) {
			return walk.parseCommit(id);
		}
	}
}
