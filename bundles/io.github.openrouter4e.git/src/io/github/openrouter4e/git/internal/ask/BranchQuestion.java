package io.github.openrouter4e.git.internal.ask;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.git.internal.diff.DiffBudget;
import io.github.openrouter4e.git.internal.diff.RepositoryDiff;

/**
 * Asks for the text of a pull request: what the branch that is checked out has more than the one that it goes into. Reads the
 * repository; blocks.
 */
public final class BranchQuestion {

	private static final int MOST_COMMITS = 100;

	/** Where a branch usually goes, the surest first. */
	@SuppressWarnings("nls") // names of branches
	private static final List<String> TARGETS = List.of("refs/remotes/upstream/HEAD", "refs/remotes/origin/HEAD",
			"refs/remotes/upstream/main", "refs/remotes/origin/main", "refs/remotes/upstream/master",
			"refs/remotes/origin/master", "refs/heads/main", "refs/heads/master");

	private BranchQuestion() {}

	/** The prompt about the branch; empty if there is no other branch, or nothing more than in it. */
	@SuppressWarnings("nls") // what the model is told
	public static Optional<Prompt> of(Repository repository, Cancellation cancellation) throws IOException {
		var head = repository.resolve(Constants.HEAD);
		var target = target(repository, head);
		if (head == null || target == null) {
			return Optional.empty();
		}
		try (var walk = new RevWalk(repository)) {
			var base = base(walk, walk.parseCommit(head), walk.parseCommit(target.getObjectId()));
			var messages = base == null ? List.<String>of() : messages(walk, head, base);
			if (base == null || messages.isEmpty()) {
				return Optional.empty();
			}
			var changes = DiffBudget.fit(RepositoryDiff.of(repository, cancellation).between(base, head),
					CommitQuestion.BUDGET);
			var into = Repository.shortenRefName(target.getLeaf().getName());
			var text = "branch " + repository.getBranch() + ", to be merged into " + into + "\n\n"
					+ String.join("\n\n", messages) + "\n\n" + changes.text();
			return Optional.of(new Prompt(NLS.bind(Messages.BranchQuestion_describe, repository.getBranch(), into),
					List.of(new Attachment.TextFile(repository.getBranch() + ".diff", text))));
		}
	}

	/** The first of the usual ones that is there and is not where the branch is. */
	private static @Nullable Ref target(Repository repository, @Nullable ObjectId head) throws IOException {
		for (var name : TARGETS) {
			var ref = repository.exactRef(name);
			if (ref != null && ref.getObjectId() != null && !ref.getObjectId().equals(head)) {
				return ref;
			}
		}
		return null;
	}

	private static @Nullable RevCommit base(RevWalk walk, RevCommit head, RevCommit target) throws IOException {
		walk.setRevFilter(RevFilter.MERGE_BASE);
		walk.markStart(head);
		walk.markStart(target);
		return walk.next();
	}

	/** The oldest first; a message that holds a secret is left out. */
	private static List<String> messages(RevWalk walk, ObjectId head, RevCommit base) throws IOException {
		walk.reset();
		walk.setRevFilter(RevFilter.NO_MERGES);
		walk.markStart(walk.parseCommit(head));
		walk.markUninteresting(base);
		var messages = new ArrayList<String>();
		for (var commit = walk.next(); commit != null && messages.size() < MOST_COMMITS; commit = walk.next()) {
			var message = commit.getFullMessage().strip();
			if (SecretFiles.byContent(message).isEmpty()) {
				messages.addFirst("* " + message.replace("\n", "\n  ")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			}
		}
		return messages;
	}
}
