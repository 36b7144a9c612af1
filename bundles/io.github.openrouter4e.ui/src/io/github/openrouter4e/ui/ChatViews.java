package io.github.openrouter4e.ui;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/**
 * Brings prompts into the chat view. An OSGi service, there as soon as somebody asks for it:
 *
 * <pre>
 * &#64;Reference
 * ChatViews views;
 * ...
 * views.open(window.getActivePage(), ChatOpening.fill(new Prompt("Explain this.", List.of(selection))));
 * </pre>
 */
public interface ChatViews {

	/**
	 * Opens the chat view in a page, or brings the one that is there to the top, and does there what the opening says. The
	 * view may still have to load its services: the prompt is brought in as soon as it has, which may be after the return. If
	 * the view is closed before that, the prompt is dropped.
	 * <p>
	 * What the user is writing is never lost: the prompt is put before it. If the user is changing an earlier question, that
	 * is set aside among what waits.
	 * <p>
	 * Text that looks as if it held a key or a password is not attached until the user agrees, and then the prompt is not sent
	 * by itself either.
	 *
	 * @param page where to open it; of any window
	 * @throws PartInitException if the view cannot be created
	 * @throws org.eclipse.swt.SWTException if called outside the UI thread
	 */
	void open(IWorkbenchPage page, ChatOpening opening) throws PartInitException;
}
