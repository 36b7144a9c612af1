package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import org.junit.jupiter.api.Test;

/** What a user asks while an answer is on its way. */
class QueueJourneyTest extends Journey {

	private static String waiting(String prompt) {
		return Texts.CHAT.get("QueuePanel_queuedPrompt", prompt);
	}

	private void awaitNotWaiting(ChatPage chat, String prompt) {
		workbench.await(prompt + " not to wait any more", () -> !chat.area().labels().contains(waiting(prompt)));
	}

	/** Waits until the first piece of the answer is shown. */
	private static ChatPage awaitBeginning(ChatPage chat, Gate gate) throws Exception {
		gate.awaitArrival(1, Duration.ofMinutes(1));
		chat.awaitText("Slowly");
		return chat;
	}

	/** The newest questions of the requests so far. */
	private List<String> asked() {
		return server.requests("/chat/completions").stream().map(request -> {
			JsonNode messages = request.json().path("messages");
			JsonNode content = messages.path(messages.size() - 1).path("content");
			return content.isTextual() ? content.asText() : content.findValue("text").asText();
		}).toList();
	}

	@BothTranscripts
	void whatIsAskedMeanwhileIsAnsweredInItsOrder(boolean nativeWidgets) throws Exception {
		Gate gate = Gate.closedAt(1);
		server.enqueue(Answer.pieces("Slowly ", "said.").gate(gate), Answer.text("Answer to the second."),
				Answer.text("Answer to the third."));
		ChatPage chat = awaitBeginning(chat(nativeWidgets).send("The first"), gate);

		chat.maximize().area().awaitLabel(Texts.CHAT.get("ComposerBar_sendQueue")); // in a narrow view it is a picture
		chat.restore();
		chat.send("The second").area().awaitLabel(waiting("The second"));
		chat.send("The third").area().awaitLabel(waiting("The third"));
		assertEquals(List.of("The first"), asked());
		gate.open();

		chat.awaitText("Answer to the third.");
		chat.awaitIdle().awaitText("Answer to the second.");
		chat.awaitText("Slowly said.");
		assertEquals(List.of("The first", "The second", "The third"), asked());
		awaitNotWaiting(chat, "The second");
		awaitNotWaiting(chat, "The third");
	}

	@Test
	void whatWaitsIsTakenBackAndChanged() throws Exception {
		Gate gate = Gate.closedAt(1);
		server.enqueue(Answer.pieces("Slowly ", "said.").gate(gate), Answer.text("As corrected."));
		ChatPage chat = awaitBeginning(chat().send("The first"), gate);

		chat.send("A mistake").area().awaitLabel(waiting("A mistake"));
		chat.click("openrouter.queue.remove");
		awaitNotWaiting(chat, "A mistake");
		chat.send("A misteak").area().awaitLabel(waiting("A misteak"));
		chat.click("openrouter.queue.edit").awaitPrompt("A misteak");
		awaitNotWaiting(chat, "A misteak");
		chat.send("A correction").area().awaitLabel(waiting("A correction"));
		gate.open();

		chat.awaitText("As corrected.");
		assertEquals(List.of("The first", "A correction"), asked());
	}

	@Test
	void whatWaitsAfterAStopIsSentOnDemand() throws Exception {
		Gate gate = Gate.closedAt(1);
		server.enqueue(Answer.pieces("Slowly ", "said.").gate(gate), Answer.text("After all."));
		ChatPage chat = awaitBeginning(chat().send("The first"), gate);
		chat.send("The second").area().awaitLabel(waiting("The second"));

		chat.click("openrouter.stop").awaitIdle().awaitText(Texts.TRANSCRIPT.get("AnswerFacts_stopped"));
		chat.area().awaitLabel(waiting("The second"));
		assertEquals(List.of("The first"), asked());
		assertFalse(chat.transcript().contains("The second"));
		chat.press(Texts.CHAT.get("QueuePanel_queueSend")).awaitText("After all.");

		awaitNotWaiting(chat, "The second");
		assertEquals(List.of("The first", "The second"), asked());
		assertTrue(chat.prompt().isEmpty(), chat.prompt());
	}
}
