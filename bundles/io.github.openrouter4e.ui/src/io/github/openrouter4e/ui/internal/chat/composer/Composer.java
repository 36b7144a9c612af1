package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.text.TextViewerUndoManager;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.text.undo.DocumentUndoEvent;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.markdown.text.TextDirection;
import io.github.openrouter4e.ui.ComposedKeys;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.chat.conversation.EstimateView;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/** Where the prompt is written: grows with it, sends it, and goes back to earlier ones. */
public final class Composer {

	/** The name under which tests and tools find the text. */
	static final String TEXT_KEY = "openrouter.composer"; //$NON-NLS-1$

	private static final char RIGHT_TO_LEFT_EMBEDDING = 0x202B;
	private static final int LEAST_LINES = 2;
	private static final int MOST_LINES = 12;
	private static final int MOST_UNDO_STEPS = 500;
	/** What a low view needs beside the lines of the prompt: title, transcript, a notice, bar, and gaps; in pixels. */
	private static final int BESIDES = 176;
	/** No font has narrower characters, in pixels, save for a few. */
	private static final int LEAST_ADVANCE = 2;
	/** SWT lays out a line as a whole, in a time that grows with the square of its length. */
	static final int LONGEST_LINE = 10_000;
	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$

	private final Composite area;
	private final SourceViewer viewer;
	private final StyledText text;
	private final Chips chips;
	private final CompletionList completions;
	private final TextViewerUndoManager undo = new TextViewerUndoManager(MOST_UNDO_STEPS);
	private final PromptHistory history = new PromptHistory();
	private final List<Runnable> listeners = new ArrayList<>();
	private final Runnable send;
	private boolean enterSends = true;
	private BooleanSupplier escape = () -> false;

	public Composer(Composite parent, Runnable send) {
		this.send = send;
		area = new Composite(parent, SWT.NONE);
		area.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
		var layout = new GridLayout();
		layout.marginWidth = layout.marginHeight = 0;
		area.setLayout(layout);
		chips = new Chips(area, this::changed, this::setFocus);
		viewer = new SourceViewer(area, null, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		text = viewer.getTextWidget();
		text.setAlwaysShowScrollBars(false);
		text.setMargins(6, 5, 6, 5);
		text.setData(WIDGET_KEY, TEXT_KEY);
		var place = new GridData(SWT.FILL, SWT.FILL, true, true);
		place.widthHint = 60; // else the layout would ask how wide each line is
		text.setLayoutData(place);
		completions = new CompletionList(viewer);
		var document = new PromptDocument();
		viewer.setDocument(document);
		viewer.setUndoManager(undo);
		viewer.activatePlugins();
		forgetSteps();
		var steps = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
		steps.addDocumentUndoListener(this::undone);
		text.addLineStyleListener(event -> {
			if (TextDirection.isRightToLeft(event.lineText)) {
				event.alignment = SWT.RIGHT;
			}
		});
		text.addBidiSegmentListener(event -> {
			if (TextDirection.isRightToLeft(event.lineText)) { // what is neutral in it, as its full stop, runs with it
				event.segments = new int[]{0};
				event.segmentsChars = new char[]{RIGHT_TO_LEFT_EMBEDDING};
			}
		});
		text.addVerifyListener(event -> {
			verify(event, steps);
			document.verified();
		});
		text.addListener(SWT.Modify, event -> changed());
		text.addTraverseListener(event -> {
			if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
				event.doit = !completions.isOpen(); // else the prompt would keep who works by keyboard
			}
		});
		viewer.prependVerifyKeyListener(this::writeComposed); // and so the list's keys always come before the next
		text.addVerifyKeyListener(this::key);
		text.addListener(SWT.Resize, event -> grow());
		parent.addListener(SWT.Resize, event -> grow());
		text.addListener(SWT.Paint, event -> hint(event.gc));
		Accessibles.name(text, Messages.Composer_composerLabel);
		grow();
	}

	private void writeComposed(VerifyEvent event) {
		if (isComposed(event)) {
			write(String.valueOf(event.character));
			event.doit = false;
		}
	}

	/** Gets each key after the list: Enter also if the list took it and had nothing to insert. */
	private void key(VerifyEvent event) {
		var inserted = completions.takeInserted();
		if (event.keyCode == SWT.ESC && !event.doit) {
			completions.dismiss();
		}
		if (event.doit || !inserted && isEnter(event) && !isComposed(event)) {
			event.doit = !isUsed(event);
		}
	}

