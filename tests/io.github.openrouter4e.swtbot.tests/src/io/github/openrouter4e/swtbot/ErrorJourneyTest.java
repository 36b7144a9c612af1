package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.SampleErrors;
import org.junit.jupiter.api.Test;

/** What goes wrong, what the user reads then, and what each button does that is offered. Pages on the web are not opened. */
class ErrorJourneyTest extends Journey {

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
		long reset = System.currentTimeMillis() + 12_000;
		server.enqueue(SampleErrors.freeRequestsUsedUp(reset), Answer.text("Here you are."));
		ChatPage chat = chat().send("As soon as you can");

		chat.press(error("ErrorAction_sendWhenPossible"));
		chat.press(error("ErrorAction_doNotSend"));
		chat.press(error("ErrorAction_sendWhenPossible"));

		chat.awaitText("Here you are.");
		assertEquals(2, server.requests("/chat/completions").size());
	}

	@BothTranscripts
	void whatTheServiceFindsTooLongIsShortened(boolean nativeWidgets) {
		server.enqueue(SampleErrors.of(413), Answer.text("Short enough."));
		ChatPage chat = chat(nativeWidgets).send("A long question");
		awaitFailure(chat, "Cause_tooLong", "NextStep_SHORTEN_PROMPT");

		chat.act(error("ErrorAction_editPrompt")).awaitPrompt("A long question");
		chat.send("Short").awaitText("Short enough.");
	}

	@Test
	void whatIsTooLongForTheModelStaysInThePrompt() {
		ChatPage chat = chat().chooseModel("llama-guard-4-12b");
		server.enqueue(Answer.text("It fitted."));

		chat.paste("many words of a log\n".repeat(60_000));
		workbench.await("the attachment", () -> chat.area().isShown("openrouter.chip.open"));
		Mouse.click(workbench, chat.composer());
		Keys.type("Sum it up");
		Keys.press("CR");

		workbench.await("the reason", () -> chat.area().labels().stream()
				.anyMatch(text -> text.startsWith(refusedTitle())));
		chat.awaitPrompt("Sum it up");
		assertEquals(0, server.requests("/chat/completions").size());
		chat.press(Texts.CHAT.get("Refusal_limitConfirm")).awaitText("It fitted.");
	}

	private static String refusedTitle() {
		String title = Texts.CHAT.get("Refusal_refusedLongTitle", "\0");
		return title.substring(0, title.indexOf('\0'));
	}
}
