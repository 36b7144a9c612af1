package io.github.openrouter4e.editor.internal.actions;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;

import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.internal.subjects.PlatformSubjects;
import io.github.openrouter4e.ui.KeptService;

/** Finds out what a command is about. Always enabled: what it cannot do, it says. */
public abstract class SubjectHandler extends AbstractHandler {

	/** Parameter of commands, given by the menu of the ruler. */
	public static final String IN_RULER = "io.github.openrouter4e.editor.inRuler"; //$NON-NLS-1$

	/** Loaded with the first use, as a menu that shows the command loads the handler, and no other bundle. */
	private static final class Kept {
		static final KeptService<WorkbenchEditorActions> ACTIONS = new KeptService<>(SubjectHandler.class,
				WorkbenchEditorActions.class);
	}

	/** @param subject null if nothing is selected that one could ask about */
	protected abstract void run(ExecutionEvent event, IWorkbenchPage page, WorkbenchEditorActions actions,
			@Nullable Subject subject) throws ExecutionException;

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var page = event == null ? null : HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		if (event == null || page == null) {
			return null;
		}
		var actions = Kept.ACTIONS.get();
		if (actions == null) {
			throw new ExecutionException(WorkbenchEditorActions.class.getName());
		}
		run(event, page, actions, subject(event, page));
		return null;
	}

	private static @Nullable Subject subject(ExecutionEvent event, IWorkbenchPage page) {
		var part = HandlerUtil.getActivePart(event);
		ISelection inMenu = HandlerUtil.getActiveMenuSelection(event);
		if (part != null && event.getParameter(IN_RULER) != null) {
			return PlatformSubjects.ofRuler(part);
		}
		return part != null && inMenu != null
				? Subjects.of(part, inMenu)
				: Subjects.of(page, part, HandlerUtil.getCurrentSelection(event));
	}
}
