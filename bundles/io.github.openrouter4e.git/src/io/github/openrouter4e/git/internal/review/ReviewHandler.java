package io.github.openrouter4e.git.internal.review;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.git.internal.Repositories;
import io.github.openrouter4e.git.internal.commit.WriteMessageHandler;

/** Shows the review of what is staged in the repository of the view, the dialog or the selection. */
public final class ReviewHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = event == null ? null : HandlerUtil.getActiveWorkbenchWindow(event);
		var page = window == null ? null : window.getActivePage();
		if (event == null || window == null || page == null) {
			return null;
		}
		var found = WriteMessageHandler.repository(event).or(() -> Repositories
				.of(HandlerUtil.getCurrentSelection(event), HandlerUtil.getActiveEditorInput(event)));
		if (found.isEmpty()) {
			MessageDialog.openInformation(window.getShell(), Messages.ReviewView_title,
					Messages.WriteMessageHandler_noRepository);
			return null;
		}
		try (var repository = found.get()) {
			if (page.showView(ReviewView.ID) instanceof ReviewView view) {
				view.review(repository);
			}
			return null;
		} catch (PartInitException e) {
			throw new ExecutionException(Messages.ReviewView_title, e);
		}
	}
}
