package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import org.junit.jupiter.api.Test;

/** What a user does without the mouse: write prompts, use the key bindings, find commands by their names. */
class KeyboardJourneyTest extends Journey {

	@Test
	void shiftEnterBeginsALineAndTheArrowsBringPromptsBack() {
		server.enqueue(Answer.text("One."), Answer.text("Two."));
		ChatPage chat = chat().write("first line");
		Keys.press("Shift+CR");
		Keys.type("second line");
		chat.awaitPrompt("first line\nsecond line").enter().awaitText("One.");
		chat.awaitIdle().send("another prompt").awaitText("Two.");
		chat.awaitIdle();

		Keys.type("draft");
		Keys.press("ARROW_UP");
		chat.awaitPrompt("another prompt");
		Keys.press("ARROW_UP");
		chat.awaitPrompt("first line\nsecond line");
		Keys.press("ARROW_DOWN", "ARROW_DOWN");
		chat.awaitPrompt("draft");
		assertEquals(2, server.requests("/chat/completions").size());
	}

	@Test
	void ctrlEnterSendsIfTheUserWantsThat() {
		PreferencesPage.open(workbench).useServer(server.baseUrl()).useKey(KEY).sendWithCtrlEnter().applyAndClose();
		server.enqueue(Answer.text("Sent by two keys."));
		ChatPage chat = ChatPage.open(workbench).write("a line");

		Keys.press("CR");
		chat.awaitPrompt("a line\n");
		assertEquals(0, server.requests("/chat/completions").size());
		Keys.press("Ctrl+CR");

		chat.awaitPrompt("").awaitText("Sent by two keys.");
	}

	@Test
	void theKeysOfTheViewDoWhatTheyAreBoundTo() throws Exception {
		Gate gate = Gate.closedAt(1);
		server.enqueue(Answer.text("The first answer."), Answer.text("The other answer."),
				Answer.pieces("Endless ", "end").gate(gate), Answer.text("but continued."));
		ChatPage chat = chat().send("A question by keys");
		chat.awaitText("The first answer.");
		chat.awaitIdle();

		Keys.press("Alt+Shift+O", "R");
		chat.awaitText("The other answer.");
		chat.awaitText("2/2");
		chat.awaitIdle();
		Keys.press("Alt+Shift+O", "C");
		workbench.await("the answer in the clipboard", () -> Keys.clipboard().equals("The other answer."));
		Keys.press("Alt+Shift+O", "E");
		chat.awaitPrompt("A question by keys").area().awaitLabel(Texts.CHAT.get("EditBanner_editBanner"));
		Keys.press("ESC");
		chat.awaitPrompt("");

		Keys.type("Talk on");
		chat.awaitPrompt("Talk on").enter();
		gate.awaitArrival(1, Duration.ofMinutes(1));
		chat.awaitText("Endless");
		Keys.press("Alt+Shift+O", "S");
		chat.awaitIdle().awaitText(Texts.TRANSCRIPT.get("AnswerFacts_stopped"));
		Keys.press("Alt+Shift+O", "G");
		chat.awaitText("Endless but continued.");
		chat.awaitIdle();

		Keys.press("Alt+Shift+O", "H");
		Text search = (Text) chat.area().withId("openrouter.history.search");
		workbench.await("the focus in the search", () -> Workbench.call(search::isFocusControl));
		Keys.press("ESC");
		StyledText composer = chat.composer();
		workbench.await("the focus in the prompt", () -> Workbench.call(composer::isFocusControl));
		Keys.press("Alt+Shift+O", "N");
		chat.awaitNewConversation();
	}

	@Test
	void quickAccessFindsTheCommands() {
		server.enqueue(Answer.text("Quickly said."));
		ChatPage chat = chat().send("Say it quickly");
		chat.awaitText("Quickly said.");
		chat.awaitIdle();

		Keys.press("Ctrl+3");
		Shell dialog = workbench.bot().shell("Find Actions").widget;
		// what is typed before the window system has given the dialog the keyboard gets lost
		workbench.await("the focus in the field for the name",
				() -> Workbench.call(() -> Display.getDefault().getActiveShell() == dialog
						&& Display.getDefault().getFocusControl() instanceof Text));
		new Area(workbench, dialog).fill(Workbench.call(() -> Display.getDefault().getFocusControl()),
				Texts.declared("command.chat.newConversation.name"));
		workbench.awaitFirstProposal(Texts.declared("command.chat.newConversation.name"));
		Keys.press("CR");

		chat.awaitNewConversation();
	}

	@Test
	void aKeyLeadsFromAnywhereToThePrompt() throws Exception {
		ChatPage chat = chat();
		StyledText composer = chat.composer();
		edit("Notes.txt", "notes").setFocus();
		workbench.await("the prompt without the focus", () -> !Workbench.call(composer::isFocusControl));

		Keys.press("Alt+Shift+Q", "R");

		workbench.await("the focus in the prompt", () -> Workbench.call(composer::isFocusControl));
		Keys.type("typed blindly");
		chat.awaitPrompt("typed blindly");
	}

	@Test
	void theSelectionOfTheEditorIsAskedAboutByKey() throws Exception {
		ChatPage chat = chat();
		edit("Code.txt", "int unique = 77;").selectRange(0, 4, 6);
		workbench.bot().editorByTitle("Code.txt").setFocus();

		Keys.press("Alt+Shift+Q", "I");

		chat.awaitChip("Code.txt").awaitPrompt("");
	}
}
