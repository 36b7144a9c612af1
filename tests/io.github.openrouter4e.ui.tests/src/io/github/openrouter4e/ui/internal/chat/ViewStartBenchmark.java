package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.tests.EmptyBrowserView;

/**
 * What the first opening of the chat view costs, compared with a view that has nothing but an empty browser: each in a new
 * process of the workbench, which this one starts by its own command line. Not part of the tests:
 * {@code releng/benchmark.sh view-start} runs it. The figures go to the file that the system property
 * {@code openrouter4e.figures} names, as Markdown.
 */
@SuppressWarnings("nls")
class ViewStartBenchmark {

	private static final String OPENED = "openrouter4e.opened";
	private static final String FIGURES = "openrouter4e.figures";
	private static final int PROCESSES = Integer.getInteger("openrouter4e.processes", 5);
	private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

	/** The views that are compared. */
	private enum Opened {
		EMPTY, CHAT
	}

	/** A moment of an opening. */
	private enum Moment {
		/** {@code showView} has returned. */
		MADE,
		/** The first painting: the browser of the empty view, or the composer. What is typed from then on is not lost. */
		PAINTED,
		/** The page of the browser is there, and the UI thread has nothing more to do. */
		COMPLETE
	}

	/** @param wall milliseconds since the opening began @param cpu those of them that the UI thread had a processor */
	private record Reading(double wall, double cpu, long classes) {

		static Reading of(String text) {
			var parts = text.split(" ");
			return new Reading(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
		}

		Reading minus(Reading before) {
			return new Reading(wall - before.wall, cpu - before.cpu, classes - before.classes);
		}

		@Override
		public String toString() {
			return "%.1f %.1f %d".formatted(wall, cpu, classes);
		}

		static Reading now() {
			var thread = UiThread.display().getThread();
			return new Reading(System.nanoTime() / 1e6,
					ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()) / 1e6,
					ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
		}
	}

	@Test
	void firstOpening(@TempDir Path folder) throws Exception {
		var opened = System.getProperty(OPENED);
		if (opened == null) {
			compare(folder);
		} else {
			open(Opened.valueOf(opened), Path.of(System.getProperty(FIGURES)));
		}
	}

	private static void compare(Path folder) throws Exception {
		var readings = new EnumMap<Opened, Map<Moment, List<Reading>>>(Opened.class);
		for (var run = 0; run < PROCESSES; run++) {
			for (var opened : Opened.values()) { // by turns, as the machine may have more to do at one time than at another
				var moments = start(opened, Files.createDirectory(folder.resolve(opened + "-" + run)));
				var all = readings.computeIfAbsent(opened, o -> new TreeMap<>());
				moments.forEach((moment, reading) -> all.computeIfAbsent(moment, m -> new ArrayList<>()).add(reading));
			}
		}
		var figures = new Figures();
		for (var moment : Moment.values()) {
			var empty = median(readings.get(Opened.EMPTY).get(moment));
			var chat = median(readings.get(Opened.CHAT).get(moment));
			figures.row("The first opening of the view (medians of %d processes)".formatted(PROCESSES),
					"| until it is | processor time of the UI thread, chat / empty browser | ÷ | time | ÷ | classes loaded |",
					"| %s | %.0f / %.0f ms | %.2f | %.0f / %.0f ms | %.2f | %,d / %,d |".formatted(
							moment.name().toLowerCase(Locale.ROOT), chat.cpu, empty.cpu, chat.cpu / empty.cpu,
							chat.wall,
							empty.wall, chat.wall / empty.wall, chat.classes, empty.classes));
		}
		var file = System.getProperty(FIGURES);
		if (file != null) {
			Files.writeString(Path.of(file), figures.markdown());
		}
	}

	private static Reading median(List<Reading> readings) {
		var middle = readings.size() / 2;
		return new Reading(readings.stream().mapToDouble(Reading::wall).sorted().toArray()[middle],
				readings.stream().mapToDouble(Reading::cpu).sorted().toArray()[middle],
				readings.stream().mapToLong(Reading::classes).sorted().toArray()[middle]);
	}

