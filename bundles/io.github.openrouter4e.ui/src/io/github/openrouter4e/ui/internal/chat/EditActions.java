package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;

/**
 * Edit &gt; Undo and its neighbours. They act on what has the focus: a text field such as the search of the history, else the
 * prompt, or the transcript if something is copied there.
 */
final class EditActions {

	private final ChatPage page;
	private final Action undo;
	private final Action redo;

	private EditActions(ChatPage page) {
		this.page = page;
		var typing = page.composer().undo();
		undo = action(typing::undo);
		redo = action(typing::redo);
		typing.onChange(this::refresh);
		page.composer().text().addListener(SWT.FocusIn, event -> refresh());
		page.composer().text().addListener(SWT.FocusOut, event -> disable());
		refresh();
	}

	static void install(IActionBars bars, ChatPage page) {
		var actions = new EditActions(page);
		bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), actions.undo);
		bars.setGlobalActionHandler(ActionFactory.REDO.getId(), actions.redo);
		bars.setGlobalActionHandler(ActionFactory.CUT.getId(), action(actions::cut));
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), action(actions::copy));
		bars.setGlobalActionHandler(ActionFactory.PASTE.getId(), action(actions::paste));
		bars.setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), action(actions::selectAll));
		bars.setGlobalActionHandler(ActionFactory.FIND.getId(), action(actions::find));
		bars.updateActionBars();
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

	/** Elsewhere the keys are the control's own. */
	private void refresh() {
		var typing = page.composer().undo();
		var focused = page.composer().text().isFocusControl();
		undo.setEnabled(focused && typing.canUndo());
		redo.setEnabled(focused && typing.canRedo());
	}

	/** It still has the focus while it is told that it loses it. */
	private void disable() {
		undo.setEnabled(false);
		redo.setEnabled(false);
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
