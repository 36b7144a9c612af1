package io.github.openrouter4e.ui.internal.chat;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.chat.history.HistoryPanel;
import io.github.openrouter4e.ui.internal.chat.history.HistoryPresenter;

/** Shows what the history presenter says, and asks what it must know. */
final class HistoryScreen implements HistoryPresenter.Screen {

	private final ChatPage page;
	private @Nullable HistoryPanel panel;
	private boolean isClicked;
	private final Runnable forget = () -> isClicked = false;

	HistoryScreen(ChatPage page) {
		this.page = page;
	}

	/** The panel and its presenter need each other. */
	void setPanel(HistoryPanel created) {
		panel = created;
	}

	@Override
	public void show(String query, List<HistoryPanel.Row> rows) {
		var shown = panel;
		if (shown != null) {
			shown.show(query, rows);
		}
	}

	@Override
	public void refresh() {
		var shown = panel;
		if (shown != null) {
			shown.refresh();
		}
	}

	@Override
	public void open(String conversationId, @Nullable String turnId) {
		page.showHistory(false);
		page.presenter().open(conversationId, turnId);
		page.setFocus();
	}

	@Override
	public void clicked() {
		var display = page.control().getDisplay();
		isClicked = true;
		display.timerExec(display.getDoubleClickTime(), forget);
	}

	/** Whether a row was clicked just now, so that another click is the second one of a double click on it. */
	boolean isClicked() {
		return isClicked;
	}

	@Override
	public void leave() {
		page.showHistory(false);
		page.setFocus();
	}

	@Override
	public void message(String text, @Nullable String action, Runnable run) {
		page.message(text, action, run);
	}

	@Override
	public @Nullable String askTitle(String title) {
		var dialog = new InputDialog(shell(), Messages.HistoryScreen_historyRenameTitle, null, title,
				text -> text.isBlank() ? "" : null); //$NON-NLS-1$
		return dialog.open() == Window.OK ? dialog.getValue() : null;
	}

	@Override
	public @Nullable Path askExport(String name, String extension) {
		var dialog = new FileDialog(shell(), SWT.SAVE);
		dialog.setText(Messages.HistoryScreen_historyExportTitle);
		dialog.setFileName(name + '.' + extension);
		dialog.setOverwrite(true);
		return path(dialog.open());
	}

	@Override
	public @Nullable Path askImport() {
		var dialog = new FileDialog(shell(), SWT.OPEN);
		dialog.setText(Messages.HistoryScreen_historyImportTitle);
		dialog.setFilterExtensions(new String[]{"*.json"}); //$NON-NLS-1$
		return path(dialog.open());
	}

	@Override
	public void reveal(Path file) {
		var folder = file.getParent();
		if (folder != null) {
			Program.launch(folder.toString());
		}
	}

	private Shell shell() {
		return page.control().getShell();
	}

	private static @Nullable Path path(@Nullable String file) {
		return file == null ? null : Path.of(file);
	}
}
