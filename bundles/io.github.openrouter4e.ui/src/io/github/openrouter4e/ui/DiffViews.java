package io.github.openrouter4e.ui;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/**
 * Shows diffs for review, in the compare editor of the workbench. An OSGi service, there as soon as somebody asks for it. The
 * compare editor is optional: an Eclipse without {@code org.eclipse.compare} has none.
 */
public interface DiffViews {

	/** {@return whether diffs can be shown in this Eclipse} Ask this before something is offered that needs one. */
	boolean isSupported();

	/**
	 * Shows a diff in a page. An editor that shows the same comes to the top; one that shows another diff of this title is
	 * replaced.
	 *
	 * @param page where to open it; of any window
	 * @return false if diffs are not {@linkplain #isSupported() supported}; nothing was opened then
	 * @throws PartInitException if the editor cannot be created
	 * @throws org.eclipse.swt.SWTException if called outside the UI thread
	 */
	boolean open(IWorkbenchPage page, Diff diff) throws PartInitException;

	/**
	 * Like {@link #open(IWorkbenchPage, Diff)} for a file that can be changed where it is shown. Before an editor makes way in which
	 * something is not saved that no other editor has, the user is asked.
	 */
	boolean open(IWorkbenchPage page, FileDiff diff) throws PartInitException;

	/**
	 * Shows a diff within something else, such as a dialog. It goes when the control is disposed.
	 *
	 * @return null if diffs are not {@linkplain #isSupported() supported}; nothing was created then
	 * @throws org.eclipse.swt.SWTException if called outside the UI thread
	 */
	@Nullable
	Control create(Composite parent, Diff diff);
}
