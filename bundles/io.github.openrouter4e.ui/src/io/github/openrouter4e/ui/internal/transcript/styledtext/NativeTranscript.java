package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.markdown.RichBlocks;
import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.markdown.text.SafeLink;
import io.github.openrouter4e.ui.internal.transcript.ActionNames;
import io.github.openrouter4e.ui.internal.transcript.Messages;
import io.github.openrouter4e.ui.internal.transcript.TranscriptListener;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.internal.transcript.feed.Frame;
import io.github.openrouter4e.ui.internal.transcript.feed.FramePace;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceRenderer;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptWidget;

/** The transcript as styled text, for machines without a browser widget and for who prefers it. */
public final class NativeTranscript implements TranscriptWidget<RichText> {

	private static final int REFLOW_DELAY = 300;
	private static final int SMALL_CHANGE = 4;

	private final StyledText text;
	private final FramePace pace = new FramePace();
	private final NativeText content;
	private final FontCache fonts;
	private final TranscriptListener listener;
	private final PieceRenderer<RichText> renderer;
	private RichStyles styles;
	private volatile int columns = 80;
	private boolean stick = true;
	private boolean endInView = true;
	/** Where the view was when it was looked at or moved last, in pixels. */
	private int lastTop;
	/** The arrow that was pressed last and stays in its place, as another version may be longer or shorter. */
	private @Nullable Arrow arrow;
	private boolean earlier;
	private boolean asked;

	/**
	 * @param entry number of the entry from the top
	 * @param pixel where its line is in the view
	 */
	private record Arrow(int entry, int pixel) {
	}

	public NativeTranscript(Composite parent, TranscriptListener listener, TranscriptTheme theme) {
		this.listener = listener;
		text = new Unmeasured(parent, this::copySelection);
		fonts = new FontCache(text);
		styles = new RichStyles(theme, fonts);
		content = new NativeText(text, styles, this::imageChanged);
		renderer = new RichPieceRenderer(new RichBlocks(
				new RichBlocks.Labels(Messages.NativeTranscript_codeCopy, Messages.NativeTranscript_codeApply,
						Messages.NativeTranscript_codeInsert,
						Messages.NativeTranscript_codeReplace, Messages.NativeTranscript_codeSave,
						Messages.BrowserTranscript_omitted),
				() -> columns));
		text.setMargins(10, 8, 10, 8);
		text.setLineSpacing(2);
		new NativeLinks(text, content, this::follow);
		caretWithFocusOnly();
		text.getVerticalBar().addListener(SWT.Selection, event -> scrolled());
		text.addListener(SWT.MouseWheel, event -> text.getDisplay().asyncExec(this::scrolled));
		text.addListener(SWT.KeyUp, event -> scrolled());
		text.addControlListener(ControlListener.controlResizedAdapter(event -> resized()));
		setTheme(theme);
	}

	/** With every change the text measures some lines to place its caret, which is not to be seen without the focus. */
	private void caretWithFocusOnly() {
		var caret = text.getCaret();
		text.setCaret(null);
		text.addListener(SWT.FocusIn, event -> text.setCaret(caret));
		text.addListener(SWT.FocusOut, event -> text.setCaret(null));
		text.addDisposeListener(event -> caret.dispose());
	}

	private void follow(int offset, String link) {
		if (link.startsWith(RichText.ACTION)) {
			var entry = content.entryAt(offset);
			var action = ActionNames.ofLink(link);
			if (entry != null && action != null) {
				if (action instanceof UserAction.OnTurn onTurn && onTurn.isBranch()) {
					arrow = new Arrow(content.number(entry), text.getLinePixel(text.getLineAtOffset(offset)));
					stick = false;
				} else if (action == UserAction.OnView.SHOW_ALL) {
					stick = false; // the user goes on reading where the text was cut
				}
				listener.onAction(entry, action);
			}
		} else if (SafeLink.check(link) != null) {
			listener.onLink(link);
		}
	}

	private void scrolled() {
		if (text.isDisposed()) {
			return;
		}
		var top = text.getTopPixel();
		if (top != lastTop) {
			arrow = null;
		}
		// only the user goes up: text that grows below, a new width or a new font leave the end without anybody's enqueue
		if (isAtEnd()) {
			stick = true;
		} else if (top < lastTop) {
			stick = false;
		}
		lastTop = top;
		reportEnd();
		if (earlier && !asked && text.getTopPixel() < text.getClientArea().height / 2) {
			asked = true;
			listener.onEarlier();
		}
	}

	private boolean isAtEnd() {
		var bar = text.getVerticalBar();
		return bar.getSelection() + bar.getThumb() >= bar.getMaximum() - 2 * text.getLineHeight();
	}

	private void reportEnd() {
		var inView = stick || isAtEnd();
		if (inView != endInView) {
			endInView = inView;
			listener.onEnd(inView);
		}
	}

	private void resized() {
		var fitting = Math.max(16, (text.getClientArea().width - 24) / Math.max(1, charWidth()));
		if (Math.abs(fitting - columns) >= SMALL_CHANGE) {
			columns = fitting;
			text.getDisplay().timerExec(REFLOW_DELAY, () -> {
				if (!text.isDisposed() && columns == fitting) {
					listener.onReflow();
				}
			});
		}
		if (stick) {
			scrollToEnd();
		}
	}

