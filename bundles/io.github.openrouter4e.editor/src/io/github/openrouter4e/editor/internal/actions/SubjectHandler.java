package io.github.openrouter4e.editor.internal.actions;

import java.util.ArrayList;
import java.util.Comparator;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.SubjectProvider;
import io.github.openrouter4e.editor.internal.subjects.PlatformSubjects;

/** Finds out what a command is about. Always enabled: what it cannot do, it says. */
abstract class SubjectHandler extends AbstractHandler {

	/** @param subject null if nothing is selected that one could ask about */
	protected abstract void run(ExecutionEvent event, IWorkbenchWindow window, WorkbenchEditorActions actions,
			@Nullable Subject subject) throws ExecutionException;

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		if (event == null) {
			return null;
		}
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var bundles = FrameworkUtil.getBundle(SubjectHandler.class).getBundleContext();
		var reference = bundles.getServiceReference(WorkbenchEditorActions.class);
		var actions = reference == null ? null : bundles.getService(reference);
		if (reference == null || actions == null) {
			throw new ExecutionException(WorkbenchEditorActions.class.getName());
		}
		try {
			run(event, window, actions, subject(event, window, bundles));
		} finally {
			bundles.ungetService(reference);
		}
		return null;
	}

	private static @Nullable Subject subject(ExecutionEvent event, IWorkbenchWindow window, BundleContext bundles) {
		var part = HandlerUtil.getActivePart(event);
		ISelection selection = HandlerUtil.getActiveMenuSelection(event);
		if (selection == null) {
			selection = HandlerUtil.getCurrentSelection(event);
		}
		var subject = part == null ? null : subject(part, selection, bundles);
		var editor = window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
		return subject != null || editor == null || editor == part
				? subject
				: subject(editor, editor.getSite().getSelectionProvider() == null
						? null
						: editor.getSite().getSelectionProvider().getSelection(), bundles);
	}

	private static @Nullable Subject subject(IWorkbenchPart part, @Nullable ISelection selection,
			BundleContext bundles) {
		var known = selection == null ? StructuredSelection.EMPTY : selection;
		try {
			var references = new ArrayList<>(bundles.getServiceReferences(SubjectProvider.class, null));
			references.sort(Comparator.<ServiceReference<SubjectProvider>>naturalOrder().reversed());
			for (var reference : references) {
				var provider = bundles.getService(reference);
				try {
					var subject = provider == null ? null : provider.subject(part, known);
					if (subject != null) {
						return subject;
					}
				} finally {
					bundles.ungetService(reference);
				}
			}
		} catch (InvalidSyntaxException e) {
			throw new IllegalStateException(e); // there is no filter
		}
		return PlatformSubjects.of(part, known);
	}
}
