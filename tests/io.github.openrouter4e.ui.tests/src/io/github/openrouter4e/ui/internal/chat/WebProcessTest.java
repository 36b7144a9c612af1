package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The process of WebKitGTK that shows the page is killed, as it is when it crashes or memory runs out. */
@WorkbenchTest
@SuppressWarnings("nls")
class WebProcessTest {

	@BeforeEach
	void onlyWhereThePageHasAProcess() {
		Assumptions.assumeTrue("gtk".equals(org.eclipse.swt.SWT.getPlatform()));
	}

	@Test
	void theConversationComesBackWhileAnAnswerArrives() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.BROWSER)) {
			var gate = Gate.closedAt(1);
			chat.server().enqueueFor("/chat/completions",
					Answer.pieces("The first half,", " the second half.").gate(gate));
			var page = chat.open();
			ChatFixture.send(page, "Say it in halves");
			ChatFixture.waitForText(page, "The first half,");
			kill();
			gate.open();
			MessageDriver.waitFor(page,
					"The browser that shows the conversation stopped working and was started again.");
			ChatFixture.waitForText(page, "the second half.");
			ChatFixture.waitForText(page, "Say it in halves");
			MessageDriver.waitFor(page,
					"The browser that shows the conversation stopped working and was started again.");
		}
	}

	/** Nothing is on its way, so nothing looks after the page; but who goes to it finds it whole. */
	@Test
	void theConversationIsThereForWhoClicksIntoThePage() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.BROWSER)) {
			var page = answered(chat, "It is written.");
			kill();
			UiThread.run(() -> {
				page.composer().text().setFocus();
				page.transcript().control().setFocus();
			});
			ChatFixture.waitForText(page, "It is written.");
		}
	}

	@Test
	void aPageThatLivesStaysWhenItIsGoneTo() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.BROWSER)) {
			var page = answered(chat, "It is written.");
			UiThread.run(() -> {
				var browser = (Browser) page.transcript().control();
				browser.execute("window.still = 1");
				page.composer().text().setFocus();
				browser.setFocus();
			});
			UiThread.settle();
			UiThread.settle();
			assertEquals(1.0,
					UiThread.get(() -> ((Browser) page.transcript().control()).evaluate("return window.still")));
		}
	}

	@Test
	void aBrowserThatDiesAgainAndAgainIsReplaced() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.BROWSER)) {
			var page = answered(chat, "It is written.");
			while (page.transcript().control() instanceof Browser) {
				kill();
				UiThread.run(() -> {
					page.transcript().setVisible(false);
					page.transcript().setVisible(true);
				});
				ChatFixture.waitForText(page, "It is written.");
			}
			MessageDriver.waitFor(page, "answers are plain text", text -> text.endsWith("styled text from now on."));
			assertTrue(page.transcript().control() instanceof StyledText);
			ChatFixture.send(page, "And now?");
			ChatFixture.waitForText(page, "And now?");
		}
	}

	private static ChatPage answered(ChatFixture chat, String answer) throws Exception {
		var page = AnswerActionsTest.answered(chat, Answer.text(answer));
		ChatFixture.waitForText(page, answer);
		return page;
	}

	private static void kill() throws Exception {
		var processes = ProcessHandle.current().descendants()
				.filter(p -> p.info().command().orElse("").endsWith("WebKitWebProcess")).toList();
		assertEquals(List.of(), processes.stream().filter(p -> !p.destroyForcibly()).toList());
		for (var process : processes) {
			process.onExit().get();
		}
	}
}
