package io.github.openrouter4e.editor;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPart;

/**
 * Knows what selections are about, for example the failures in a view of test results. An OSGi service, asked only when the
 * user runs an action; of several that know a selection the highest ranked is used, and the platform's own come last.
 */
public interface SubjectProvider {

	/**
	 * Takes down what is needed to read it later. On the UI thread, so no more than that: no file, no model, no search.
	 *
	 * @param part      the part in which the user is
	 * @param selection what is selected there; may be empty
	 * @return null if it is nothing of this provider's
	 */
	@Nullable
	Subject subject(IWorkbenchPart part, ISelection selection);
}
