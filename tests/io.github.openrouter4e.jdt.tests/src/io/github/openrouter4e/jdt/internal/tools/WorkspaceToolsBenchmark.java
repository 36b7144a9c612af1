package io.github.openrouter4e.jdt.internal.tools;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.jdt.internal.JavaBench;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.UiBlocks;
import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * What searching takes in 10,000 files, and an edit of a file that is closed, open or not saved. Not part of the tests:
 * {@code releng/benchmark.sh tools} runs it. The figures go to the file that the system property {@code openrouter4e.figures}
 * names, as Markdown.
 */
@SuppressWarnings("nls")
class WorkspaceToolsBenchmark {

	private static final int FILES = 10_000;
	private static final int FILES_A_FOLDER = 100;
	private static final int LINES = 60;
	private static final int ROUNDS = 9;
	private static final String EDITOR = "org.eclipse.ui.DefaultTextEditor";

	private static JavaBench bench;
	private static final StringBuilder REPORT = new StringBuilder(
			"| tool | first | median of the others | longest | of the median, processor |\n| --- | ---: | ---: | ---: | ---: |\n");

	private static final StringBuilder OFFER = new StringBuilder();

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		bench = new JavaBench("searched");
		var text = new StringBuilder();
		for (var i = 0; i < LINES; i++) {
			text.append("line ").append(i).append(" of a text that says nothing that anybody looks for\n");
		}
		var root = Path.of(bench.project.getLocationURI()).resolve("texts");
		for (var i = 0; i < FILES; i++) {
			var folder = Files.createDirectories(root.resolve("f" + i / FILES_A_FOLDER));
			Files.writeString(folder.resolve("t" + i + ".txt"), text + "number " + i + "\n");
		}
		ResourcesPlugin.getWorkspace().run(monitor -> bench.project.refreshLocal(IResource.DEPTH_INFINITE, null), null);
	}

	@AfterAll
	static void close() throws Exception {
		UiThread.run(() -> Parts.page().closeAllEditors(false));
		bench.close();
		var file = System.getProperty("openrouter4e.figures");
		if (file == null) {
			System.out.println(REPORT.toString() + OFFER);
		} else {
			Files.writeString(Path.of(file), REPORT.toString() + OFFER, StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
	}

	/** A fourth of the characters is a token, as a rule of thumb. Git's tools are measured where they are. */
	@Test
	void offering() throws Exception {
		var bundles = FrameworkUtil.getBundle(getClass()).getBundleContext();
		var characters = 0;
		var tools = 0;
		for (var reference : bundles.getServiceReferences(ToolExecutor.class, null)) {
			for (var offer : bundles.getService(reference).tools(bench.context)) {
				characters += offer.name().length() + offer.function().description().length()
						+ offer.function().parameters().text().length();
				tools++;
			}
		}
		OFFER.append("\n").append(tools).append(" tools, about ").append(characters / 4).append(" tokens\n");
	}

	@Test
	void searching() throws Exception {
		measure("`search_text` in 10,000 files, one hit", round -> {
			bench.done("search_text", "{'pattern':'number " + (9_000 + round) + "'}");
			return 0;
		});
		measure("`search_text` in 10,000 files, an expression", round -> {
			bench.done("search_text", "{'pattern':'number +" + (9_000 + round) + "$','regex':true}");
			return 0;
		});
		measure("from Stop to the end of `search_text`", round -> {
			var stop = new Cancellation();
			var stopped = new AtomicLong();
			bench.executor("search_text").execute(
					new ToolRequest("c", "search_text", "{\"pattern\":\"not there\"}"), bench.context,
					(message, done) -> {
						if (stopped.compareAndSet(0, System.nanoTime())) {
							stop.cancel();
						}
					}, stop);
			return stopped.get();
		});
	}

	@Test
	void editing() throws Exception {
		measure("`edit_file`, one place, file closed", round -> edit(round, "x"));
		var file = bench.project.getFile("texts/f1/t100.txt");
		var editor = UiThread.get(() -> (ITextEditor) IDE.openEditor(Parts.page(), file, EDITOR));
		measure("`edit_file`, one place, file open", round -> edit(100, "o" + round));
		var document = UiThread.get(() -> editor.getDocumentProvider().getDocument(editor.getEditorInput()));
		UiThread.run(() -> document.replace(0, 0, "not saved\n"));
		measure("`edit_file`, one place, file open and not saved", round -> edit(100, "d" + round));
		measureUi("longest time for which the UI thread did nothing else during that", round -> edit(100, "u" + round));
	}

	/** @return 0 */
	private static long edit(int file, String text) {
		var path = "searched/texts/f" + file / FILES_A_FOLDER + "/t" + file + ".txt";
		bench.done("edit_file",
				"{'path':'" + path + "','edits':[{'old':'number " + file + "','new':'" + text + " number " + file
						+ "'}]}");
		return 0;
	}

	/** One round of what is measured. */
	private interface Action {
		/** @return when it began, as the system's clock counts it; 0: when it was called */
		long run(int round) throws Exception;
	}

	private static void measure(String what, Action action) throws Exception {
		var threads = ManagementFactory.getThreadMXBean();
		var millis = new double[ROUNDS];
		var busy = new double[ROUNDS];
		for (var round = 0; round < ROUNDS; round++) {
			var called = System.nanoTime();
			var cpu = threads.getCurrentThreadCpuTime();
			var begun = action.run(round);
			millis[round] = (System.nanoTime() - (begun == 0 ? called : begun)) / 1e6;
			busy[round] = begun == 0 ? (threads.getCurrentThreadCpuTime() - cpu) / 1e6 : Double.NaN;
		}
		report(what, millis, busy);
	}

	private static void measureUi(String what, Action action) throws Exception {
		var millis = new double[ROUNDS];
		for (var round = 0; round < ROUNDS; round++) {
			var blocks = new UiBlocks();
			try (blocks) {
				action.run(round);
			}
			millis[round] = blocks.clock() / 1e6;
		}
		var unknown = new double[ROUNDS];
		Arrays.fill(unknown, Double.NaN);
		report(what, millis, unknown);
	}

	/** What the thread of the tool had of the processor says more than the time where other programs run. */
	private static void report(String what, double[] millis, double[] busy) {
		var others = Arrays.stream(millis).skip(1).sorted().toArray();
		var processor = Arrays.stream(busy).skip(1).sorted().toArray()[others.length / 2];
		REPORT.append(String.format(Locale.ROOT, "| %s | %.0f ms | %.0f ms | %.0f ms | %s |%n", what, millis[0],
				others[others.length / 2], others[others.length - 1],
				Double.isNaN(processor) ? "" : String.format(Locale.ROOT, "%.0f ms", processor)));
	}
}
