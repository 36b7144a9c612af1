package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Undo and redo in the prompt, by the workbench's history of operations. */
@WorkbenchTest
@SuppressWarnings("nls")
class ComposerUndoTest {

	private ComposerShell prompt;

	@BeforeEach
	void open() {
		prompt = ComposerShell.open();
	}

	@AfterEach
	void close() {
		prompt.close();
	}

	private String undone() {
		prompt.run(prompt.composer().undo()::undo);
		return prompt.text();
	}

	private String redone() {
		prompt.run(prompt.composer().undo()::redo);
		return prompt.text();
	}

	private boolean isUndoable() {
		return prompt.get(prompt.composer().undo()::undoable);
	}

	@Test
	void eachWordIsAStep() {
		prompt.type("one two");
		prompt.press(SWT.CR, SWT.CR, SWT.MOD2);
		prompt.type("three");
		assertEquals("one two", undone());
		assertEquals("one", undone());
		assertEquals("one two", redone());
		assertEquals("one", undone());
		assertEquals("", undone());
		assertFalse(isUndoable());
		assertEquals("one", redone());
		prompt.type("!");
		assertFalse(prompt.get(prompt.composer().undo()::redoable));
	}

	@Test
	void whoListensHearsOfIt() {
		var heard = new ArrayList<String>();
		prompt.run(() -> prompt.composer().onChange(() -> heard.add(prompt.widget().getText())));
		prompt.type("a b");
		undone();
		redone();
		assertEquals(List.of("a", "a ", "a b", "a", "a b"), heard);
	}

	@Test
	void theCursorStandsBehindWhatComesBack() {
		prompt.type("one two");
		prompt.run(() -> prompt.widget().setSelection(0, 3));
		prompt.press(SWT.DEL, SWT.DEL, 0);
		assertEquals(" two", prompt.text());
		assertEquals("one two", undone());
		assertEquals("", prompt.get(prompt.widget()::getSelectionText), "else the next key would replace it");
		assertEquals(3, prompt.get(prompt.widget()::getCaretOffset));
	}

	@Test
	void aRecalledPromptIsOneStep() {
		prompt.run(() -> prompt.composer().sent(Prompt.of("an earlier prompt")));
		prompt.type("draft");
		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals("an earlier prompt", prompt.text());
		prompt.type("!");
		assertEquals("an earlier prompt", undone());
		assertEquals("draft", undone());
		assertEquals("", undone());
	}

	/** What the widget does for an input method, without telling anybody. */
	private void compose(int start, int length, String text) {
		prompt.run(() -> prompt.widget().getContent().replaceTextRange(start, length, text));
	}

	@Test
	void whatAnInputMethodShowsMeanwhileIsNoStep() {
		prompt.type("hi ");
		compose(3, 0, "u");
		compose(3, 1, "u4");
		compose(3, 2, "u4e2d");
		assertEquals("hi u4e2d", prompt.text());
		compose(3, 5, "");
		prompt.press(SWT.CR, '\u4E2D', 0);
		compose(4, 0, "u6587");
		compose(4, 5, "");
		prompt.press(SWT.CR, '\u6587', 0);
		prompt.type("!");
		compose(6, 0, "u");
		compose(6, 1, "");
		assertEquals("hi \u4E2D\u6587!", prompt.text());
		assertEquals("hi \u4E2D", undone());
		assertEquals("hi ", undone());
		assertEquals("hi", undone());
		assertEquals("", undone());
		assertFalse(isUndoable());
		redone();
		redone();
		redone();
		assertEquals("hi \u4E2D\u6587!", redone());
	}

	@Test
	void whatWasSelectedWhenComposingBeganComesBack() {
		prompt.type("hello you");
		prompt.run(() -> prompt.widget().setSelection(6, 9));
		compose(6, 3, "u");
		compose(6, 1, "u4e2d");
		compose(6, 5, "");
		prompt.press(SWT.CR, '\u4E2D', 0);
		assertEquals("hello \u4E2D", prompt.text());
		assertEquals("hello ", undone());
		assertEquals("hello you", undone());
		assertEquals("hello ", redone());
		assertEquals("hello \u4E2D", redone());
	}

	@Test
	void whatBelongsToAnotherQuestionCannotBeUndone() {
		prompt.type("one");
		prompt.run(() -> prompt.composer().show(Prompt.of("the draft of another conversation")));
		assertFalse(isUndoable());
		prompt.type("!");
		prompt.run(() -> prompt.composer().sent(prompt.composer().prompt()));
		assertFalse(isUndoable());
		assertEquals("", undone());
	}

	@Test
	void theOldestStepsAreForgotten() {
		prompt.run(() -> {
			for (var i = 0; i < 700; i++) {
				prompt.composer().replace(0, prompt.widget().getCharCount(), "step " + i);
			}
		});
		var context = prompt.get(prompt.composer().undo()::getUndoContext);
		var steps = OperationHistoryFactory.getOperationHistory().getUndoHistory(context).length;
		assertTrue(steps >= 100 && steps <= 500, steps + " steps");
		assertEquals("step 698", undone());
	}

	@Test
	void aClosedPromptLeavesNoSteps() {
		prompt.type("one");
		var context = prompt.get(prompt.composer().undo()::getUndoContext);
		prompt.close();
		assertFalse(OperationHistoryFactory.getOperationHistory().canUndo(context));
	}

	@Test
	void thePromptGrowsAndShrinksWithWhatIsUndone() {
		prompt.run(() -> prompt.composer().area().getShell().setSize(400, 900));
		var empty = prompt.get(() -> prompt.widget().getSize().y);
		prompt.run(() -> prompt.composer().replace(0, 0, "line\n".repeat(8)));
		var full = prompt.get(() -> prompt.widget().getSize().y);
		assertTrue(full > empty, full + " > " + empty);
		undone();
		assertEquals(empty, prompt.get(() -> prompt.widget().getSize().y));
		redone();
		assertEquals(full, prompt.get(() -> prompt.widget().getSize().y));
	}

	@Test
	void whatIsPastedHasNoCharactersThatCutTextsShort() {
		prompt.run(() -> prompt.widget().insert("a\0b\r\nc\rd\u2028e\n"));
		assertEquals("ab\nc\nd\u2028e\n", prompt.text());
	}
}
