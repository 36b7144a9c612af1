package io.github.openrouter4e.git.internal.ask;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.git.internal.Repositories;
import io.github.openrouter4e.git.internal.commit.WriteMessageHandler;

/** Asks in the chat for the text of a pull request for the branch that is checked out. */
public final class PullRequestHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) {
		if (event != null) {
			var found = WriteMessageHandler.repository(event)
					.or(() -> Repositories.of(HandlerUtil.getCurrentSelection(event),
							HandlerUtil.getActiveEditorInput(event)));
			ChatQuestion.ask(event, found, Messages.BranchQuestion_nothing,
					repository -> BranchQuestion.of(repository, new Cancellation()));
		}
		return null;
	}
}
