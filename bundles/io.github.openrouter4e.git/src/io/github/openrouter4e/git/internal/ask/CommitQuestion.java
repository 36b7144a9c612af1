package io.github.openrouter4e.git.internal.ask;

import java.io.IOException;
import java.util.List;

import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.git.internal.diff.DiffBudget;
import io.github.openrouter4e.git.internal.diff.RepositoryDiff;

/** Asks what a commit does and why. Reads the repository; blocks. */
public final class CommitQuestion {

	/** Size of the diff, as {@link io.github.openrouter4e.costs.TextSize} measures it: about 10,000 tokens. */
	public static final long BUDGET = 40_000;
	private static final int ID_LENGTH = 8;

	private CommitQuestion() {}

	/** The prompt about a commit. */
	public static Prompt of(Repository repository, RevCommit selected, Cancellation cancellation) throws IOException {
		return new Prompt(NLS.bind(Messages.CommitQuestion_explain, selected.abbreviate(ID_LENGTH).name()),
				List.of(attachment(repository, selected, cancellation)));
	}

	/** The message and the changes of a commit; of a merge, what it brings into its first parent. */
	@SuppressWarnings("nls") // what the model is told
	public static Attachment attachment(Repository repository, RevCommit selected, Cancellation cancellation)
			throws IOException {
		try (var walk = new RevWalk(repository)) {
			var commit = walk.parseCommit(selected); // views keep commits without their text
			var changes = DiffBudget.fit(RepositoryDiff.of(repository, cancellation).of(commit), BUDGET);
			var id = commit.abbreviate(ID_LENGTH).name();
			var message = commit.getFullMessage().strip();
			var merge = commit.getParentCount() > 1
					? "This is a merge; the changes are those against its first parent.\n"
					: "";
			return new Attachment.TextFile(id + ".diff", "commit " + id + "\n" + merge + "\n"
					+ (SecretFiles.byContent(message).isEmpty() ? message : "(its message holds a secret)") + "\n\n"
					+ changes.text());
		}
	}
}
