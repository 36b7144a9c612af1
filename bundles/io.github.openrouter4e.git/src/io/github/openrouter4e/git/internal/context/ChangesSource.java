package io.github.openrouter4e.git.internal.context;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.git.internal.ask.CommitQuestion;
import io.github.openrouter4e.git.internal.diff.Changes;
import io.github.openrouter4e.git.internal.diff.DiffBudget;
import io.github.openrouter4e.git.internal.diff.RepositoryDiff;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextQuery;

/** What is changed and not committed, of one repository each. Whether there is anything is seen when it is read. */
final class ChangesSource extends GitSource {

	private final String id;
	private final String title;
	private final Reading reading;

	/** Reads changes. */
	@FunctionalInterface
	private interface Reading {
		Changes of(RepositoryDiff diff, Repository repository) throws IOException;
	}

	/** @param title says what it is of the repository {0} */
	private ChangesSource(String id, String title, Reading reading) {
		this.id = id;
		this.title = title;
		this.reading = reading;
	}

	/** What is staged. */
	static GitSource staged(String id) {
		return new ChangesSource(id, Messages.ChangesContext_stagedOf,
				(diff, repository) -> diff.staged(RepositoryDiff.head(repository)));
	}

	/** What is changed in files that git knows, and not staged. */
	static GitSource unstaged(String id) {
		return new ChangesSource(id, Messages.ChangesContext_unstagedOf, (diff, repository) -> diff.unstaged());
	}

	@Override
	List<ContextProposal> propose(Repository repository, ContextQuery query) throws IOException {
		var name = repository.getWorkTree().getName();
		var wanted = query.text().toLowerCase(Locale.ROOT);
		return name.toLowerCase(Locale.ROOT).contains(wanted) || id.startsWith(wanted)
				? List.of(new ContextProposal(idOf(repository, id), NLS.bind(title, name), repository.getBranch(),
						OptionalLong.empty()))
				: List.of();
	}

	@Override
	Attachment read(Repository repository, String what) throws IOException, CoreException {
		var changes = reading.of(RepositoryDiff.of(repository, new Cancellation()), repository);
		var name = repository.getWorkTree().getName();
		if (changes.isEmpty()) {
			throw new CoreException(Status.error(NLS.bind(Messages.ChangesContext_nothing, name)));
		}
		return new Attachment.TextFile(name + '-' + id + ".diff", //$NON-NLS-1$
				DiffBudget.fit(changes, CommitQuestion.BUDGET).text());
	}
}
