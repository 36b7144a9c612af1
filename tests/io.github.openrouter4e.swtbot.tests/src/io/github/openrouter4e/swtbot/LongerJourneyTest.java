package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

import io.github.openrouter4e.testing.Answer;
import org.junit.jupiter.api.Test;

/** What a user does from the second day on: code into the editor, branches, conversations, attachments. */
class LongerJourneyTest extends Journey {

	@BothTranscripts
	void codeGoesToTheCursorOfTheEditor(boolean nativeWidgets) throws Exception {
		ChatPage chat = chat(nativeWidgets);
		SWTBotEclipseEditor editor = edit("Main.txt", "before after");
		editor.navigateTo(0, 7);
		server.enqueue(Answer.text("Here:\n\n```java\nint answer = 42;\n```\n"));

		chat.send("Write the answer").awaitText("int answer");
		chat.awaitIdle().act(Texts.TRANSCRIPT.get("NativeTranscript_codeInsert"));

		workbench.await("the code in the editor", () -> editor.getText().equals("before int answer = 42;\nafter"));
		StyledText code = editor.getStyledText().widget;
		workbench.await("the focus in the editor", () -> Workbench.call(code::isFocusControl));
		Keys.press("Ctrl+Z");
		workbench.await("the code to be gone", () -> editor.getText().equals("before after"));
	}

	@BothTranscripts
	void codeIsCopiedAndSavedAsAFile(boolean nativeWidgets) throws Exception {
		ChatPage chat = chat(nativeWidgets);
		edit("Main.txt", "nothing");
		server.enqueue(Answer.text("Here:\n\n```java\nclass Saved {\n}\n```\n"));
		chat.send("Write a class").awaitText("class Saved");
		chat.awaitIdle();

		chat.act(Texts.TRANSCRIPT.get("NativeTranscript_codeSave"));
		SWTBotShell dialog = workbench.bot().shell("Save As");
		new Area(workbench, dialog.widget).press("OK");
		workbench.bot().waitUntil(Conditions.shellCloses(dialog));

		chat.area().awaitLabel(Texts.CHAT.get("CodeInsertion_codeSaved", "/journey/Saved.java"));
		workbench.bot().editorByTitle("Saved.java");
		assertEquals("class Saved {\n}\n", new String(ResourcesPlugin.getWorkspace().getRoot().getProject("journey")
				.getFile("Saved.java").getContents().readAllBytes()).replace("\r", ""));
		Mouse.click(workbench, chat.composer());
		Keys.press("Alt+Shift+O", "C");
		workbench.await("the answer in the clipboard", () -> Keys.clipboard().startsWith("Here:"));
		assertTrue(Keys.clipboard().contains("```java\nclass Saved {\n}\n```"), Keys.clipboard());
	}

	@Test
	void aReusablePromptIsOfferedAfterASlash() throws Exception {
		PreferencesPage.open(workbench).useServer(server.baseUrl()).useKey(KEY)
				.addPrompt("Shorten", "Shorten \"${selection}\" of ${file}.").applyAndClose();
		ChatPage chat = ChatPage.open(workbench);
		edit("Words.txt", "one two three").selectRange(0, 4, 3);
		server.enqueue(Answer.text("It is 2."));

		Mouse.click(workbench, chat.composer());
		Keys.type("/short");
		workbench.awaitFirstProposal("Shorten");
		Keys.press("CR");
		chat.awaitPrompt("Shorten \"two\" of journey/Words.txt.");
		assertEquals(0, server.requests("/chat/completions").size());
		chat.enter().awaitText("It is 2.");

		chat.awaitText("Shorten \"two\" of journey/Words.txt.");
		String sent = server.lastChat().bodyText();
		assertTrue(sent.contains("Shorten \\\"two\\\" of journey/Words.txt."), sent);
	}

	@Test
	void anUnknownCommandIsNotSent() {
		ChatPage chat = chat().write("/nosuchprompt now");

		Keys.press("ESC", "CR");

		chat.area().awaitLabel(
				Texts.CHAT.get("Refusal_refusedCommandTitle", "/nosuchprompt") + " "
						+ Texts.CHAT.get("Refusal_refusedCommand"));
		chat.awaitPrompt("/nosuchprompt now");
		assertEquals(0, server.requests("/chat/completions").size());
		String anyway = Texts.CHAT.get("Refusal_limitConfirm");
		assertTrue(chat.area().isInSight(chat.area().button(anyway)), "the button of the message is in sight");
		chat.press(anyway).awaitPrompt("");
		chat.awaitText("/nosuchprompt now");
	}

	@BothTranscripts
	void answersAreComparedAndTheFirstIsTaken(boolean nativeWidgets) {
		server.enqueue(Answer.text("The first version."), Answer.text("The second version."));
		ChatPage chat = chat(nativeWidgets).send("Write something");
		chat.awaitText("The first version.");
		chat.awaitIdle().act(Texts.TRANSCRIPT.get("TurnViews_actionRegenerate")).awaitText("2/2");
		chat.awaitText("The second version.");

		chat.awaitIdle().act(Texts.TRANSCRIPT.get("TurnViews_actionCompare"));
		SWTBotShell dialog = workbench.bot().shell(Texts.CHAT.get("CompareDialog_compareTitle"));
		Mouse.click(workbench, dialog.bot().button(Texts.CHAT.get("CompareDialog_compareUse"), 0).widget);

		workbench.bot().waitUntil(Conditions.shellCloses(dialog));
		chat.awaitText("The first version.");
		chat.awaitText("1/2");
	}

