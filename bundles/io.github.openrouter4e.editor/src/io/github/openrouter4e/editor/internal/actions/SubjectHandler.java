package io.github.openrouter4e.editor.internal.actions;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.internal.subjects.PlatformSubjects;

/** Finds out what a command is about. Always enabled: what it cannot do, it says. */
public abstract class SubjectHandler extends AbstractHandler {

	/** Parameter of commands, given by the menu of the ruler. */
	public static final String IN_RULER = "io.github.openrouter4e.editor.inRuler"; //$NON-NLS-1$

	/** @param subject null if nothing is selected that one could ask about */
	protected abstract void run(ExecutionEvent event, IWorkbenchPage page, WorkbenchEditorActions actions,
			@Nullable Subject subject) throws ExecutionException;

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var page = event == null ? null : HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		if (event == null || page == null) {
			return null;
		}
		var bundles = FrameworkUtil.getBundle(SubjectHandler.class).getBundleContext();
		var reference = bundles.getServiceReference(WorkbenchEditorActions.class);
		var actions = reference == null ? null : bundles.getService(reference);
		if (reference == null || actions == null) {
			throw new ExecutionException(WorkbenchEditorActions.class.getName());
		}
		try {
			run(event, page, actions, subject(event, page));
		} finally {
			bundles.ungetService(reference);
		}
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
