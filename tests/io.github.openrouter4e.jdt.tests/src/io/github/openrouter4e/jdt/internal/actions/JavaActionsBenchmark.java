package io.github.openrouter4e.jdt.internal.actions;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.ui.JavaUI;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.jdt.internal.JavaBench;
import io.github.openrouter4e.testing.workbench.Figures;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * What an action takes in a Java file with 2,000 methods and 2,000 errors, from the command to the prompt. Not part of the
 * tests: {@code releng/benchmark.sh editor} runs it.
 */
@SuppressWarnings("nls")
class JavaActionsBenchmark {

	private static final String COMMAND = "io.github.openrouter4e.editor.fix";
	/** As the action calls it in English. */
	private static final String JOB = "Collecting context for OpenRouter";
	private static final String CHAT = "io.github.openrouter4e.ui.chat";
	private static final int METHODS = 2_000;
	private static final int ROUNDS = 21;

	private static JavaBench bench;
	private static ITextEditor editor;

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		bench = new JavaBench("actionfigures");
		bench.java.setOption(JavaCore.COMPILER_PB_MAX_PER_UNIT, String.valueOf(2 * METHODS));
		var file = bench.file("src/a/Many.java", IntStream.range(0, METHODS)
				.mapToObj(i -> "\tint m" + i + "() {\n\t\treturn missing" + i + ";\n\t}\n")
				.collect(Collectors.joining("", "package a;\n\nclass Many {\n", "}\n")));
		bench.build();
		UiThread.run(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			editor = (ITextEditor) JavaUI.openInEditor(JavaCore.create(file));
		});
		UiThread.waitUntil("the errors are shown", () -> {
			var annotations = editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
			var count = new AtomicLong();
			annotations.getAnnotationIterator().forEachRemaining(annotation -> count.incrementAndGet());
			return count.get() >= METHODS;
		});
	}

	@AfterAll
	static void close() throws Exception {
		UiThread.run(() -> Parts.page().closeAllEditors(false));
		bench.close();
	}

	/** On the thread of the job. */
	private static final class Readings extends JobChangeAdapter {

		private final Figures.Times times = new Figures.Times();
		private long processor;
		private long clock;

		@Override
		public void running(IJobChangeEvent event) {
			if (event.getJob().getName().equals(JOB)) {
				processor = Figures.processorTime(Thread.currentThread());
				clock = System.nanoTime();
			}
		}

		@Override
		public void done(IJobChangeEvent event) {
			if (event.getJob().getName().equals(JOB)) {
				times.add(Figures.processorTime(Thread.currentThread()) - processor, System.nanoTime() - clock);
			}
		}
	}

	@Test
	void anActionOnAMethodWithAnError() throws Exception {
		var figures = new Figures();
		var commands = new Figures.Times();
		var readings = new Readings();
		Job.getJobManager().addJobChangeListener(readings);
		for (var round = 0; round < ROUNDS; round++) {
			var method = "m" + (90 * round + 50) + "() {";
			UiThread.run(() -> {
				var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
				Parts.page().activate(editor);
				editor.selectAndReveal(document.get().indexOf(method), 0);
			});
			UiThread.settle();
			UiThread.run(() -> commands.measure(() -> Parts.execute(COMMAND)));
			UiThread.waitUntil("the composer has the prompt", () -> {
				var chat = Parts.page().findView(CHAT);
				return chat != null && Parts.controls(chat, StyledText.class).stream()
						.anyMatch(text -> "openrouter.composer".equals(text.getData("org.eclipse.swtbot.widget.key"))
								&& text.getCharCount() > 0);
			});
			UiThread.run(() -> Parts.page().hideView(Parts.page().findView(CHAT)));
			UiThread.waitUntil("it is quiet", () -> Job.getJobManager().isIdle());
		}
		Job.getJobManager().removeJobChangeListener(readings);
		figures.row("an action in a Java file with 2,000 methods and 2,000 errors, UI thread", 2, commands);
		figures.row("the rest of it, another thread", 80, readings.times);
		figures.write();
	}
}
