package io.github.openrouter4e.ui.internal.chat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/**
 * What the view costs in the running workbench. Not part of the tests: {@code releng/benchmark.sh view} runs it. The
 * figures go to the file that the system property {@code openrouter4e.figures} names, as Markdown.
 */
@WorkbenchTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("nls")
class UiSpeedBenchmark {

	private static final int PIECES = Integer.getInteger("openrouter4e.pieces", 20_000);
	private static final int FEW_PIECES = PIECES / 4;
	private static final List<Integer> TURNS = List.of(10, 100, 1_000);
	private static final int ROUNDS = 3;
	private static final int OPENINGS = 11;
	private static final Figures FIGURES = new Figures();

	/** What the measuring takes, and the workbench by itself. */
	@Test
	@Order(0)
	void nothing() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			open(chat);
			var load = UiLoad.start();
			LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
			streamed("nothing streams", "visible", load.stop());
		}
	}

	@ParameterizedTest
	@CsvSource({"BROWSER,true", "BROWSER,false", "NATIVE,true", "NATIVE,false"})
	@Order(1)
	void streaming(TranscriptWidget widget, boolean visible) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("Warm."), pieces(PIECES));
			var page = open(chat);
			ChatFixture.send(page, "Warm up");
			ChatFixture.waitForText(page, "Warm.");
			if (!visible) {
				UiThread.run(() -> state(IWorkbenchPage.STATE_MINIMIZED));
			}
			ChatFixture.type(page, "Go");
			var load = UiLoad.start();
			var sampler = UiSampler.start();
			UiThread.run(page::send);
			UiThread.waitUntil("the answer begins", () -> page.presenter().session().isBusy());
			waitUntilIdle(page);
			var result = load.stop();
			if (sampler != null) {
				sampler.stop();
			}
			streamed(name(widget), visible ? "visible" : "hidden", result);
		}
	}

	private static void streamed(String widget, String view, UiLoad.Result result) {
		FIGURES.row("An answer of %,d pieces, offered at 1,000 a second".formatted(PIECES),
				"| widget | view | time | share of UI thread | longest block | without waiting for a processor | nor for garbage collection |",
				"| %s | %s | %.1f s | %.1f %% | %.0f ms | %.0f ms | %.0f ms |".formatted(widget, view, result.seconds(),
						result.share() * 100, result.longest(), result.longestOwn(), result.longestWork()));
	}

	/** The same answer behind few turns and behind many, by turns. */
	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	@Order(2)
	void pieceCost(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var ids = List.of(LongConversation.create(chat.services().chat(), 2),
					LongConversation.create(chat.services().chat(), 1_000));
			var page = open(chat);
			var costs = List.of(new ArrayList<CpuTime>(), new ArrayList<CpuTime>());
			for (var round = 0; round < 2 * ROUNDS + 2; round++) {
				var which = round % 2;
				show(page, ids.get(which));
				chat.server().enqueueFor("/chat/completions", pieces(FEW_PIECES));
				ChatFixture.send(page, "Go");
				// sending and answering 1,000 turns costs something too, but once
				UiThread.waitUntil("the answer is on its way", () -> length(page, true) > FEW_PIECES);
				var before = CpuTime.now();
				var lengthBefore = length(page, true);
				waitUntilIdle(page);
				var pieces = FEW_PIECES * (1 - lengthBefore / (double) length(page, false));
				if (round > 1) { // the first ones warm up
					costs.get(which).add(CpuTime.now().minus(before).by(pieces));
				}
			}
			FIGURES.row("A piece behind 1,000 turns ÷ behind 2 (processor time per piece)",
					"| widget | UI thread | ÷ | all processes | ÷ |",
					"| %s | %s | %s |".formatted(name(widget), cells(costs, CpuTime::ui), cells(costs, CpuTime::all)));
		}
	}

	private static String cells(List<ArrayList<CpuTime>> costs, ToDoubleFunction<CpuTime> part) {
		var few = median(costs.get(0).stream().mapToDouble(part).toArray());
		var many = median(costs.get(1).stream().mapToDouble(part).toArray());
		return "%.0f / %.0f µs | %.2f".formatted(many * 1e6, few * 1e6, many / few);
	}

	/** The length of the last answer; 0 if it is not on its way and should be. */
	private static int length(ChatPage page, boolean streaming) {
		return page.presenter().session().snapshot().last() instanceof io.github.openrouter4e.chat.Answer answer
				&& (answer.state() == AnswerState.STREAMING || !streaming) ? answer.text().length() : 0;
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	@Order(3)
	void opening(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var ids = new ArrayList<String>();
			for (var turns : TURNS) {
				ids.add(LongConversation.create(chat.services().chat(), turns));
			}
			var page = open(chat);
			var times = new double[TURNS.size()][OPENINGS];
			for (var round = -2; round < OPENINGS; round++) {
				for (var i = 0; i < ids.size(); i++) {
					var time = show(page, ids.get(i));
					times[i][Math.max(0, round)] = time; // the first rounds warm up
				}
			}
			var medians = Arrays.stream(times).mapToDouble(UiSpeedBenchmark::median).toArray();
			FIGURES.row("Opening a conversation, until its end is there to be read (median of %d)".formatted(OPENINGS),
					"| widget | 10 turns | 100 turns | 1,000 turns | 1,000 ÷ 10 |",
					"| %s | %.0f ms | %.0f ms | %.0f ms | %.2f |".formatted(name(widget), medians[0], medians[1],
							medians[2], medians[2] / medians[0]));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	@Order(4)
	void heap(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var few = LongConversation.create(chat.services().chat(), 10);
			var many = LongConversation.create(chat.services().chat(), 1_000);
			var page = open(chat);
			var differences = new double[ROUNDS];
			for (var round = 0; round < ROUNDS; round++) {
				show(page, few);
				var before = heapUsed();
				show(page, many);
				differences[round] = heapUsed() - before;
			}
			FIGURES.row("Heap that an open conversation of 1,000 turns holds more than one of 10 (Java)",
					"| widget | MB |", "| %s | %.1f |".formatted(name(widget), median(differences) / (1 << 20)));
		}
	}

	/** Opens the view as large as the window. */
	private static ChatPage open(ChatFixture chat) {
		var page = chat.open();
		UiThread.run(() -> state(IWorkbenchPage.STATE_MAXIMIZED));
		return page;
	}

	private static void state(int state) {
		var page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
		page.setPartState(page.findViewReference(UiIds.CHAT_VIEW), state);
	}

	/** @return the milliseconds until the end was there */
	private static double show(ChatPage page, String id) {
		var start = System.nanoTime();
		UiThread.run(() -> page.presenter().open(id, null));
		while (!UiThread.get(() -> id.equals(page.presenter().session().id()) && showsEnd(page, id))) {
			LockSupport.parkNanos(1_000_000);
		}
		var time = (System.nanoTime() - start) / 1e6;
		UiLoad.settle(); // what comes before the end is filled in
		return time;
	}

	private static boolean showsEnd(ChatPage page, String id) {
		return switch (page.transcript().control()) {
			case StyledText text -> text.getText().contains(LongConversation.end(id));
			case Browser browser -> Boolean.TRUE.equals(browser.evaluate(
					"return !!document.querySelector('main')?.innerText.includes('" + LongConversation.end(id) + "')"));
			default -> false;
		};
	}

	private static double heapUsed() {
		for (var i = 0; i < 3; i++) {
			System.gc();
			LockSupport.parkNanos(100_000_000);
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static void waitUntilIdle(ChatPage page) {
		var session = page.presenter().session();
		while (session.isBusy()) {
			UiThread.settle();
			LockSupport.parkNanos(50_000_000);
		}
	}

	/** Prose, lists and code, so that every path of the renderer is used. */
	private static Answer pieces(int count) {
		var pieces = new String[count];
		var text = ("## Part\n\nSome **words** of an answer with `code` in it, and more of them.\n\n- one\n- two\n\n"
				+ "```java\nint a = 1; // comment\nString b = \"text\";\n```\n\n").split("(?<= )|(?<=\n)");
		for (var i = 0; i < pieces.length; i++) {
			pieces[i] = text[i % text.length];
		}
		return Answer.pieces(pieces).pace(Duration.ofMillis(1));
	}

	private static String name(TranscriptWidget widget) {
		return widget.name().toLowerCase(Locale.ROOT);
	}

	private static double median(double... values) {
		var sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	@AfterAll
	static void report() throws Exception {
		var file = System.getProperty("openrouter4e.figures");
		if (file != null) {
			Files.writeString(Path.of(file), FIGURES.markdown());
		}
	}
}