	private int charWidth() {
		var gc = new GC(text);
		try {
			gc.setFont(styles.codeFont());
			return (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
		} finally {
			gc.dispose();
		}
	}

	@Override
	public Control control() {
		return text;
	}

	@Override
	public PieceRenderer<RichText> renderer() {
		return renderer;
	}

	/** For tests: what has become of the images. */
	NativeImages images() {
		return content.images();
	}

	@Override
	public int framesPerSecond() {
		return 20; // each has the widgets around painted again, too
	}

	@Override
	public Prepared prepare(Frame<RichText> frame) {
		return shown -> {
			var start = System.nanoTime();
			try {
				show(frame);
			} finally {
				shown.accept(Math.max(pace.next(), System.nanoTime() - start));
			}
		};
	}

	/** Shows a frame at once. */
	public void show(Frame<RichText> frame) {
		if (text.isDisposed()) {
			return;
		}
		earlier = frame.earlier();
		asked = false;
		change(() -> content.apply(frame.edits()), frame.reveal());
	}

	private void imageChanged(String image) {
		change(() -> content.measure(image), null);
	}

	private void change(Runnable change, @Nullable String reveal) {
		var top = text.getTopIndex();
		var pixel = text.getLinePixel(top);
		content.follow(text.getOffsetAtLine(top));
		text.setRedraw(false);
		try {
			change.run();
		} finally {
			text.setRedraw(true);
		}
		scroll(reveal, pixel);
		lastTop = text.getTopPixel();
		reportEnd();
		text.update(); // now, so that painting counts as time that the frame takes
	}

	private void scroll(@Nullable String reveal, int pixel) {
		var target = reveal == null ? -1 : content.start(reveal);
		if (target >= 0) {
			stick = false;
			arrow = null;
			text.setTopIndex(text.getLineAtOffset(target));
			text.setSelection(target);
		} else if (stick) {
			scrollToEnd();
		} else if (!keepArrow()) {
			// what the reader has before him stays there, whatever came or went above
			var moved = text.getLinePixel(text.getLineAtOffset(content.followed())) - pixel;
			if (moved != 0) {
				text.setTopPixel(text.getTopPixel() + moved);
			}
		}
	}

	/** @return false if there is no arrow to keep in its place */
	private boolean keepArrow() {
		var pressed = arrow;
		var offset = pressed == null ? -1 : content.branchAction(pressed.entry());
		if (pressed == null || offset < 0) {
			return false;
		}
		text.setTopPixel(text.getTopPixel() + text.getLinePixel(text.getLineAtOffset(offset)) - pressed.pixel());
		return true;
	}

	@Override
	public void setTheme(TranscriptTheme theme) {
		styles = new RichStyles(theme, fonts);
		content.setStyles(styles);
		text.setFont(styles.textFont());
		text.setBackground(styles.color(theme.palette().background()));
		text.setForeground(styles.color(theme.palette().foreground()));
		if (stick) {
			scrollToEnd(); // lines have another height now
		}
		listener.onReflow();
	}

	@Override
	public void scrollToEnd() {
		stick = true;
		arrow = null;
		text.setTopIndex(text.getLineCount() - 1);
		lastTop = text.getTopPixel();
		reportEnd();
	}

	@Override
	public boolean find(String sought, boolean again, boolean backwards) {
		var matcher = Pattern.compile(Pattern.quote(sought), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
				.matcher(text.getText());
		var selection = text.getSelection();
		var place = -1;
		if (backwards) {
			var last = -1;
			while (matcher.find()) {
				last = matcher.start();
				place = last < selection.x ? last : place;
			}
			place = place < 0 ? last : place;
		} else if (matcher.find(again ? selection.y : selection.x) || matcher.find(0)) {
			place = matcher.start();
		}
		if (place >= 0) {
			text.setSelection(place, place + sought.length());
			scrolled();
		}
		return place >= 0;
	}

	@Override
	public void copySelection() {
		var selection = text.getSelection();
		var copied = content.copy(selection.x, selection.y);
		if (!copied.isEmpty()) {
			var clipboard = new Clipboard(text.getDisplay());
			clipboard.setContents(new Object[]{copied}, new Transfer[]{TextTransfer.getInstance()});
			clipboard.dispose();
		}
	}

	@Override
	public void selectAll() {
		text.selectAll();
	}

	/**
	 * A text that takes the room there is: whenever something around it is laid
	 * out, it would measure every line that it has to say what it prefers.
	 */
	private static final class Unmeasured extends StyledText {

		private static final int PREFERRED = 200;

		private final Runnable copier;

		/** @param copier copies the selection */
		Unmeasured(Composite parent, Runnable copier) {
			super(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
			this.copier = copier;
		}

		/** Ctrl+C and the like. */
		@Override
		public void copy() {
			copier.run();
		}

		@Override
		public Point computeSize(int width, int height, boolean changed) {
			return new Point(width == SWT.DEFAULT ? PREFERRED : width, height == SWT.DEFAULT ? PREFERRED : height);
		}
	}
}
