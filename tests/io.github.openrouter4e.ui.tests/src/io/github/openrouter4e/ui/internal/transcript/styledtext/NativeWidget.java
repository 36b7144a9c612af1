package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.markdown.RichTextBuilder;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.transcript.Palette;
import io.github.openrouter4e.ui.internal.transcript.RecordingListener;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;
import io.github.openrouter4e.ui.internal.transcript.feed.EntryKind;
import io.github.openrouter4e.ui.internal.transcript.feed.Frame;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceRenderer;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptEdit;

/** The native transcript in a window of its own. Methods may be called from any thread. */
@SuppressWarnings("nls")
final class NativeWidget implements AutoCloseable {

	static final RGB BACKGROUND = new RGB(255, 255, 255);
	private static final Palette PALETTE = Palette.of(BACKGROUND, new RGB(20, 20, 20), new RGB(0, 0, 200));

	final List<String> heard = new ArrayList<>();
	private final NativeTranscript transcript;
	private final Shell shell;

	NativeWidget(int width, int height) {
		var font = new FontData("Sans", 10, SWT.NORMAL);
		shell = UiThread.get(() -> new Shell(UiThread.display()));
		transcript = UiThread.get(() -> {
			shell.setLayout(new FillLayout());
			var created = new NativeTranscript(shell, new RecordingListener(heard),
					new TranscriptTheme(PALETTE, font, font, 100));
			shell.setSize(width, height);
			shell.open();
			return created;
		});
		UiThread.settle();
	}

	/** Changes the size of all text, in per cent. */
	void zoom(int zoom) {
		var font = new FontData("Sans", 10, SWT.NORMAL);
		UiThread.run(() -> transcript.setTheme(new TranscriptTheme(PALETTE, font, font, zoom)));
	}

	StyledText text() {
		return (StyledText) transcript.control();
	}

	NativeImages images() {
		return transcript.images();
	}

	PieceRenderer<RichText> renderer() {
		return transcript.renderer();
	}

	@SafeVarargs
	final void show(TranscriptEdit<RichText>... edits) {
		show(Arrays.asList(edits));
	}

	void show(List<TranscriptEdit<RichText>> edits) {
		UiThread.run(() -> transcript.show(new Frame<>(edits, null, false)));
	}

	static TranscriptEdit<RichText> entry(String id, String before) {
		return new TranscriptEdit.AddEntry<>(id, before, EntryKind.ANSWER);
	}

	static TranscriptEdit<RichText> put(String id, PieceKey.Slot slot, RichText content) {
		return new TranscriptEdit.Put<>(id, PieceKey.of(slot), content);
	}

	static RichText lines(String prefix, int count) {
		var builder = new RichTextBuilder();
		for (var i = 0; i < count; i++) {
			builder.append(prefix + i + "\n");
		}
		return builder.build();
	}

	@Override
	public void close() {
		UiThread.run(shell::dispose);
	}
}
