package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.UndoContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.operations.OperationHistoryActionHandler;
import org.eclipse.ui.operations.RedoActionHandler;
import org.eclipse.ui.operations.UndoActionHandler;

/**
 * Edit &gt; Undo and its neighbours. They act on what has the focus: a text field such as the search of the history, else the
 * prompt, or the transcript if something is copied there.
 */
final class EditActions {

	/** Without steps to undo: elsewhere than in the prompt the keys are the control's own. */
	private static final IUndoContext NOTHING = new UndoContext();

	private final ChatPage page;
	private final OperationHistoryActionHandler undo;
	private final OperationHistoryActionHandler redo;

	private EditActions(IViewSite site, ChatPage page) {
		this.page = page;
		undo = new UndoActionHandler(site, NOTHING);
		redo = new RedoActionHandler(site, NOTHING);
		var prompt = page.composer().text();
		prompt.addListener(SWT.FocusIn, event -> offerSteps(page.composer().undo().getUndoContext()));
		prompt.addListener(SWT.FocusOut, event -> offerSteps(NOTHING));
		if (prompt.isFocusControl()) { // since before the page was complete
			offerSteps(page.composer().undo().getUndoContext());
		}
	}

	static void install(IViewSite site, ChatPage page) {
		var actions = new EditActions(site, page);
		var bars = site.getActionBars();
		bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), actions.undo);
		bars.setGlobalActionHandler(ActionFactory.REDO.getId(), actions.redo);
		bars.setGlobalActionHandler(ActionFactory.CUT.getId(), action(actions::cut));
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), action(actions::copy));
		bars.setGlobalActionHandler(ActionFactory.PASTE.getId(), action(actions::paste));
		bars.setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), action(actions::selectAll));
		bars.setGlobalActionHandler(ActionFactory.FIND.getId(), action(actions::find));
		bars.updateActionBars();
		var handlers = site.getService(IHandlerService.class);
		if (handlers != null) {
			handlers.activateHandler(IWorkbenchCommandConstants.EDIT_CONTENT_ASSIST,
					new ActionHandler(action(actions::complete)));
		}
	}

	/** Without a text, not with an empty one: the menu takes a text over, also an empty one. */
	private static Action action(Runnable work) {
		return new Action() {
			@Override
			public void run() {
				work.run();
			}
		};
	}

	private void offerSteps(IUndoContext context) {
		undo.setContext(context);
		redo.setContext(context);
	}

	private @Nullable Control focus() {
		return page.control().getDisplay().getFocusControl();
	}

	private void cut() {
		if (focus() instanceof Text field) {
			field.cut();
		} else if (page.composer().text().isFocusControl()) {
			page.composer().text().cut();
		}
	}

	private void copy() {
		if (focus() instanceof Text field) {
			field.copy();
		} else if (page.composer().text().isFocusControl()) {
			page.composer().text().copy();
		} else {
			page.transcript().copySelection();
		}
	}

	private void paste() {
		if (focus() instanceof Text field) {
			field.paste();
		} else {
			page.attachments().paste();
		}
	}

	private void complete() {
		if (page.composer().text().isFocusControl()) {
			page.composer().openList();
		}
	}

	private void find() {
		page.showHistory(false);
		page.transcript().find();
	}

	private void selectAll() {
		if (focus() instanceof Text field) {
			field.selectAll();
		} else if (page.composer().text().isFocusControl()) {
			page.composer().text().selectAll();
		} else {
			page.transcript().selectAll();
		}
	}
}
