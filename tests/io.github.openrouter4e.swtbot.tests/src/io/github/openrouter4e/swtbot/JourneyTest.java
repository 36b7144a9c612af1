package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.SampleErrors;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.StreamError;
import io.github.openrouter4e.testing.http.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a user does on the first day: configure, chat, stop an answer, run into an error. */
@ExtendWith(PhotographFailures.class)
class JourneyTest {

	private static final String KEY = "sk-or-v1-c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff";

	private final Workbench workbench = new Workbench();
	private StandInServer server;

	@BeforeEach
	void configure() {
		server = StandInServer.start(StandInServer.Options.standard().withKey(KEY));
		workbench.closeDialogs();
		PreferencesPage.open(workbench).useServer(server.baseUrl()).useKey(KEY).applyAndClose();
	}

	@AfterEach
	void close() {
		workbench.closeDialogs();
		server.close();
	}

	@Test
	void connectionTestTellsAboutTheKey() {
		PreferencesPage page = PreferencesPage.open(workbench);

		String good = page.testConnection();
		String bad = page.useKey(KEY.replace("c0ffee", "decade")).testConnection();

		assertTrue(good.contains("127.0.0.1") || good.toLowerCase().contains("key"), good);
		assertTrue(!bad.isEmpty() && !bad.equals(good), bad);
	}

	@Test
	void answerAppearsInTheView() {
		server.enqueue(Answer.text("Four times four is **sixteen**."));

		ChatPage chat = ChatPage.open(workbench).send("What is four times four?");

		chat.awaitText("Four times four is sixteen.");
		assertTrue(chat.transcript().contains("What is four times four?"));
		assertEquals(Optional.of("Bearer " + KEY), server.lastChat().header("Authorization"));
		chat.close();
	}

	@Test
	void stopKeepsWhatHasArrivedAndTheRestComesOnDemand() throws Exception {
		Gate gate = Gate.closedAt(1);
		server.enqueue(Answer.pieces("Once upon ", "never seen").gate(gate), Answer.text("a time."));
		ChatPage chat = ChatPage.open(workbench).send("Tell me a long story");
		gate.awaitArrival(1, Duration.ofSeconds(20));
		chat.awaitText("Once upon");

		chat.stop();

		server.lastChat().connection().closedByClient().get(20, TimeUnit.SECONDS);
		chat.awaitIdle();
		chat.awaitText("stopped");
		assertTrue(chat.transcript().contains("Tell me a long story"), chat.transcript());
		chat.act("continue", "Continue").awaitText("Once upon a time.");
		chat.close();
	}

	@Test
	void errorNamesTheNextStepInTheView() {
		server.enqueue(SampleErrors.of(402));

		ChatPage chat = ChatPage.open(workbench).send("Spend what I have not");

		chat.awaitText("credits");
		chat.awaitIdle();
		chat.close();
	}

	@Test
	void anAnswerThatBrokeOffGoesOnAfterTryAgain() {
		server.enqueue(Answer.pieces("Half of ").midStreamError(StreamError.DOCUMENTED, 502, "Provider disconnected"),
				Answer.text("the story."));

		ChatPage chat = ChatPage.open(workbench).send("Tell me half a story");
		chat.awaitIdle();
		chat.act("error:RETRY", "Try Again").awaitText("Half of the story.");

		assertEquals(2, server.requests("/chat/completions").size());
		chat.close();
	}
}