	@BothTranscripts
	void aQuestionIsEditedAsABranchAndTheOldOneComesBack(boolean nativeWidgets) {
		server.enqueue(Answer.text("About apples."), Answer.text("About pears."));
		ChatPage chat = chat(nativeWidgets).send("What about apples?");
		chat.awaitText("About apples.");
		chat.awaitIdle().act(Texts.TRANSCRIPT.get("TurnViews_actionEdit")).awaitPrompt("What about apples?");
		chat.area().awaitLabel(Texts.CHAT.get("EditBanner_editBanner"));

		chat.send("What about pears?").awaitText("About pears.");
		chat.awaitNoText("About apples.");
		chat.awaitIdle().act(Texts.TRANSCRIPT.get("TurnViews_branchPrevious")).awaitText("About apples.");
		chat.awaitText("1/2");
		chat.awaitNoText("About pears.");
		chat.act(Texts.TRANSCRIPT.get("TurnViews_branchNext")).awaitText("About pears.");
	}

	@Test
	void editingIsCancelledWithEscape() {
		server.enqueue(Answer.text("As you said."));
		ChatPage chat = chat().send("Something clever");
		chat.awaitText("As you said.");
		chat.awaitIdle().act(Texts.TRANSCRIPT.get("TurnViews_actionEdit")).awaitPrompt("Something clever");
		Mouse.click(workbench, chat.composer());

		Keys.press("ESC");

		chat.awaitPrompt("");
		workbench.await("the banner to be gone",
				() -> !chat.area().labels().contains(Texts.CHAT.get("EditBanner_editBanner")));
		assertEquals(1, server.requests("/chat/completions").size());
	}

	@Test
	void aConversationIsFoundRenamedPinnedDeletedAndBroughtBack() {
		server.enqueue(Answer.text("A sentence with a needle in it."), Answer.text("Hay only."));
		ChatPage chat = chat().send("Where is it?");
		chat.awaitText("needle in it");
		chat.awaitIdle().newConversation();
		chat.send("What else is there?").awaitText("Hay only.");
		chat.awaitIdle();

		chat.viewMenu("command.chat.history.name");
		chat.search("needle");
		workbench.await("the conversation with the needle",
				() -> chat.rows() == 1 && chat.row(0).contains("a needle in it"));
		chat.goToRow(0);
		Keys.press("F2");
		SWTBotShell dialog = workbench.bot().shell(Texts.CHAT.get("HistoryScreen_historyRenameTitle"));
		Area rename = new Area(workbench, dialog.widget);
		rename.fill(dialog.bot().text().widget, "Needles");
		rename.press("OK");
		workbench.bot().waitUntil(Conditions.shellCloses(dialog));
		chat.search("Needles");
		workbench.await("the new title", () -> chat.rows() == 1 && chat.row(0).startsWith("Needles"));

		chat.search("");
		workbench.await("the older one below", () -> chat.rows() == 2 && chat.row(1).startsWith("Needles"));
		chat.goToRow(1);
		chat.historyMenu(Texts.CHAT.get("HistoryPanel_historyPin"));
		workbench.await("the pinned one at the top", () -> chat.row(0).startsWith("\u2605 Needles"));
		chat.search("Needles");
		workbench.await("it alone", () -> chat.rows() == 1);

		chat.goToRow(0);
		Keys.press("DEL");
		workbench.await("an empty list", () -> chat.rows() == 0);
		chat.area().awaitLabel(Texts.CHAT.get("HistoryPanel_historyNothing"));
		chat.press(Texts.CHAT.get("PromptSender_undo"));
		workbench.await("the conversation to be back", () -> chat.rows() == 1);
		chat.goToRow(0);
		Keys.press("CR");
		chat.awaitText("needle in it");
		chat.awaitTitle("Needles");
	}

	@Test
	void aLongPasteIsAttachedAndCanBeRemoved() {
		server.enqueue(Answer.text("Read it."), Answer.text("Read it twice."));
		String log = "a line of a log\n".repeat(6_000);
		String name = Texts.CHAT.get("Chips_chipSize", Texts.CHAT.get("Composer_pastedText", 6000),
				Texts.CHAT.get("Chips_chipKilobytes", 96));
		ChatPage chat = chat().paste(log);

		chat.click("openrouter.chip.remove");
		workbench.await("no " + name, () -> !chat.area().isShown("openrouter.chip.open"));
		chat.send("What does it say?").awaitText("Read it.");
		assertFalse(server.lastChat().bodyText().contains("a line of a log"));

		chat.awaitIdle().paste(log).click("openrouter.chip.open");
		SWTBotShell preview = workbench.bot().activeShell();
		workbench.await("the preview", () -> Workbench.call(() -> preview.widget.isVisible()));
		preview.close();
		Mouse.click(workbench, chat.composer());
		Keys.type("And now?");
		chat.awaitPrompt("And now?").enter().awaitText("Read it twice.");
		assertTrue(server.lastChat().bodyText().contains("a line of a log"));
		assertEquals(2, server.requests("/chat/completions").size());
	}
}
