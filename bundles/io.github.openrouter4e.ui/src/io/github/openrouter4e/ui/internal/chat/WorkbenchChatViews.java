package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.ui.ChatOpening;
import io.github.openrouter4e.ui.ChatViews;

/** Finds the chat view of a page by the way that the commands take. */
@Component(service = ChatViews.class)
public final class WorkbenchChatViews implements ChatViews {

	@Override
	public void open(IWorkbenchPage page, ChatOpening opening) throws PartInitException {
		if (Display.getCurrent() == null) {
			SWT.error(SWT.ERROR_THREAD_INVALID_ACCESS);
		}
		ChatViewPart.show(page, opening.focuses(), shown -> shown.bring(opening));
	}
}