	private boolean isUsed(KeyEvent event) {
		if (event.keyCode == SWT.ESC) {
			return escape.getAsBoolean();
		}
		if (isEnter(event)) {
			return enter(event.stateMask & SWT.MODIFIER_MASK);
		}
		if ((event.stateMask & SWT.MODIFIER_MASK) == 0) {
			if (event.keyCode == SWT.ARROW_UP && isInRowOf(0)) {
				return recall(history.previous(text.getText()));
			}
			if (event.keyCode == SWT.ARROW_DOWN && isInRowOf(text.getCharCount())) {
				return recall(history.next(text.getText()));
			}
		}
		return false;
	}

	/** Whether the cursor is as high as this place; a line that is too wide has several rows. */
	private boolean isInRowOf(int offset) {
		return text.getLocationAtOffset(text.getCaretOffset()).y == text.getLocationAtOffset(offset).y;
	}

	private static boolean isEnter(KeyEvent event) {
		return event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
	}

	/** The text field would carry out the key and lose the character. */
	private static boolean isComposed(KeyEvent event) {
		return ComposedKeys.isComposed(event.keyCode, event.character, event.stateMask);
	}

	/** Writes something in place of what is selected. */
	void write(String written) {
		var selection = text.getSelection();
		replace(selection.x, selection.y, written);
	}

	/** @param escaped does what Escape means here, and tells whether it means anything */
	public void onEscape(BooleanSupplier escaped) {
		escape = escaped;
	}

	/** Offers what this source finds. */
	public void addCompletions(CompletionSource source) {
		completions.add(source);
	}

	/** {@return whether the list of completions is open and something in it selected} */
	public boolean isListOpen() {
		return completions.isOpen();
	}

	/** Opens the list of completions, if there are any for what stands before the cursor. */
	public void openList() {
		completions.open();
	}

