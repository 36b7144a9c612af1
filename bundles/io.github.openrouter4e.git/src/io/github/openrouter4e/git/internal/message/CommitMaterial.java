package io.github.openrouter4e.git.internal.message;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.CommitConfig;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.git.internal.diff.Changes;
import io.github.openrouter4e.git.internal.diff.RepositoryDiff;

/**
 * Everything that a commit message is written from.
 *
 * @param situation what kind of commit it is for
 * @param changes   what it will hold
 * @param style     how the commits before it are worded
 * @param template  the template that the user's git configuration names, as it is; "" for none
 * @param former    the message that is there
 */
@SuppressWarnings("nls") // what git writes
public record CommitMaterial(Situation situation, Changes changes, SubjectStyle style, String template,
		MessageParts former) {

	/** What kind of commit a message is for. */
	public enum Situation {
		/** An ordinary one. */
		COMMIT,
		/** It takes the place of the last one. */
		AMEND,
		/** It takes the place of a merge, whose subject git has written. */
		AMENDED_MERGE,
		/** It ends a merge; git has written its subject. */
		MERGE,
		/** It holds the commits of a branch; git has listed them. */
		SQUASH
	}

	private static final String MERGE_SUBJECT = "Merge ";
	private static final String SQUASHED = "Squashed commit of the following:";
	private static final int LONGEST_TEMPLATE = 10_000;

	/**
	 * Reads what there is. Blocks.
	 *
	 * @param message as it stands in the field
	 * @param comment what lines that are not part of the commit begin with; {@link MessageParts#NO_COMMENTS} for nothing
	 */
	public static CommitMaterial read(Repository repository, String message, char comment, Cancellation cancellation)
			throws IOException {
		var former = MessageParts.of(message, comment);
		var head = RepositoryDiff.head(repository);
		var situation = situation(repository, head, former, comment);
		var amends = situation == Situation.AMEND || situation == Situation.AMENDED_MERGE;
		AnyObjectId base = !amends || head == null ? head : head.getParentCount() == 0 ? null : head.getParent(0);
		return new CommitMaterial(situation, RepositoryDiff.of(repository, cancellation).staged(base),
				SubjectStyle.of(repository, amends ? base : head), template(repository), former);
	}

	/** The same for what is not staged: a commit dialog offers that, too. */
	public CommitMaterial withUnstaged(Repository repository, Cancellation cancellation) throws IOException {
		return new CommitMaterial(situation, RepositoryDiff.of(repository, cancellation).unstaged(), style, template,
				former);
	}

	private static Situation situation(Repository repository, @Nullable RevCommit head, MessageParts former,
			char comment) throws IOException {
		if (repository.getRepositoryState().canCommit() && former.text().startsWith(MERGE_SUBJECT)
				&& repository.readMergeHeads() != null) {
			return Situation.MERGE;
		}
		if (former.text().startsWith(SQUASHED)) {
			return Situation.SQUASH;
		}
		if (head == null || !isOf(head, former, comment)) {
			return Situation.COMMIT;
		}
		return head.getParentCount() > 1 && former.text().startsWith(MERGE_SUBJECT)
				? Situation.AMENDED_MERGE
				: Situation.AMEND;
	}

	/** EGit does not say whether it amends, but then it shows the message of the last commit. */
	private static boolean isOf(RevCommit head, MessageParts former, char comment) {
		var last = MessageParts.of(head.getFullMessage(), MessageParts.NO_COMMENTS);
		var withoutComments = MessageParts.of(head.getFullMessage(), comment);
		var subject = former.text().lines().findFirst().orElse("");
		return !former.changeId().isEmpty() && former.changeId().equals(last.changeId())
				|| !subject.isBlank() && (last.text().lines().findFirst().orElse("").equals(subject)
						|| withoutComments.text().lines().findFirst().orElse("").equals(subject));
	}

	/** A template that cannot be read is none: committing works without it, too. */
	private static String template(Repository repository) {
		try {
			var template = repository.getConfig().get(CommitConfig.KEY).getCommitTemplateContent(repository);
			return template == null || template.length() > LONGEST_TEMPLATE ? "" : template;
		} catch (@SuppressWarnings("unused") IOException | ConfigInvalidException | IllegalArgumentException e) {
			return "";
		}
	}

	/**
	 * The message with what the model wrote. A merge keeps git's subject, and a squash git's list of commits.
	 *
	 * @param written as {@link MessageCleaner} leaves it
	 */
	public String message(String written) {
		return former.withText(switch (situation) {
			case COMMIT, AMEND -> written;
			case MERGE, AMENDED_MERGE -> former.text().lines().findFirst().orElse("") + "\n\n" + written;
			case SQUASH -> written + "\n\n" + former.text();
		});
	}
}
