package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Keys in the prompt, also those that come with a character of an input method. */
@WorkbenchTest
@SuppressWarnings("nls")
class ComposerKeysTest {

	private ComposerShell prompt;

	@BeforeEach
	void open() {
		prompt = ComposerShell.open();
	}

	@AfterEach
	void close() {
		prompt.close();
	}

	@ParameterizedTest
	@ValueSource(ints = {SWT.CR, SWT.LF, SWT.KEYPAD_CR, SWT.ARROW_UP, SWT.ARROW_DOWN, SWT.ARROW_LEFT, SWT.ARROW_RIGHT,
			SWT.HOME, SWT.END, SWT.PAGE_UP, SWT.PAGE_DOWN, SWT.TAB, SWT.ESC, SWT.F1, ' ', 'a', SWT.KEYPAD_1})
	void aComposedCharacterIsWrittenWhateverKeyConfirmsIt(int key) {
		prompt.run(() -> prompt.composer().sent(Prompt.of("an earlier prompt")));
		prompt.run(() -> prompt.composer().addCompletions(new Words(prompt.composer(), "#", "one", "two")));
		prompt.type("hello ");
		prompt.press(key, '\u4E2D', 0);
		prompt.press(key, '\u6587', 0);
		assertEquals("hello \u4E2D\u6587", prompt.text());
		prompt.type("#");
		prompt.waitForOffer("one", "two");
		prompt.press(key, '\u4E2D', 0);
		prompt.press(key, '\u6587', 0);
		assertEquals("hello \u4E2D\u6587#\u4E2D\u6587", prompt.text());
		assertEquals(0, prompt.sent());
	}

	@ParameterizedTest
	@ValueSource(ints = {SWT.CR, SWT.KEYPAD_CR})
	void enterSends(int key) {
		prompt.press(key, SWT.CR, 0);
		prompt.press(key, SWT.CR, SWT.MOD1);
		prompt.press(key, SWT.LF, SWT.MOD1);
		assertEquals(3, prompt.sent());
		prompt.press(key, SWT.CR, SWT.MOD2);
		assertEquals("\n", prompt.text());
	}

	@Test
	void aNewLineIsOneCharacterAlsoBelowAnIndentedOne() {
		prompt.type("\tone");
		prompt.press(SWT.CR, SWT.CR, SWT.MOD2);
		prompt.type("two");
		assertEquals("\tone\ntwo", prompt.text());
		prompt.run(() -> prompt.composer().write("\n"));
		assertEquals("\tone\ntwo\n", prompt.text());
	}

	@Test
	void aComposedCharacterReplacesTheSelection() {
		prompt.run(() -> {
			prompt.widget().setText("hello you");
			prompt.widget().setSelection(6, 9);
		});
		prompt.press(SWT.CR, '\u4E2D', 0);
		assertEquals("hello \u4E2D", prompt.text());
		prompt.run(prompt.composer().undo()::undo);
		assertEquals("hello you", prompt.text());
	}

	@Test
	void tabLeavesThePromptUnlessAListIsOpen() {
		prompt.run(() -> prompt.composer().addCompletions(new Words(prompt.composer(), "#", "one")));
		for (var direction : new int[]{SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS}) {
			assertTrue(traverses(direction));
		}
		prompt.type("#");
		prompt.waitForOffer("one");
		assertFalse(traverses(SWT.TRAVERSE_TAB_NEXT));
		prompt.press(SWT.ESC, SWT.ESC, 0);
		assertTrue(traverses(SWT.TRAVERSE_TAB_NEXT));
	}

	private boolean traverses(int direction) {
		return prompt.get(() -> {
			var event = new Event();
			event.detail = direction;
			event.keyCode = event.character = SWT.TAB;
			event.stateMask = direction == SWT.TRAVERSE_TAB_NEXT ? 0 : SWT.SHIFT;
			event.doit = false;
			prompt.widget().notifyListeners(SWT.Traverse, event);
			return event.doit;
		});
	}

