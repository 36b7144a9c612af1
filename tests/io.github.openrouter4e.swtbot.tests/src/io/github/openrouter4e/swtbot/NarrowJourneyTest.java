package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.widgets.Button;

import io.github.openrouter4e.testing.Answer;
import org.junit.jupiter.api.AfterEach;

/** What can be done in a view that was made narrow. */
class NarrowJourneyTest extends Journey {

	private static final int WIDE = 520;
	private static final int NARROW = 250;

	private ChatPage chat;
	private int before;

	@AfterEach
	void makeItAsWideAsBefore() {
		if (chat != null) {
			chat.dragToWidth(before);
		}
	}

	@BothTranscripts
	void aViewOf250PixelsIsUsable(boolean nativeWidgets) {
		server.enqueue(Answer.text("A short answer."), Answer.text("Another one."), Answer.text("For free."));
		ChatPage opened = chat(nativeWidgets);
		before = opened.size().x;
		chat = opened.dragToWidth(WIDE);
		assertNothingIsCutOff();
		chat.dragToWidth(NARROW);
		assertNothingIsCutOff();

		chat.write("A question").click("openrouter.send").awaitPrompt("").awaitText("A short answer.");
		chat.awaitIdle().act(Texts.TRANSCRIPT.get("TurnViews_actionRegenerate")).awaitText("Another one.");
		assertNothingIsCutOff();

		chat.awaitIdle().write("/nosuchprompt now");
		Keys.press("ESC", "CR");
		Button confirm = chat.area().button(Texts.CHAT.get("Refusal_limitConfirm"));
		assertTrue(chat.area().isInSight(confirm), "the button of the message is in sight");
		assertNothingIsCutOff();
		chat.write("A question of money").chooseModel("gpt-oss-20b");
		chat.enter().awaitText("For free.");
		assertEquals(3, server.requests("/chat/completions").size());

		chat.toggleHistory();
		workbench.await("the conversation in the list", () -> chat.rows() == 1);
		assertNothingIsCutOff();
		chat.toggleHistory();
	}

	private void assertNothingIsCutOff() {
		try {
			workbench.await("everything in the view", () -> chat.area().cutOff().isEmpty());
		} catch (RuntimeException e) {
			assertEquals(List.of(), chat.area().cutOff());
		}
	}
}