	/** Opens a view in a process of its own, with a new workspace. */
	private static Map<Moment, Reading> start(Opened opened, Path folder) throws Exception {
		var figures = folder.resolve("figures");
		var command = new ArrayList<>(Arrays.asList(Files.readString(COMMAND_LINE).split("\0")));
		command.set(command.indexOf("-data") + 1, folder.resolve("data").toString());
		command.removeIf(part -> part.startsWith("-D" + FIGURES));
		command.addAll(1, List.of("-D" + OPENED + "=" + opened, "-D" + FIGURES + "=" + figures));
		var log = folder.resolve("log").toFile();
		var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(log))
				.redirectInput(Redirect.from(new File("/dev/null"))).start();
		assertEquals(0, process.waitFor(), () -> "the workbench ended so, see " + log);
		if (Boolean.getBoolean("openrouter4e.stacks")) {
			System.err.println(opened + "\n" + Files.readString(log.toPath()));
		}
		var readings = new EnumMap<Moment, Reading>(Moment.class);
		for (var line : Files.readAllLines(figures)) {
			var parts = line.split(" ", 2);
			readings.put(Moment.valueOf(parts[0]), Reading.of(parts[1]));
		}
		return readings;
	}

	private static void open(Opened opened, Path figures) throws Exception {
		// nobody has agreed to send anything there, so that nothing is
		var settings = InstanceScope.INSTANCE.getNode("io.github.openrouter4e.settings");
		settings.putBoolean(Settings.USE_CUSTOM_BASE_URL.key(), true);
		settings.put(Settings.CUSTOM_BASE_URL.key(), "http://127.0.0.1:9");
		UiThread.waitUntil("the workbench window is open",
				() -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		UiThread.run(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			// what the workbench does with the first view that is opened, as the loading of its icons, is no part of it
			page().showView(EmptyBrowserView.WITHOUT_BROWSER);
		});
		UiLoad.settle();
		UiThread.run(() -> page().hideView(page().findView(EmptyBrowserView.WITHOUT_BROWSER)));
		UiLoad.settle();
		var opening = UiThread.get(() -> new Opening(opened));
		var sampler = UiSampler.start();
		UiThread.run(opening::begin);
		UiThread.waitUntil("the page of the browser is there", opening::isComplete);
		if (sampler != null) {
			sampler.stop();
		}
		var lines = UiThread.get(opening::lines);
		Files.write(figures, lines);
	}

	private static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}

	/** An opening of a view, for the UI thread. */
	private static final class Opening implements Listener {

		private final Opened opened;
		private final Map<Moment, Reading> moments = new EnumMap<>(Moment.class);
		private final Reading start;
		private Browser browser;

		Opening(Opened opened) {
			this.opened = opened;
			UiThread.display().addFilter(SWT.Paint, this);
			start = Reading.now();
		}

		void begin() throws PartInitException {
			page().showView(opened == Opened.CHAT ? UiIds.CHAT_VIEW : EmptyBrowserView.ID);
			moments.put(Moment.MADE, Reading.now());
		}

		@Override
		public void handleEvent(Event event) {
			var isIt = opened == Opened.CHAT
					? event.widget instanceof StyledText text
							&& "openrouter.composer".equals(text.getData("org.eclipse.swtbot.widget.key"))
					: event.widget instanceof Browser;
			if (isIt) {
				moments.putIfAbsent(Moment.PAINTED, Reading.now());
			}
		}

		boolean isComplete() {
			if (browser == null) {
				browser = browser(page().getWorkbenchWindow().getShell());
			}
			var complete = moments.containsKey(Moment.PAINTED) && browser != null
					&& Boolean.TRUE.equals(browser.evaluate(opened == Opened.CHAT
							? "return !!window.openRouterPage && document.getElementById('latest').textContent !== ''"
							: "return document.readyState === 'complete'"));
			if (complete) {
				moments.put(Moment.COMPLETE, Reading.now());
			}
			return complete;
		}

		private static Browser browser(Control control) {
			if (control instanceof Browser found) {
				return found;
			}
			if (control instanceof Composite composite) {
				for (var child : composite.getChildren()) {
					var found = browser(child);
					if (found != null) {
						return found;
					}
				}
			}
			return null;
		}

		List<String> lines() {
			UiThread.display().removeFilter(SWT.Paint, this);
			return moments.entrySet().stream().map(m -> m.getKey() + " " + m.getValue().minus(start)).toList();
		}
	}
}
