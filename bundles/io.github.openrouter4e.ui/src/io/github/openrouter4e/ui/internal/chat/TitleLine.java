package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

import io.github.openrouter4e.markdown.text.TextDirection;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.chat.conversation.ConversationFigures;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/**
 * The line at the top of the view: the conversation's title, shortened to the room there is, whether it has a system
 * prompt of its own, and its figures.
 */
final class TitleLine {

	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$

	private static final String RIGHT_TO_LEFT_EMBEDDING = "\u202B"; //$NON-NLS-1$

	/** Below this width the link is one word. */
	private static final int NARROW = 380;

	private final Composite line;
	private final CLabel title;
	private final Link prompt;
	private final Label figures;

	/** @param editPrompt shows the conversation's own system prompt */
	TitleLine(Composite parent, Runnable editPrompt) {
		line = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(line);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		title = new CLabel(line, SWT.NONE);
		title.setMargins(0, 0, 0, 0);
		title.setData(WIDGET_KEY, "openrouter.title"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(1, SWT.DEFAULT)
				.applyTo(title);
		prompt = new Link(line, SWT.NONE);
		Accessibles.name(prompt, Messages.TitleLine_systemPromptShown);
		prompt.setToolTipText(Messages.TitleLine_systemPromptShownTip);
		prompt.setData(WIDGET_KEY, "openrouter.systemPrompt"); //$NON-NLS-1$
		prompt.addListener(SWT.Selection, event -> editPrompt.run());
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).exclude(true).applyTo(prompt);
		prompt.setVisible(false);
		nameLink(false);
		line.addListener(SWT.Resize, event -> nameLink(line.getSize().x < NARROW));
		figures = new Label(line, SWT.NONE);
		figures.setData(WIDGET_KEY, "openrouter.figures"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(figures);
	}

	/** In a narrow view the title needs the room. */
	private void nameLink(boolean narrow) {
		var text = narrow ? Messages.TitleLine_systemPromptShownShort : Messages.TitleLine_systemPromptShown;
		prompt.setText("<a>" + text + "</a>"); //$NON-NLS-1$ //$NON-NLS-2$
		line.layout();
	}

	void showTitle(String text) {
		var rightToLeft = TextDirection.isRightToLeft(text);
		// said in the text as well, as GTK does not draw by the direction of the control
		title.setText((rightToLeft ? RIGHT_TO_LEFT_EMBEDDING : "") + text.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		title.setToolTipText(text);
		mirror(rightToLeft);
	}

	/** A title from right to left begins at the right end, as in a mirrored window. */
	private void mirror(boolean rightToLeft) {
		title.setAlignment(rightToLeft ? SWT.RIGHT : SWT.LEFT);
		title.setTextDirection(rightToLeft ? SWT.RIGHT_TO_LEFT : SWT.LEFT_TO_RIGHT);
		if (rightToLeft) {
			figures.moveAbove(title);
			prompt.moveAbove(title);
		} else {
			prompt.moveBelow(title);
			figures.moveBelow(prompt);
		}
		line.layout();
	}

	void showOwnSystemPrompt(boolean own) {
		GridDataFactory.createFrom((GridData) prompt.getLayoutData()).exclude(!own).applyTo(prompt);
		prompt.setVisible(own);
		line.layout();
	}

	void showFigures(ConversationFigures shown) {
		figures.setText(shown.text());
		figures.setToolTipText(shown.details());
		line.layout();
	}
}
