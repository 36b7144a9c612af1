package io.github.openrouter4e.ui.internal.chat;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.ui.internal.ModelessDialog;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.chat.conversation.AnswerDetails;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.models.DetailLine;
import io.github.openrouter4e.ui.internal.models.DetailsText;

/** How an answer came about; shows at once what is known, and the rest when OpenRouter has told it. */
final class AnswerDetailsDialog extends ModelessDialog {

	private static final int WIDTH = 560;
	private static final int HEIGHT = 420;

	private final AnswerDetails details;
	private final Cancellation cancellation = new Cancellation();

	AnswerDetailsDialog(Shell parent, AnswerDetails details) {
		super(parent, Messages.AnswerDetails_title);
		this.details = details;
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
}
