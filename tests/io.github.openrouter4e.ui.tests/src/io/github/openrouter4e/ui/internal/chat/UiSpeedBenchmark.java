package io.github.openrouter4e.ui.internal.chat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.tests.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/**
 * An answer of 20,000 pieces at up to 1,000 a second in the running workbench.
 * Not part of the tests: run it by name. The figures go to the file that the
 * system property {@code openrouter4e.figures} names, as a Markdown table.
 */
@WorkbenchTest
@SuppressWarnings("nls")
class UiSpeedBenchmark {

	private static final int PIECES = Integer.getInteger("openrouter4e.pieces", 20_000);
	private static final List<String> ROWS = new ArrayList<>();

	@ParameterizedTest
	@CsvSource({"BROWSER,true", "BROWSER,false", "NATIVE,true", "NATIVE,false"})
	void streaming(TranscriptWidget widget, boolean visible) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("Warm."),
					Answer.pieces(pieces()).pace(Duration.ofMillis(1)));
			var page = chat.open();
			UiThread.run(() -> state(IWorkbenchPage.STATE_MAXIMIZED));
			ChatFixture.send(page, "Warm up");
			ChatFixture.waitForText(page, "Warm.");
			if (!visible) {
				UiThread.run(() -> state(IWorkbenchPage.STATE_MINIMIZED));
			}
			UiThread.run(() -> page.composer().text().setText("Go"));
			var load = UiLoad.start();
			UiThread.run(page::send);
			waitUntilIdle(page);
			var result = load.stop();
			ROWS.add("| %s | %s | %d | %.1f s | %.1f %% | %.0f ms | %.0f ms |".formatted(widget,
					visible ? "visible" : "hidden",
					PIECES,
					result.seconds(), result.share() * 100, result.longest(), result.longestOwn()));
		}
	}

	private static void state(int state) {
		var page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
		page.setPartState(page.findViewReference(UiIds.CHAT_VIEW), state);
	}

	private static void waitUntilIdle(ChatPage page) {
		var session = page.presenter().session();
		UiThread.waitUntil("the answer begins", session::isBusy);
		while (session.isBusy()) {
			UiThread.settle();
			java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
		}
	}

	/** Prose, lists and code, so that every path of the renderer is used. */
	private static String[] pieces() {
		var pieces = new String[PIECES];
		var text = ("## Part\n\nSome **words** of an answer with `code` in it, and more of them.\n\n- one\n- two\n\n"
				+ "```java\nint a = 1; // comment\nString b = \"text\";\n```\n\n").split("(?<= )|(?<=\n)");
		for (var i = 0; i < pieces.length; i++) {
			pieces[i] = text[i % text.length];
		}
		return pieces;
	}

	@AfterAll
	static void report() throws Exception {
		var file = System.getProperty("openrouter4e.figures");
		var table = "| widget | view | pieces | time | UI thread | longest block | own |\n|--|--|--:|--:|--:|--:|--:|\n"
				+ String.join("\n", ROWS) + "\n";
		if (file != null) {
			Files.writeString(Path.of(file), table);
		}
	}

}
