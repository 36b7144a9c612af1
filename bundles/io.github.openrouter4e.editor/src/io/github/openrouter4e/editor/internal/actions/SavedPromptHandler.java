package io.github.openrouter4e.editor.internal.actions;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchPage;

import io.github.openrouter4e.editor.Subject;

/** Uses the saved prompt that the command's parameter names. */
public final class SavedPromptHandler extends SubjectHandler {

	static final String COMMAND = "io.github.openrouter4e.editor.savedPrompt"; //$NON-NLS-1$
	static final String NAME = "io.github.openrouter4e.editor.savedPrompt.name"; //$NON-NLS-1$

	@Override
	protected void run(ExecutionEvent event, IWorkbenchPage page, WorkbenchEditorActions actions,
			@Nullable Subject subject) throws ExecutionException {
		var name = event.getParameter(NAME);
		if (name == null) {
			throw new ExecutionException(NAME);
		}
		if (subject == null) {
			actions.run(page, name);
		} else {
			actions.run(page, name, subject);
		}
	}
}
