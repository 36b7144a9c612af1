package io.github.openrouter4e.git.internal.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.storage.WellFormed;

/**
 * How the commits of a branch are worded, from its last subjects.
 *
 * @param subjects the latest first; empty before the first commit
 */
@SuppressWarnings("nls") // conventions of subjects
public record SubjectStyle(List<String> subjects) {

	private static final int MOST_SUBJECTS = 10;
	/** How far the history is looked at for subjects that say something. */
	private static final int MOST_COMMITS = 50;
	private static final int LONGEST = 200;

	private static final Pattern CONVENTIONAL = Pattern.compile("[a-z]+(\\([^)]*\\))?!?: .*");
	/** Made by tools, or to be melted into another commit. */
	private static final Pattern NOT_WRITTEN = Pattern.compile("(fixup!|squash!|amend!|Merge |Revert \").*");

	/** Takes a copy. */
	public SubjectStyle {
		subjects = List.copyOf(subjects);
	}

	/**
	 * Reads the subjects of a branch.
	 *
	 * @param start the last commit that counts; {@code null} for none
	 */
	public static SubjectStyle of(Repository repository, @Nullable AnyObjectId start) throws IOException {
		var subjects = new ArrayList<String>();
		if (start != null) {
			try (var walk = new RevWalk(repository)) {
				walk.setRevFilter(RevFilter.NO_MERGES);
				walk.markStart(walk.parseCommit(start));
				var seen = 0;
				for (var commit = walk.next(); commit != null && seen < MOST_COMMITS
						&& subjects.size() < MOST_SUBJECTS; commit = walk.next(), seen++) {
					var subject = commit.getShortMessage().strip();
					if (!subject.isEmpty() && !NOT_WRITTEN.matcher(subject).matches()
							&& SecretFiles.byContent(subject).isEmpty()) {
						subjects.add(WellFormed.beginning(subject, LONGEST));
					}
				}
			}
		}
		return new SubjectStyle(subjects);
	}

	/** Whether most begin with a type, as in {@code fix(ui): …}. */
	public boolean isConventional() {
		return isMost(CONVENTIONAL);
	}

	/** Whether most end with a full stop. */
	public boolean hasFullStop() {
		return isMost(Pattern.compile(".*[.。]"));
	}

	private boolean isMost(Pattern pattern) {
		return subjects.stream().filter(pattern.asMatchPredicate()).count() * 2 > subjects.size();
	}
}
