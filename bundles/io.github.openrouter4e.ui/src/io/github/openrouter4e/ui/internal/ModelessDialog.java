package io.github.openrouter4e.ui.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** A dialog that shows something while the workbench can be used. Its only button closes it. */
public abstract class ModelessDialog extends Dialog {

	private final String title;

	/** @param title what is shown */
	protected ModelessDialog(Shell parent, String title) {
		super(parent);
		this.title = title;
		setShellStyle(SWT.SHELL_TRIM | SWT.MODELESS);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(title);
		}
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, IDialogConstants.CLOSE_ID, Messages.ModelessDialog_close, true);
	}

	@Override
	protected void buttonPressed(int buttonId) {
		close();
	}

	@Override
	protected boolean isResizable() {
		return true;
	}
}
