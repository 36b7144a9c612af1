package io.github.openrouter4e.editor;

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
}
