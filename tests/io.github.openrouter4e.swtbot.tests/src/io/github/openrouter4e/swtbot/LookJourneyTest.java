package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.SampleErrors;
import io.github.openrouter4e.testing.http.Gate;
import org.junit.jupiter.api.Test;

/** What is written can be read, in the theme in which Eclipse was started. */
class LookJourneyTest extends Journey {

	private static final boolean DARK = Arrays.asList(Platform.getApplicationArgs())
			.contains("org.eclipse.e4.ui.css.theme.e4_dark");
	private static final String ANSWER = """
			# Heading

			Words, **strong** and *soft* ones, with `code` and [a link](https://example.org/).

			```java
			// a remark
			while (true) { return "text" + 12; }
			```

			> Quoted

			| Name | Age |
			| --- | --- |
			| Ada | 36 |
			""";

	@BothTranscripts
	void theConversationCanBeRead(boolean nativeWidgets) throws Exception {
		PreferencesPage preferences = PreferencesPage.open(workbench).useServer(server.baseUrl());
		if (nativeWidgets) {
			preferences.useNativeWidgets();
		}
		preferences.applyAndClose();
		ChatPage chat = ChatPage.open(workbench).maximize();
		assertReadable("without a key", chat);

		PreferencesPage.open(workbench).useKey(KEY).applyAndClose();
		chat.awaitNoText(Texts.CHAT.get("Notices_firstRunTitle"));
		assertReadable("at first", chat);
		Gate gate = Gate.closedAt(1);
		server.enqueue(Answer.text(ANSWER), SampleErrors.of(401), Answer.pieces("Slowly ", "said.").gate(gate));
		chat.send("What do you look like?").awaitText("Ada");
		assertReadable("with an answer", chat.awaitIdle());
		chat.send("And now?").awaitText(Texts.ERRORS.get("NextStep_CHECK_KEY"));
		assertReadable("with an error", chat.awaitIdle());

		chat.act(Texts.TRANSCRIPT.get("TurnViews_actionEdit")).awaitPrompt("And now?");
		assertReadable("with a question that is edited", chat);
		chat.send("Slowly").awaitText("Slowly");
		gate.awaitArrival(1, Duration.ofMinutes(1));
		chat.send("Waiting").area().awaitLabel(Texts.CHAT.get("QueuePanel_queuedPrompt", "Waiting"));
		assertReadable("with a prompt that waits", chat);
		gate.open();
		chat.awaitIdle().write("/nosuchprompt");
		Keys.press("ESC", "CR");
		chat.area().button(Texts.CHAT.get("Refusal_limitConfirm"));
		assertReadable("with a prompt that was refused", chat);

		chat.toggleHistory();
		workbench.await("the conversation in the list", () -> chat.rows() == 1);
		assertReadable("with the history", chat.area().root());
		chat.toggleHistory();
	}

	@Test
	void theDialogsCanBeRead() {
		ChatPage chat = chat().click("openrouter.model.chat");
		SWTBotShell picker = workbench.bot().shell(Texts.MODELS.get("ModelPickerDialog_title"));
		workbench.await("the models", () -> Workbench.call(() -> picker.bot().table().widget.getItemCount()) > 30);
		assertReadable("in the picker", picker.widget);
		new Area(workbench, picker.widget).follow("routing");
		SWTBotShell options = workbench.bot().shell(Texts.ROUTING.get("ModelOptionsDialog_title"));
		new Area(workbench, options.widget).press(Texts.ROUTING.get("ModelOptionsPanel_own"));
		assertReadable("in the options of a model", options.widget);
		options.close();
		picker.close();
		PreferencesPage preferences = PreferencesPage.open(workbench);
		assertReadable("on the preference page", preferences.area().root());
		preferences.cancel();
		assertReadable("after all", chat);
	}

	private void assertReadable(String when, ChatPage chat) {
		assertReadable(when, chat.area().root());
		Control transcript = (Control) chat.area().withId("openrouter.transcript");
		Rectangle place = Workbench.call(() -> transcript.getDisplay().map(transcript, null,
				new Rectangle(0, 0, transcript.getSize().x, transcript.getSize().y)));
		assertEquals(DARK, Ink.now().isDark(place), "the transcript is dark " + when);
	}

	/** What was painted last may not be on the screen yet, so this waits. */
	private void assertReadable(String when, Composite root) {
		try {
			workbench.await("what can be read " + when, () -> Ink.now().faint(Written.in(root)).isEmpty());
		} catch (RuntimeException e) {
			assertEquals(List.of(), Ink.now().faint(Written.in(root)), "cannot be read " + when);
		}
	}
}
