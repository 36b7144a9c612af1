package io.github.openrouter4e.ui.internal.transcript;

import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.markdown.MarkdownRenderer;
import io.github.openrouter4e.ui.internal.markdown.RichText;
import io.github.openrouter4e.ui.internal.markdown.ShownCodes;
import io.github.openrouter4e.ui.internal.transcript.PieceKey.Slot;

/** One finished text, to be read: the native widget, of which there can be many. */
public final class MarkdownViewer {

	private static final String ENTRY = "text"; //$NON-NLS-1$

	private MarkdownViewer() {}

	/**
	 * The control is there at once; the text appears when it is rendered.
	 *
	 * @param user hears of code and links; there are no other actions
	 */
	public static Control create(Composite parent, String markdown, TranscriptTheme theme, TranscriptUser user) {
		var codes = new ShownCodes();
		var widget = new NativeTranscript(parent, new TranscriptListener() {
			@Override
			public void onAction(String entry, String action) {
				CodeUse.carryOut(action, codes, user);
			}

			@Override
			public void onLink(String address) {
				user.onLink(address);
			}

			@Override
			public void onMessage(String message) {
				// the native widget has none
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
		}, theme);
		Background.run(widget.control(), () -> {
			var group = codes.group();
			codes.show(ENTRY, group);
			var blocks = rendered(markdown, widget.renderer(), group);
			return new Frame<RichText>(List.of(new TranscriptEdit.AddEntry<>(ENTRY, null, EntryKind.ANSWER),
					new TranscriptEdit.Put<>(ENTRY, PieceKey.of(Slot.BODY), widget.renderer().join(blocks))), ENTRY,
					false);
		}, widget::show, e -> {
			throw new IllegalStateException(e); // rendering knows no errors
		});
		return widget.control();
	}

	private static List<RichText> rendered(String markdown, PieceRenderer<RichText> renderer, ShownCodes.Group codes) {
		try {
			return new MarkdownRenderer<>(renderer).render(markdown, codes);
		} catch (RuntimeException | Error e) { // also an exhausted stack
			ILog.of(MarkdownViewer.class).error("A text is shown as plain text as it could not be rendered", e); //$NON-NLS-1$
			return List.of(renderer.plain(markdown));
		}
	}
}