	@Test
	void escapeClosesTheListBeforeItMeansAnythingElse() {
		var escaped = new int[1];
		prompt.run(() -> {
			prompt.composer().onEscape(() -> ++escaped[0] > 0);
			prompt.composer().addCompletions(new Words(prompt.composer(), "#", "one"));
		});
		prompt.type("#");
		prompt.waitForOffer("one");
		prompt.press(SWT.ESC, SWT.ESC, 0);
		prompt.waitForOffer();
		assertEquals(0, escaped[0]);
		prompt.press(SWT.ESC, SWT.ESC, 0);
		assertEquals(1, escaped[0]);
		assertEquals("#", prompt.text());
	}

	@Test
	void theArrowsGoThroughTheListBeforeTheyRecallPrompts() {
		prompt.run(() -> {
			prompt.composer().sent(Prompt.of("an earlier prompt"));
			prompt.composer().addCompletions(new Words(prompt.composer(), "#", "one", "two"));
		});
		prompt.type("#");
		prompt.waitForOffer("one", "two");
		prompt.press(SWT.ARROW_DOWN, '\0', 0);
		prompt.press(SWT.ARROW_DOWN, '\0', 0);
		prompt.press(SWT.ARROW_UP, '\0', 0);
		prompt.press(SWT.CR, SWT.CR, 0);
		assertEquals("two", prompt.text());
		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals("an earlier prompt", prompt.text());
		prompt.press(SWT.ARROW_DOWN, '\0', 0);
		assertEquals("two", prompt.text());
	}

	/** What was typed is found again with the arrow keys, whatever was shown in its place. */
	@Test
	void lookingAtEarlierPromptsLosesNothing() {
		prompt.run(() -> {
			prompt.composer().sent(Prompt.of("first"));
			prompt.composer().sent(Prompt.of("second"));
		});
		prompt.type("draft");
		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals("second", prompt.text());
		prompt.type("!");
		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals("first", prompt.text());
		prompt.type("?");
		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals("first?", prompt.text());
		for (var next : new String[]{"second", "draft", "second!", "first?", "first?"}) {
			prompt.press(SWT.ARROW_DOWN, '\0', 0);
			assertEquals(next, prompt.text());
		}

		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals("second!", prompt.text());
		prompt.run(() -> prompt.composer().sent(Prompt.of("second!")));
		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals("second!", prompt.text());
		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals("first?", prompt.text());
	}

	/** The rows of a paragraph that is too wide are lines for the user. */
	@Test
	void theArrowsGoThroughAllRowsBeforeTheyRecallPrompts() {
		var wide = "word ".repeat(60).strip();
		prompt.run(() -> prompt.composer().sent(Prompt.of(wide)));
		prompt.type("draft");
		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals(wide, prompt.text());
		prompt.run(() -> prompt.widget().setSelection(0));
		prompt.press(SWT.ARROW_DOWN, '\0', 0);
		assertEquals(wide, prompt.text());
		assertTrue(prompt.get(prompt.widget()::getCaretOffset) > 0, "the cursor is in the next row");
		prompt.run(() -> prompt.widget().setSelection(wide.length()));
		prompt.press(SWT.ARROW_DOWN, '\0', 0);
		assertEquals("draft", prompt.text());

		prompt.run(() -> prompt.composer().show(Prompt.of("another " + wide)));
		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals("another " + wide, prompt.text());
		assertTrue(prompt.get(prompt.widget()::getCaretOffset) < wide.length(), "the cursor is in the row before");
		prompt.run(() -> prompt.widget().setSelection(3));
		prompt.press(SWT.ARROW_UP, '\0', 0);
		assertEquals(wide, prompt.text());
	}

	@Test
	void anAttachmentLeavesNoToolTipOnThePrompt() {
		prompt.run(() -> prompt.composer().attach(new Attachment.TextFile("a.txt", "text")));
		assertNull(prompt.get(prompt.widget()::getToolTipText));
	}
}
