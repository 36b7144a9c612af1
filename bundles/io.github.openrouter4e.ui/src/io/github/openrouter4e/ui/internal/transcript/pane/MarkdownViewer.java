package io.github.openrouter4e.ui.internal.transcript.pane;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.markdown.MarkdownRenderer;
import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.TranscriptListener;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;
import io.github.openrouter4e.ui.internal.transcript.TranscriptUser;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.internal.transcript.feed.EntryKind;
import io.github.openrouter4e.ui.internal.transcript.feed.Frame;
import io.github.openrouter4e.ui.internal.transcript.feed.FrameQueue;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey.Slot;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceRenderer;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptEdit;
import io.github.openrouter4e.ui.internal.transcript.styledtext.NativeTranscript;

/** One finished text, to be read: the native widget, of which there can be many. */
public final class MarkdownViewer {

	private static final String ENTRY = "text"; //$NON-NLS-1$

	private final String markdown;
	private final TranscriptUser user;
	private final ShownCodes codes = new ShownCodes();
	private final NativeTranscript widget;

	private MarkdownViewer(Composite parent, String markdown, TranscriptTheme theme, TranscriptUser user) {
		this.markdown = markdown;
		this.user = user;
		widget = new NativeTranscript(parent, new Events(), theme);
		render(false);
	}

	/**
	 * The control is there at once; the text appears when it is rendered.
	 *
	 * @param user hears of code and links; there are no other actions
	 */
	public static Control create(Composite parent, String markdown, TranscriptTheme theme, TranscriptUser user) {
		return new MarkdownViewer(parent, markdown, theme, user).widget.control();
	}

	/** @param whole whether nothing is left out for its length */
	private void render(boolean whole) {
		var renderer = widget.renderer();
		Background.run(widget.control(), () -> {
			var group = codes.group();
			codes.show(ENTRY, group);
			var edits = new ArrayList<TranscriptEdit<RichText>>();
			if (!whole) {
				edits.add(new TranscriptEdit.AddEntry<>(ENTRY, null, EntryKind.ANSWER));
			}
			edits.add(new TranscriptEdit.Put<>(ENTRY, PieceKey.of(Slot.BODY),
					renderer.join(rendered(renderer, group, whole))));
			var queue = new FrameQueue<>(renderer);
			queue.take(edits);
			return queue;
		}, queue -> show(queue, whole ? null : ENTRY), e -> {
			throw new IllegalStateException(e); // rendering knows no errors
		});
	}

	/** One frame at a time, as a long text takes seconds. */
	private void show(FrameQueue<RichText> queue, @Nullable String reveal) {
		widget.show(new Frame<>(queue.next(), reveal, false));
		if (!queue.isEmpty()) {
			Ui.later(widget.control(), () -> show(queue, null));
		}
	}

	private List<RichText> rendered(PieceRenderer<RichText> renderer, ShownCodes.Group group, boolean whole) {
		try {
			return new MarkdownRenderer<>(renderer).render(markdown, group, whole);
		} catch (RuntimeException | Error e) { // also an exhausted stack
			ILog.of(MarkdownViewer.class).error("A text is shown as plain text as it could not be rendered", e); //$NON-NLS-1$
			return List.of(renderer.plain(markdown, whole));
		}
	}

	private final class Events implements TranscriptListener {

		@Override
		public void onAction(String entry, UserAction action) {
			if (action == UserAction.OnView.SHOW_ALL) {
				render(true);
			} else if (action instanceof UserAction.OnCode code) {
				CodeUse.carryOut(code, codes, user);
			}
		}

		@Override
		public void onLink(String address) {
			user.openLink(address);
		}

		@Override
		public void onMessage(String message) {
			// the native widget has none
		}

		@Override
		public void onEnd(boolean inView) {
			// nothing comes at the end
		}

		@Override
		public void onRestarted() {
			// nor does it begin again
		}

		@Override
		public void onBroken() {
			// nor stop
		}

		@Override
		public void onEarlier() {
			// this is all
		}

		@Override
		public void onReflow() {
			// rendered once
		}
	}
}
