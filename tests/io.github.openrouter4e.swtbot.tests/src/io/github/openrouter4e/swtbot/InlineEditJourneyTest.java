package io.github.openrouter4e.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.Answer;

/** Lines are changed right in the editor, by a field beside them. */
class InlineEditJourneyTest extends Journey {

	private static final String BEFORE = "one\ntwo\nthree\nfour\nfive\n";
	private static final Answer ANSWER = Answer.text("<replacement>\n1\ntwo\nthree\nfour\n5\n</replacement>");

	private SWTBotEclipseEditor editor;
	private StyledText text;
	/** The text with the field in it. */
	private Area area;

	/** All lines are selected, and the key was pressed. */
	@BeforeEach
	void openTheField() throws Exception {
		configure();
		editor = edit("Numbers.txt", BEFORE);
		text = editor.getStyledText().widget;
		area = new Area(workbench, text);
		Mouse.click(workbench, text);
		awaitFocus();
		Keys.press("Ctrl+A");
		workbench.await("all to be selected", () -> editor.getSelection().replace("\r", "").equals(BEFORE));
		Keys.press("Alt+Shift+K");
		area.awaitLabel(Texts.EDITOR.get("PromptField_hint"));
	}

	private void awaitFocus() {
		workbench.await("the focus in the editor", () -> Workbench.call(text::isFocusControl));
	}

	private void awaitText(String expected) {
		workbench.await(expected, () -> editor.getText().equals(expected));
	}

	/** Writes into the field and presses Enter. */
	private void ask(String prompt) {
		Keys.type(prompt);
		Keys.press("CR");
	}

	private void awaitNoField() {
		workbench.await("no field", () -> Workbench.call(() -> text.getChildren().length == 0));
	}

	@Test
	void oneChangeIsKeptOneRejectedAndOneStepUndoesIt() {
		server.enqueue(ANSWER);
		ask("Write digits");
		area.awaitBeginning(
				Texts.EDITOR.get("InlineEdit_changes", "2") + "  " + Texts.EDITOR.get("PromptField_followUp"));
		assertEquals(BEFORE, editor.getText());

		Keys.press("Ctrl+CR");
		awaitText("1\ntwo\nthree\nfour\nfive\n");
		Mouse.click(workbench, area.tool(Texts.EDITOR.get("PromptField_reject")));

		awaitNoField();
		assertEquals("1\ntwo\nthree\nfour\nfive\n", editor.getText());
		awaitFocus();
		Keys.press("Ctrl+Z");
		awaitText(BEFORE);
		String sent = server.lastChat().bodyText();
		assertTrue(sent.contains("Write digits"), sent);
		assertEquals(1, server.requests("/chat/completions").size());
	}

	@Test
	void enterKeepsAllAfterAnotherWish() {
		server.enqueue(ANSWER, Answer.text("<replacement>\n1\n2\n3\nfour\nfive\n</replacement>"));
		ask("Write digits");
		area.awaitBeginning(Texts.EDITOR.get("InlineEdit_changes", "2"));
		ask("Only the first three");
		area.awaitBeginning(Texts.EDITOR.get("InlineEdit_oneChange"));
		assertEquals(BEFORE, editor.getText());

		Keys.press("CR");

		awaitText("1\n2\n3\nfour\nfive\n");
		awaitNoField();
		awaitFocus();
		Keys.press("Ctrl+Z");
		awaitText(BEFORE);
	}

	@Test
	void escapeTakesTheChangesAwayAndTheFieldToo() {
		server.enqueue(ANSWER);
		ask("Write digits");
		area.awaitBeginning(Texts.EDITOR.get("InlineEdit_changes", "2"));

		Keys.press("ESC");

		awaitNoField();
		awaitFocus();
		assertEquals(BEFORE, editor.getText());
		assertFalse(workbench.bot().editorByTitle("Numbers.txt").isDirty());
	}
}
