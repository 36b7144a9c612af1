package io.github.openrouter4e.ui.internal.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.ui.internal.Accessibles;

/** Where the prompt is written: grows with it, sends it, and goes back to earlier ones. */
final class Composer {

	/** The name under which tests and tools find the text. */
	static final String TEXT_KEY = "openrouter.composer"; //$NON-NLS-1$

	private static final int LEAST_LINES = 2;
	private static final int MOST_LINES = 12;
	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$

	private final Composite area;
	private final StyledText text;
	private final Chips chips;
	private final TypingUndo undo;
	private final PromptHistory history = new PromptHistory();
	private final List<Runnable> listeners = new ArrayList<>();
	private final Runnable send;
	private boolean enterSends = true;
	private BooleanSupplier listOpen = () -> false;

	Composer(Composite parent, Runnable send) {
		this.send = send;
		area = new Composite(parent, SWT.NONE);
		area.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
		var layout = new GridLayout();
		layout.marginWidth = layout.marginHeight = 0;
		area.setLayout(layout);
		chips = new Chips(area, this::changed, this::setFocus);
		text = new StyledText(area, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		text.setAlwaysShowScrollBars(false);
		text.setMargins(6, 5, 6, 5);
		text.setData(WIDGET_KEY, TEXT_KEY);
		text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		undo = new TypingUndo(text);
		text.addListener(SWT.Modify, event -> changed());
		text.addVerifyKeyListener(event -> event.doit = !key(event));
		text.addListener(SWT.Resize, event -> grow());
		text.addListener(SWT.Paint, event -> hint(event.gc));
		Accessibles.name(text, Messages.composerLabel);
		grow();
	}

	/** @return whether the key is used up */
	private boolean key(KeyEvent event) {
		if (listOpen.getAsBoolean() && isForList(event)) {
			return true;
		}
		if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
			return enter(event.stateMask & SWT.MODIFIER_MASK);
		}
		if ((event.stateMask & SWT.MODIFIER_MASK) == 0) {
			var line = text.getLineAtOffset(text.getCaretOffset());
			if (event.keyCode == SWT.ARROW_UP && line == 0) {
				return recall(history.previous(text.getText()));
			}
			if (event.keyCode == SWT.ARROW_DOWN && line == text.getLineCount() - 1) {
				return recall(history.next());
			}
		}
		return false;
	}

	private static boolean isForList(KeyEvent event) {
		return switch (event.keyCode) {
			case SWT.CR, SWT.KEYPAD_CR, SWT.ESC, SWT.ARROW_UP, SWT.ARROW_DOWN, SWT.PAGE_UP, SWT.PAGE_DOWN, SWT.TAB ->
				true;
			default -> false;
		};
	}

	/** While a list of proposals is open, Enter and the like are for the list. */
	void setListOpen(BooleanSupplier open) {
		listOpen = open;
	}

	private boolean enter(int modifiers) {
		if (modifiers == SWT.MOD1 || modifiers == 0 && enterSends) {
			send.run();
			return true;
		}
		if (modifiers == SWT.MOD2 || modifiers == 0) {
			text.insert("\n"); //$NON-NLS-1$
			text.setCaretOffset(text.getCaretOffset() + 1);
			text.showSelection();
			return true;
		}
		return false;
	}

	private boolean recall(@Nullable String prompt) {
		if (prompt == null) {
			return false;
		}
		text.setText(prompt);
		text.setSelection(prompt.length());
		return true;
	}

	private void changed() {
		if (text != null && !text.isDisposed()) {
			grow();
			listeners.forEach(Runnable::run);
		}
	}

	private void grow() {
		var line = text.getLineHeight();
		var width = Math.max(60, text.getClientArea().width);
		var wanted = text.computeSize(width, SWT.DEFAULT).y;
		var height = Math.clamp((long) wanted, LEAST_LINES * line + 12, MOST_LINES * line + 12);
		var data = (GridData) text.getLayoutData();
		if (data.heightHint != height - 12) {
			data.heightHint = height - 12;
			area.getParent().layout(true, true);
		}
	}

	private void hint(org.eclipse.swt.graphics.GC gc) {
		if (text.getCharCount() == 0 && !text.isFocusControl()) {
			gc.setAlpha(150);
			gc.drawText(enterSends ? Messages.composerHint : Messages.composerHintCtrl, 6, 5, true);
			gc.setAlpha(255);
		}
	}

	void onChange(Runnable listener) {
		listeners.add(listener);
	}

	void setEnterSends(boolean enterSends) {
		this.enterSends = enterSends;
		text.redraw();
	}

	Prompt prompt() {
		return new Prompt(text.getText(), chips.attachments());
	}

	void setPrompt(Prompt prompt) {
		text.setText(prompt.text());
		chips.set(prompt.attachments());
		text.setSelection(prompt.text().length());
		text.setFocus();
	}

	/** Empties the composer and remembers the prompt. */
	void sent(Prompt prompt) {
		history.add(prompt.text());
		if (text.getText().startsWith(prompt.text())) { // more may have been typed since
			text.replaceTextRange(0, prompt.text().length(), ""); //$NON-NLS-1$
			undo.clear();
		}
		chips.remove(prompt.attachments());
	}

	/** Puts a prompt before what is there. */
	void takeBack(Prompt prompt) {
		var draft = text.getText();
		var gap = draft.isBlank() || prompt.text().isBlank() ? "" : "\n\n"; //$NON-NLS-1$ //$NON-NLS-2$
		text.replaceTextRange(0, draft.isBlank() ? draft.length() : 0, prompt.text() + gap);
		text.setSelection(prompt.text().length());
		prompt.attachments().forEach(chips::add);
	}

	/** Writes something in place of what stands there, as one step to undo. */
	void replace(int from, int to, String written) {
		text.replaceTextRange(from, to - from, written);
		text.setSelection(from + written.length());
		text.showSelection();
	}

	void attach(Attachment attachment) {
		chips.add(attachment);
		text.setToolTipText(NLS.bind(Messages.attached, attachment.name()));
	}

	private void setFocus() {
		text.setFocus();
	}

	StyledText text() {
		return text;
	}

	TypingUndo undo() {
		return undo;
	}

	Composite area() {
		return area;
	}
}
