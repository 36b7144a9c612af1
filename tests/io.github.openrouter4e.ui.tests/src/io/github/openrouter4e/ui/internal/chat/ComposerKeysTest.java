package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.internal.chat.composer.Composer;
import io.github.openrouter4e.ui.tests.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Keys in the prompt, also those that come with a character of an input method. */
@WorkbenchTest
@SuppressWarnings("nls")
class ComposerKeysTest {

	private Shell shell;
	private Composer composer;
	private StyledText text;
	private int sent;

	@BeforeEach
	void open() {
		UiThread.run(() -> {
			shell = new Shell(UiThread.display());
			shell.setLayout(new org.eclipse.swt.layout.GridLayout());
			composer = new Composer(shell, () -> sent++);
			text = composer.text();
			shell.setSize(400, 200);
			shell.open();
		});
	}

	@AfterEach
	void close() {
		UiThread.run(shell::dispose);
	}

	@ParameterizedTest
	@ValueSource(ints = {SWT.CR, SWT.LF, SWT.KEYPAD_CR, SWT.ARROW_UP, SWT.ARROW_DOWN, SWT.ARROW_LEFT, SWT.ARROW_RIGHT,
			SWT.HOME, SWT.END, SWT.PAGE_UP, SWT.PAGE_DOWN, SWT.TAB, SWT.ESC, SWT.F1, ' ', 'a', SWT.KEYPAD_1})
	void aComposedCharacterIsWrittenWhateverKeyConfirmsIt(int key) {
		composer(() -> composer.sent(io.github.openrouter4e.chat.Prompt.of("an earlier prompt")));
		composer(() -> {
			text.setText("hello ");
			text.setSelection(6);
		});
		for (var listOpen : new boolean[]{false, true}) {
			composer(() -> composer.setListOpen(() -> listOpen));
			press(key, '\u4E2D', 0);
			press(key, '\u6587', 0);
		}
		assertEquals("hello \u4E2D\u6587\u4E2D\u6587", UiThread.get(text::getText));
		assertEquals(0, sent);
	}

	@ParameterizedTest
	@ValueSource(ints = {SWT.CR, SWT.KEYPAD_CR})
	void enterSends(int key) {
		press(key, SWT.CR, 0);
		press(key, SWT.CR, SWT.MOD1);
		press(key, SWT.LF, SWT.MOD1);
		assertEquals(3, sent);
		press(key, SWT.CR, SWT.MOD2);
		assertEquals("\n", UiThread.get(text::getText));
	}

	@Test
	void aComposedCharacterReplacesTheSelection() {
		composer(() -> {
			text.setText("hello you");
			text.setSelection(6, 9);
		});
		press(SWT.CR, '\u4E2D', 0);
		assertEquals("hello \u4E2D", UiThread.get(text::getText));
		composer(() -> composer.undo().undo());
		assertEquals("hello you", UiThread.get(text::getText));
	}

	@Test
	void tabLeavesThePromptUnlessAListIsOpen() {
		assertTrue(traverses());
		composer(() -> composer.setListOpen(() -> true));
		assertFalse(traverses());
	}

	private boolean traverses() {
		return UiThread.get(() -> {
			var event = new Event();
			event.detail = SWT.TRAVERSE_TAB_NEXT;
			event.keyCode = event.character = SWT.TAB;
			event.doit = false;
			text.notifyListeners(SWT.Traverse, event);
			return event.doit;
		});
	}

	@Test
	void anAttachmentLeavesNoToolTipOnThePrompt() {
		composer(() -> composer.attach(new Attachment.TextFile("a.txt", "text")));
		assertNull(UiThread.get(text::getToolTipText));
	}

	private static void composer(Runnable action) {
		UiThread.run(action::run);
	}

	private void press(int key, char character, int modifiers) {
		UiThread.run(() -> {
			var event = new Event();
			event.keyCode = key;
			event.character = character;
			event.stateMask = modifiers;
			text.notifyListeners(SWT.KeyDown, event);
		});
	}
}
