package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/** Asks for the system prompt of one conversation, which may be that of the preferences. */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE}) // widgets come later
final class SystemPromptDialog extends Dialog {

	private static final int LINES = 10;
	private static final int WIDTH = 480;

	private final String general;
	/** What was typed stays while the box is off, in case it was a mistake. */
	private String typed;
	private @Nullable String own;
	private Button isOwn;
	private Text text;

	/**
	 * @param own     the conversation's own; null if it has none
	 * @param general that of the preferences
	 */
	SystemPromptDialog(Shell parent, @Nullable String own, String general) {
		super(parent);
		this.own = own;
		this.general = general;
		this.typed = own == null ? general : own;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** @return the conversation's own, once it ended with OK; null: as in the preferences */
	@Nullable
	String own() {
		return own;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.SystemPromptDialog_systemPromptTitle);
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		isOwn = new Button(area, SWT.CHECK);
		isOwn.setText(Messages.SystemPromptDialog_systemPromptOwn);
		isOwn.setSelection(own != null);
		isOwn.addListener(SWT.Selection, event -> toggle());
		text = new Text(area, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		text.setText(typed);
		text.setEnabled(own != null);
		Accessibles.name(text, Messages.SystemPromptDialog_systemPromptText);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, text.getLineHeight() * LINES).applyTo(text);
		var note = new Label(area, SWT.WRAP);
		note.setText(Messages.SystemPromptDialog_systemPromptNote);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(note);
		return area;
	}

	private void toggle() {
		var on = isOwn.getSelection();
		if (!on) {
			typed = text.getText();
		}
		text.setText(on ? typed : general);
		text.setEnabled(on);
		if (on) {
			text.setFocus();
		}
	}

	@Override
	protected void okPressed() {
		own = isOwn.getSelection() ? text.getText().replace(Text.DELIMITER, "\n") : null; //$NON-NLS-1$
		super.okPressed();
	}
}
