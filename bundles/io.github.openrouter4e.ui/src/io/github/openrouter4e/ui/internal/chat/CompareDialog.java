package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.ModelessDialog;
import io.github.openrouter4e.ui.internal.chat.conversation.Comparison;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;
import io.github.openrouter4e.ui.internal.transcript.TranscriptUser;
import io.github.openrouter4e.ui.internal.transcript.pane.MarkdownViewer;

/** Answers to the same question side by side; the user goes on with one of them. */
final class CompareDialog extends ModelessDialog {

	private static final int QUESTION_LINES = 4;
	private static final int WIDTH_MARGIN = 20;

	private final Comparison comparison;
	private final TranscriptTheme theme;
	private final TranscriptUser user;

	/** @param user hears of code and links in the answers */
	CompareDialog(Shell parent, Comparison comparison, TranscriptTheme theme, TranscriptUser user) {
		super(parent, Messages.CompareDialog_compareTitle);
		this.comparison = comparison;
		this.theme = theme;
		this.user = user;
	}

	@Override
	protected Point getInitialSize() {
		return new Point(1000, 640);
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		question(area);
		var columns = new SashForm(area, SWT.HORIZONTAL);
		columns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		comparison.answers().forEach(answer -> column(columns, answer));
		return area;
	}

	/** A few lines, however long it is: the answers need the room. */
	private void question(Composite parent) {
		var question = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		question.setText(comparison.question());
		Accessibles.name(question, Messages.CompareDialog_labelQuestion);
		var data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = getInitialSize().x - 2 * WIDTH_MARGIN;
		data.heightHint = Math.min(QUESTION_LINES * question.getLineHeight(),
				question.computeSize(data.widthHint, SWT.DEFAULT).y);
		question.setLayoutData(data);
	}

	private void column(Composite parent, Comparison.Candidate answer) {
		var column = new Composite(parent, SWT.NONE);
		column.setLayout(new GridLayout());
		var facts = new Label(column, SWT.WRAP);
		facts.setText(answer.facts().replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		facts.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		var viewer = MarkdownViewer.create(column, answer.markdown(), theme, user);
		Accessibles.name(viewer, answer.facts());
		viewer.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		var use = new Button(column, SWT.PUSH);
		use.setText(Messages.CompareDialog_compareUse);
		Accessibles.name(use, Messages.CompareDialog_compareUse + ": " + answer.facts()); //$NON-NLS-1$
		use.addListener(SWT.Selection, event -> {
			comparison.use().accept(answer.turnId());
			close();
		});
	}
}
