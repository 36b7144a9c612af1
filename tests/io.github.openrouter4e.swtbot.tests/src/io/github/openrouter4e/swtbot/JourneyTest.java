package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StreamError;
import io.github.openrouter4e.testing.http.Gate;
import org.junit.jupiter.api.Test;

/** What a user does on the first day: configure, chat, stop an answer, run into an error. */
class JourneyTest extends Journey {

	@Test
	void withoutAKeyTheViewLeadsToThePreferences() {
		PreferencesPage.open(workbench).useServer(server.baseUrl()).applyAndClose();
		server.enqueue(Answer.text("Welcome on board."));

		ChatPage chat = ChatPage.open(workbench);
		chat.awaitText(Texts.CHAT.get("Notices_firstRunTitle"));
		chat.awaitText(Texts.CHAT.get("Notices_firstRunText"));
		chat.write("Anybody there?");
		Keys.press("CR");
		chat.area()
				.awaitLabel(Texts.CHAT.get("Refusal_refusedNoKeyTitle") + " " + Texts.CHAT.get("Refusal_refusedNoKey"));
		chat.awaitPrompt("Anybody there?");
		assertEquals(0, server.requests("/chat/completions").size());

		chat.act(Texts.ERRORS.get("ErrorAction_openPreferences"));
		PreferencesPage.opened(workbench).awaitFilled().useKey(KEY).applyAndClose();
		chat.awaitText(Texts.CHAT.get("Notices_emptyTitle"));
		chat.awaitNoText(Texts.CHAT.get("Notices_firstRunTitle"));
		Mouse.click(workbench, chat.composer());
		chat.enter().awaitText("Welcome on board.");
	}

	@Test
	void connectionTestTellsAboutTheKey() {
		configure();
		PreferencesPage page = PreferencesPage.open(workbench);

		String good = page.testConnection();
		String bad = page.useKey(KEY.replace("c0ffee", "decade")).testConnection();

		assertTrue(good.startsWith(
				Texts.PREFERENCES.get("TestResult_connected", "127.0.0.1", "sk-or-v1-5ta...d1n")), good);
		assertTrue(bad.startsWith(Texts.ERRORS.get("Cause_unauthorized")), bad);
		assertTrue(bad.endsWith(Texts.ERRORS.get("NextStep_CHECK_KEY")), bad);
		page.cancel();
	}

	@BothTranscripts
	void answerAppearsInTheView(boolean nativeWidgets) {
		server.enqueue(Answer.text("Four times four is **sixteen**."));

		ChatPage chat = chat(nativeWidgets).send("What is four times four?");

		chat.awaitText("Four times four is sixteen.");
		chat.awaitText("What is four times four?");
		chat.awaitTitle("What is four times four?");
		assertEquals(Optional.of("Bearer " + KEY), server.lastChat().header("Authorization"));
	}

	@BothTranscripts
	void stopKeepsWhatHasArrivedAndTheRestComesOnDemand(boolean nativeWidgets) throws Exception {
		Gate gate = Gate.closedAt(1);
		server.enqueue(Answer.pieces("Once upon ", "never seen").gate(gate), Answer.text("a time."));
		ChatPage chat = chat(nativeWidgets).send("Tell me a long story");
		gate.awaitArrival(1, Duration.ofMinutes(1));
		chat.awaitText("Once upon");

		chat.click("openrouter.stop");

		if (nativeWidgets) {
			// a process that WebKit starts meanwhile has a copy of the socket, which stays open then
			server.lastChat().connection().closedByClient().get(20, TimeUnit.SECONDS);
		}
		chat.awaitIdle().awaitText(Texts.TRANSCRIPT.get("AnswerFacts_stopped"));
		chat.awaitText("Tell me a long story");
		chat.act(Texts.TRANSCRIPT.get("TurnViews_actionContinue")).awaitText("Once upon a time.");
	}

	@BothTranscripts
	void anAnswerThatBrokeOffGoesOn(boolean nativeWidgets) {
		server.enqueue(Answer.pieces("Half of ").midStreamError(StreamError.DOCUMENTED, 502, "Provider disconnected"),
				Answer.text("the story."));

		ChatPage chat = chat(nativeWidgets).send("Tell me half a story");
		chat.awaitText(Texts.CHAT.get("Notices_failed"));
		chat.awaitIdle().act(Texts.TRANSCRIPT.get("TurnViews_actionContinue")).awaitText("Half of the story.");

		assertEquals(2, server.requests("/chat/completions").size());
	}
}
