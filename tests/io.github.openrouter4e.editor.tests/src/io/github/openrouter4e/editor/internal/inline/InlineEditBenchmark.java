package io.github.openrouter4e.editor.internal.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.editor.internal.inline.InlineEdit.Phase;
import io.github.openrouter4e.testing.workbench.Figures;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.Projects;
import io.github.openrouter4e.testing.workbench.UiBlocks;
import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * What an inline edit takes in a file of 20,000 lines of which an answer changes 240. Not part of the tests:
 * {@code releng/benchmark.sh editor} runs it.
 */
@SuppressWarnings("nls")
class InlineEditBenchmark {

	private static final int LINES = 20_000;
	private static final int EVERY = 83;
	private static final int CHANGES = LINES / EVERY;
	private static final int ROUNDS = 15;
	/** Below the 100,000 characters that can be edited at once. */
	private static final String TEXT = text("");
	private static final String CHANGED = text("!");

	private static final Figures FIGURES = new Figures();

	@TempDir
	static Path folder;
	private static ITextEditor editor;
	private static StyledText text;

	private final FakeModel model = new FakeModel();

	/** Lines of code are both: some occur again and again, others once. */
	private static String text(String change) {
		return IntStream.range(0, LINES)
				.mapToObj(i -> (i % 9 == 0 ? "}" : Integer.toString(i, 36)) + (i % EVERY == EVERY - 1 ? change : "")
						+ "\n")
				.collect(Collectors.joining());
	}

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		UiThread.run(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			var file = Projects.file(folder, "figures", "A.txt", TEXT);
			editor = (ITextEditor) IDE.openEditor(Parts.page(), file, "org.eclipse.ui.DefaultTextEditor");
			text = Objects.requireNonNull(editor.getAdapter(ITextViewer.class)).getTextWidget();
		});
	}

	@AfterAll
	static void close() throws Exception {
		UiThread.run(() -> Parts.page().closeAllEditors(false));
		FIGURES.write();
	}

	@Test
	void changesOfALargeFile() throws Exception {
		compare();
		show();
	}

	/** As in the background of an edit. */
	private static void compare() throws Exception {
		var compared = new Figures.Times();
		var lines = TEXT.lines().toList();
		for (var round = 0; round < ROUNDS; round++) {
			compared.measure(() -> {
				var read = (InlineAnswer.Code) InlineAnswer.of("<replacement>\n" + CHANGED + "</replacement>", lines);
				assertEquals(CHANGES, Merge.of(lines, read.lines(), lines).changes().size());
			});
		}
		FIGURES.row(CHANGES + " changes of 20,000 lines: reading and comparing the answer, off the UI thread", 50,
				compared);
	}

	/** From the end of the answer until its changes have room. */
	private void show() throws Exception {
		var shown = new Figures.Times();
		var closed = new Figures.Times();
		var idle = paints();
		model.answer("<replacement>\n" + CHANGED + "</replacement>");
		for (var round = 0; round < ROUNDS; round++) {
			var goOn = new CountDownLatch(1);
			model.before(() -> await(goOn));
			var edit = UiThread.get(() -> {
				editor.selectAndReveal(0, TEXT.length());
				var opened = Objects.requireNonNull(InlineEditor.open(editor, model::services)).edit();
				opened.submit("change");
				return opened;
			});
			UiThread.waitUntil("the model writes", () -> edit.phase() == Phase.ASKING);
			UiThread.settle();
			var blocks = new UiBlocks();
			try (blocks) {
				goOn.countDown();
				UiThread.waitUntil("there are changes", () -> edit.phase() == Phase.REVIEW);
				UiThread.settle();
			}
			shown.add(blocks.processor(), blocks.clock());
			assertEquals(CHANGES, edit.hunks().open().size());
			if (round == ROUNDS - 1) {
				FIGURES.countRow("paints in 2 s with changes shown and nothing to do; " + idle + " without", 3,
						paints());
			}
			UiThread.run(() -> closed.measure(edit::close));
		}
		FIGURES.row("showing them, longest block of the UI thread", 16, shown);
		FIGURES.row("taking them away, UI thread", 16, closed);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** In two seconds; the median of three, as the cursor blinks three or four times. */
	private static int paints() {
		var paints = new AtomicInteger();
		Listener listener = event -> paints.incrementAndGet();
		UiThread.settle();
		UiThread.run(() -> text.addListener(SWT.Paint, listener));
		var counted = new ArrayList<Integer>();
		for (var window = 0; window < 3; window++) {
			paints.set(0);
			var end = System.nanoTime() + 2_000_000_000L;
			UiThread.waitUntil("two seconds are over", () -> System.nanoTime() > end);
			counted.add(paints.get());
		}
		UiThread.run(() -> text.removeListener(SWT.Paint, listener));
		return counted.stream().sorted().toList().get(1);
	}
}
