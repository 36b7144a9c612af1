package io.github.openrouter4e.editor.internal.actions;

import java.util.ArrayList;
import java.util.Comparator;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.SubjectProvider;
import io.github.openrouter4e.editor.internal.subjects.PlatformSubjects;

/** Finds out what the user means. For the UI thread. */
public final class Subjects {

	private Subjects() {}

	/**
	 * What is selected in a part, else in the active editor.
	 *
	 * @param part      null if none is active
	 * @param selection null if that is not known
	 * @return null if it is nothing that one could ask about
	 */
	public static @Nullable Subject of(IWorkbenchPage page, @Nullable IWorkbenchPart part,
			@Nullable ISelection selection) {
		var subject = part == null ? null : of(part, selection);
		var editor = page.getActiveEditor();
		return subject != null || editor == null || editor == part ? subject : of(editor, selection(editor));
	}

	/** What is selected in a part; null if that cannot be known. */
	static @Nullable ISelection selection(IWorkbenchPart part) {
		var provider = part.getSite().getSelectionProvider();
		return provider == null ? null : provider.getSelection();
	}

	/** What elements of some view are; null if that is not known. */
	static @Nullable Subject of(IWorkbenchPage page, IStructuredSelection elements) {
		var part = page.getActivePart(); // providers know elements by their types
		return part == null ? PlatformSubjects.ofElements(elements.toList()) : ofElements(part, elements);
	}

	private static @Nullable Subject ofElements(IWorkbenchPart part, IStructuredSelection elements) {
		var subject = ofProviders(part, elements);
		return subject == null ? PlatformSubjects.ofElements(elements.toList()) : subject;
	}

	/** What a menu of a part is about; null if it is nothing that one could ask about. Never what another part shows. */
	static @Nullable Subject of(IWorkbenchPart part, @Nullable ISelection selection) {
		var known = selection == null ? StructuredSelection.EMPTY : selection;
		var subject = ofProviders(part, known);
		return subject == null ? PlatformSubjects.of(part, known) : subject;
	}

	private static @Nullable Subject ofProviders(IWorkbenchPart part, ISelection known) {
		var bundles = FrameworkUtil.getBundle(Subjects.class).getBundleContext();
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
		return null;
	}
}
