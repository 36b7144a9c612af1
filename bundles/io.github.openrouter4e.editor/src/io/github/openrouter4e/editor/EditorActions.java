package io.github.openrouter4e.editor;

import java.util.List;

import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.ui.IWorkbenchPage;

/** Runs actions. An OSGi service. */
public interface EditorActions {

	/**
	 * Reads in the background what belongs to the subject, then shows the chat with a prompt for it. The user sends it.
	 *
	 * @param page where the chat is shown
	 * @throws org.eclipse.swt.SWTException if called outside the UI thread
	 */
	void run(IWorkbenchPage page, EditorAction action, Subject subject);

	/**
	 * Runs an action on what is selected in the active part of a page, or tells the user that nothing is.
	 *
	 * @throws org.eclipse.swt.SWTException if called outside the UI thread
	 */
	void run(IWorkbenchPage page, EditorAction action);

	/**
	 * What a quick assist offers for the active editor.
	 *
	 * @param hasProblem whether the cursor is at an error or a warning
	 */
	List<ICompletionProposal> proposals(boolean hasProblem);
}
