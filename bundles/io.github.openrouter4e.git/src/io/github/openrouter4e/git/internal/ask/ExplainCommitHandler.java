package io.github.openrouter4e.git.internal.ask;

import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.ui.handlers.HandlerUtil;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.git.internal.Messages;

/** Asks in the chat about the commit that is selected in EGit's history. */
public final class ExplainCommitHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) {
		var element = event != null && HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection
				? selection.getFirstElement()
				: null;
		if (event != null && element instanceof RevCommit commit) {
			var repository = Adapters.of(element, Repository.class);
			repository.ifPresent(Repository::incrementOpen);
			ChatQuestion.ask(event, repository, "", //$NON-NLS-1$
					from -> Optional.of(CommitQuestion.of(from, commit, new Cancellation())));
		} else if (event != null) {
			ChatQuestion.ask(event, Optional.empty(), Messages.WriteMessageHandler_noRepository,
					from -> Optional.empty());
		}
		return null;
	}
}
