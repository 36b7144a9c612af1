package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.SampleErrors;
import org.junit.jupiter.api.Test;

/** What goes wrong, what the user reads then, and what each button does that is offered. Pages on the web are not opened. */
class ErrorJourneyTest extends Journey {

	private static final String LONG = "many words of a log\n".repeat(60_000);

	private static String error(String key) {
		return Texts.ERRORS.get(key);
	}

	/** The message in the transcript, and the state beside the prompt. */
	private static void awaitFailure(ChatPage chat, String cause, String nextStep) {
		chat.awaitText(Texts.CHAT.get("Notices_failed"));
		chat.awaitText(error(cause));
		chat.awaitText(error(nextStep));
		chat.awaitIdle();
	}

	@BothTranscripts
	void aRefusedKeyLeadsToThePreferences(boolean nativeWidgets) {
		server.enqueue(SampleErrors.of(401), Answer.text("Now you are known."));
		ChatPage chat = chat(nativeWidgets).send("Let me in");
		awaitFailure(chat, "Cause_unauthorized", "NextStep_CHECK_KEY");
		chat.awaitText(error("ErrorAction_openKeys"));

		chat.act(error("ErrorAction_openPreferences"));
		PreferencesPage.opened(workbench).awaitFilled().cancel();
		chat.act(Texts.TRANSCRIPT.get("TurnViews_actionRegenerate")).awaitText("Now you are known.");
	}

	@BothTranscripts
	void withTooFewCreditsTheAnswerIsShortened(boolean nativeWidgets) {
		server.enqueue(SampleErrors.cannotAfford(8192, 1848), Answer.text("In short: yes."));
		ChatPage chat = chat(nativeWidgets).send("Spend what I have not");
		chat.awaitText(Texts.ERRORS.get("Cause_paymentAffordable", "1,848"));
		chat.awaitText(error("NextStep_LOWER_MAX_TOKENS"));
		chat.awaitText(error("ErrorAction_addCredits"));

		chat.act(error("ErrorAction_lowerMaxTokens")).awaitText("In short: yes.");

		assertTrue(server.lastChat().bodyText().matches("(?s).*\"max_(completion_)?tokens\"\\s*:\\s*1755.*"),
				server.lastChat().bodyText());
	}

	@BothTranscripts
	void afterTheDailyLimitAnotherModelAnswers(boolean nativeWidgets) {
		server.enqueue(SampleErrors.freeRequestsUsedUp(System.currentTimeMillis() + 3_600_000),
				Answer.text("Paid for."));
		ChatPage chat = chat(nativeWidgets).send("For free, please");
		awaitFailure(chat, "Cause_dailyLimit", "NextStep_WAIT_FOR_DAILY_RESET");

		chat.act(error("ErrorAction_chooseModel"));
		chat.chooseInPicker("gpt-5-mini");

		chat.awaitText("Paid for.");
		assertTrue(server.lastChat().bodyText().contains("openai/gpt-5-mini"), server.lastChat().bodyText());
	}

	@Test
	void whatABusyServiceRefusedIsSentWhenPossible() {
		// the user takes all the time of the machine: only another refusal says that it is possible soon
		Answer soon = (exchange, state) -> SampleErrors.freeRequestsUsedUp(System.currentTimeMillis() + 3_000)
				.respond(exchange, state);
		server.enqueue(SampleErrors.freeRequestsUsedUp(System.currentTimeMillis() + 3_600_000), soon,
				Answer.text("Here you are."));
		ChatPage chat = chat().send("As soon as you can");

		chat.press(error("ErrorAction_sendWhenPossible")).area()
				.awaitMatch(Texts.CHAT.filled("ServiceState_stateSendsAt"));
		chat.press(error("ErrorAction_doNotSend")).area().awaitMatch(Texts.CHAT.filled("ServiceState_stateBusyUntil"));
		chat.press(error("ErrorAction_sendWhenPossible")).area()
				.awaitMatch(Texts.CHAT.filled("ServiceState_stateSendsAt"));
		assertEquals(1, server.requests("/chat/completions").size());
		chat.send("Now, please");

		chat.awaitText("Here you are.");
		assertEquals(3, server.requests("/chat/completions").size());
		assertTrue(server.lastChat().bodyText().contains("Now, please"), server.lastChat().bodyText());
	}

	@BothTranscripts
	void whatTheServiceFindsTooLongIsShortened(boolean nativeWidgets) {
		server.enqueue(SampleErrors.of(413), Answer.text("Short enough."));
		ChatPage chat = chat(nativeWidgets).send("A long question");
		awaitFailure(chat, "Cause_tooLong", "NextStep_SHORTEN_PROMPT");

		chat.act(error("ErrorAction_editPrompt")).awaitPrompt("A long question");
		chat.send("Short").awaitText("Short enough.");
	}

	/** Pastes more than the model takes, and asks about it. */
	private ChatPage chatThatIsTooLong() {
		ChatPage chat = chat().chooseModel("llama-guard-4-12b");
		server.enqueue(Answer.text("It fitted."));
		chat.paste(LONG);
		workbench.await("the attachment", () -> chat.area().isShown("openrouter.chip.open"));
		Mouse.click(workbench, chat.composer());
		Keys.type("Sum it up");
		Keys.press("CR");
		return awaitTooLong(chat);
	}

	private ChatPage awaitTooLong(ChatPage chat) {
		chat.area().awaitMatch(Pattern.compile(Texts.CHAT.filled("Refusal_refusedLongTitle").pattern() + "(?s).*"));
		chat.awaitPrompt("Sum it up");
		assertEquals(0, server.requests("/chat/completions").size());
		return chat;
	}

	@Test
	void whatIsTooLongIsShortenedTakenBackAndShortenedAgain() {
		ChatPage chat = chatThatIsTooLong();
		List<String> whole = chat.area().texts("openrouter.chip.open");

		chat.press(Texts.CHAT.get("Refusal_shorten")).area().awaitMatch(Texts.CHAT.filled("PromptSender_shortened"));
		workbench.await("a shorter attachment", () -> !chat.area().texts("openrouter.chip.open").equals(whole));
		chat.press(Texts.CHAT.get("PromptSender_undo"));
		workbench.await("all of it again", () -> chat.area().texts("openrouter.chip.open").equals(whole));
		Mouse.click(workbench, chat.composer());
		Keys.press("CR");
		awaitTooLong(chat).press(Texts.CHAT.get("Refusal_shorten"));
		workbench.await("a shorter attachment", () -> !chat.area().texts("openrouter.chip.open").equals(whole));
		assertEquals(0, server.requests("/chat/completions").size());
		Mouse.click(workbench, chat.composer());
		chat.enter().awaitText("It fitted.");

		String sent = server.lastChat().bodyText();
		assertTrue(sent.contains("many words of a log") && sent.contains("Sum it up") && sent.length() < LONG.length(),
				sent.length() + " characters were sent");
	}

	@Test
	void whatIsTooLongForTheModelStaysInThePrompt() {
		ChatPage chat = chatThatIsTooLong();

		chat.press(Texts.CHAT.get("Refusal_limitConfirm")).awaitText("It fitted.");
	}
}