	private boolean enter(int modifiers) {
		if (modifiers == SWT.MOD1 || modifiers == 0 && enterSends) {
			send.run();
			return true;
		}
		if (modifiers == SWT.MOD2 || modifiers == 0) {
			write("\n"); //$NON-NLS-1$
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

	/**
	 * No more lines than leave more than half of the view for what is read, and two in any case, or one where the view is
	 * so low that the transcript would be left with nothing.
	 */
	private void grow() {
		var line = text.getLineHeight();
		var view = area.getParent().getClientArea().height;
		var least = view <= 0 || view - BESIDES >= LEAST_LINES * line ? LEAST_LINES : 1;
		var most = view <= 0
				? MOST_LINES
				: Math.clamp(Math.min(view * 2L / 5, view - BESIDES - attachmentsHeight()) / line, least, MOST_LINES);
		var width = Math.max(60, text.getClientArea().width);
		// each line of it would be laid out to be measured, for every key
		var height = isFull(width, most)
				? most * line + 12
				: Math.clamp(text.computeSize(width, SWT.DEFAULT).y, least * line + 12, most * line + 12);
		var data = (GridData) text.getLayoutData();
		if (data.heightHint != height - 12) {
			data.heightHint = height - 12;
			area.getParent().layout(true, true);
		}
	}

	private int attachmentsHeight() {
		return Arrays.stream(area.getChildren()).filter(child -> child != text && child.getVisible())
				.mapToInt(child -> child.computeSize(area.getClientArea().width, SWT.DEFAULT).y).sum();
	}

	/** Whether the text needs all the height that it can get, whatever the font. */
	private boolean isFull(int width, int most) {
		return text.getLineCount() > most || text.getCharCount() > most * width / LEAST_ADVANCE;
	}

	/** The document was changed, and not the widget, which has told nobody. */
	private void undone(DocumentUndoEvent event) {
		if ((event.getEventType() & (DocumentUndoEvent.UNDONE | DocumentUndoEvent.REDONE)) != 0) {
			var written = event.getText();
			text.setSelection(event.getOffset() + (written == null ? 0 : written.length()));
			changed();
		}
	}

	private void verify(VerifyEvent event, IDocumentUndoManager steps) {
		var written = plain(event.text);
		if (written.length() == 1 && Character.isWhitespace(written.charAt(0))) {
			steps.commit(); // each word is a step, not all that is typed in one go
		}
		if (written.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
			event.text = ""; // it would keep the UI thread busy for seconds with every key //$NON-NLS-1$
			chips.add(pasted(written.stripTrailing()));
		} else {
			event.text = written;
		}
	}

	/** Without NUL, at which a toolkit or a server may take the text to end, and with one kind of line ends. */
	private static String plain(String text) {
		return text.indexOf('\0') < 0 && text.indexOf('\r') < 0
				? text
				: text.replace("\0", "").replace("\r\n", "\n").replace('\r', '\n'); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	/** Text as an attachment. */
	static Attachment pasted(String text) {
		var lines = text.lines().count();
		return new Attachment.PastedText(
				lines == 1 ? Messages.Composer_pastedLine : NLS.bind(Messages.Composer_pastedText, lines), text);
	}

	private void hint(org.eclipse.swt.graphics.GC gc) {
		if (text.getCharCount() == 0 && !text.isFocusControl()) {
			gc.setAlpha(150);
			gc.drawText(enterSends
					? Messages.Composer_composerHint
					: NLS.bind(Messages.Composer_composerHintCtrl, KeyStroke.getInstance(SWT.MOD1, SWT.CR).format()), 6,
					5, true);
			gc.setAlpha(255);
		}
	}

	public void onChange(Runnable listener) {
		listeners.add(listener);
	}

	public void setEnterSends(boolean enterSends) {
		this.enterSends = enterSends;
		text.redraw();
	}

	public Prompt prompt() {
		return new Prompt(text.getText(), chips.attachments());
	}

	/** {@return the prompt that is being written, also while one that was sent before is shown in its place} */
	public Prompt written() {
		return new Prompt(history.written(text.getText()), chips.attachments());
	}

	public void setPrompt(Prompt prompt) {
		show(prompt);
		text.setFocus();
	}

	/** The focus stays where it is. */
	public void show(Prompt prompt) {
		history.leave(text.getText());
		chips.set(prompt.attachments());
		text.setText(prompt.text()); // which may add to what is attached
		text.setSelection(prompt.text().length());
		forgetSteps(); // what was there belongs to another conversation or question
	}

	/** Empties the composer and remembers the prompt. */
	public void sent(Prompt prompt) {
		history.add(prompt.text());
		if (text.getText().startsWith(prompt.text())) { // more may have been typed since
			text.replaceTextRange(0, prompt.text().length(), ""); //$NON-NLS-1$
			forgetSteps();
		}
		chips.remove(prompt.attachments());
	}

	private void forgetSteps() {
		undo.reset();
		undo.setMaximalUndoLevel(MOST_UNDO_STEPS); // which a reset takes back to the platform's 20
	}

	/** Puts a prompt before what is there. */
	public void takeBack(Prompt prompt) {
		var draft = text.getText();
		var gap = draft.isBlank() || prompt.text().isBlank() ? "" : "\n\n"; //$NON-NLS-1$ //$NON-NLS-2$
		if (!prompt.text().isEmpty()) {
			replace(0, draft.isBlank() ? draft.length() : 0, prompt.text() + gap);
			text.setSelection(text.getCaretOffset() - gap.length());
		}
		prompt.attachments().forEach(chips::add);
	}

	/**
	 * Begins a mention at the cursor and opens the list of what can be mentioned.
	 *
	 * @param begun what stands behind the @ already
	 */
	public void beginMention(String begun) {
		var before = text.getSelection().x;
		var apart = before > 0 && !Character.isWhitespace(text.getText(before - 1, before - 1).charAt(0));
		text.setFocus();
		write((apart ? " @" : "@") + begun); //$NON-NLS-1$ //$NON-NLS-2$
		openList();
	}

	/** Writes something in place of what stands there, as one step to undo. */
	public void replace(int from, int to, String written) {
		var behind = text.getCharCount() - to;
		text.replaceTextRange(from, to - from, written);
		text.setSelection(text.getCharCount() - behind);
		text.showSelection();
	}

	public void attach(Attachment attachment) {
		chips.add(attachment);
	}

	public void attach(AttachmentReader.Result.Read read) {
		chips.add(read);
	}

	/** Shows what is sent with an attachment. */
	void showAttachment(Attachment attachment) {
		chips.open(attachment);
	}

	/** Shows what attachments cost; those of which nothing is told keep what was shown. */
	public void showCosts(List<EstimateView.Part> parts) {
		chips.showCosts(parts);
	}

	private void setFocus() {
		text.setFocus();
	}

	public StyledText text() {
		return text;
	}

	/** {@return the steps that can be undone; those of the workbench's history have its context} */
	public TextViewerUndoManager undo() {
		return undo;
	}

	public Composite area() {
		return area;
	}
}
