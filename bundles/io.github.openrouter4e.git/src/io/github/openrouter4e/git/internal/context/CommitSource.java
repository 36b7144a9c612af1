package io.github.openrouter4e.git.internal.context;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.git.internal.ask.CommitQuestion;
import io.github.openrouter4e.git.internal.diff.RepositoryDiff;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextQuery;

/** Commits of the branch that is checked out, by words of the subject or the beginning of the id. */
final class CommitSource extends GitSource {

	private static final int MOST_LOOKED_AT = 1_000;
	private static final int ID_LENGTH = 8;

	/** The commits of all repositories. */
	static GitSource create() {
		return new CommitSource();
	}

	@Override
	List<ContextProposal> propose(Repository repository, ContextQuery query) throws IOException {
		var proposals = new ArrayList<ContextProposal>();
		var head = RepositoryDiff.head(repository);
		if (head == null) {
			return proposals;
		}
		var wanted = query.text().toLowerCase(Locale.ROOT);
		try (var walk = new RevWalk(repository)) {
			walk.markStart(walk.parseCommit(head));
			var looked = 0;
			for (var commit = walk.next(); commit != null && looked < MOST_LOOKED_AT
					&& proposals.size() < query.limit(); commit = walk.next(), looked++) {
				if (fits(commit, wanted)) {
					proposals.add(new ContextProposal(idOf(repository, commit.name()), commit.getShortMessage(),
							commit.abbreviate(ID_LENGTH).name(), OptionalLong.empty()));
				}
			}
		}
		return proposals;
	}

	private static boolean fits(RevCommit commit, String wanted) {
		return commit.name().startsWith(wanted) || commit.getShortMessage().toLowerCase(Locale.ROOT).contains(wanted);
	}

	@Override
	Attachment read(Repository repository, String what) throws IOException, CoreException {
		try (var walk = new RevWalk(repository)) {
			return CommitQuestion.attachment(repository, walk.parseCommit(ObjectId.fromString(what)),
					new Cancellation());
		}
	}
}
