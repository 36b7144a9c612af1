package io.github.openrouter4e.ui.internal.chat;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.chat.conversation.AnswerDetails;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.models.DetailLine;
import io.github.openrouter4e.ui.internal.models.DetailsText;

/** How an answer came about; shows at once what is known, and the rest when OpenRouter has told it. */
final class AnswerDetailsDialog extends Dialog {

	private static final int WIDTH = 560;
	private static final int HEIGHT = 420;

	private final AnswerDetails details;
	private final Cancellation cancellation = new Cancellation();

	AnswerDetailsDialog(Shell parent, AnswerDetails details) {
		super(parent);
		this.details = details;
		setShellStyle(SWT.SHELL_TRIM | SWT.MODELESS);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.AnswerDetails_title);
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var text = new DetailsText(area, Messages.AnswerDetails_text);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(text.control());
		text.show(details.known());
		text.control().addDisposeListener(event -> cancellation.cancel());
		Thread.ofVirtual().name("answer details").start(() -> { //$NON-NLS-1$
			List<DetailLine> lines = details.lookUp(cancellation);
			Ui.later(text.control(), () -> text.show(lines));
		});
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, IDialogConstants.CLOSE_ID, Messages.AttachmentDialog_compareClose, true);
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
