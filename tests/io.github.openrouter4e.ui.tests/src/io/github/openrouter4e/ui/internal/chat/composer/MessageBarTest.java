package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.Widgets;

@SuppressWarnings("nls")
class MessageBarTest {

	private static final String DELETED = "It is deleted.";

	/** What waits for its time, which passes when the test says so. */
	private final Queue<Runnable> timers = new ArrayDeque<>();
	private Shell shell;
	private Text prompt;
	private MessageBar messages;

	@BeforeEach
	void open() {
		UiThread.run(() -> {
			shell = new Shell(UiThread.display());
			shell.setLayout(new GridLayout());
			prompt = new Text(shell, SWT.MULTI);
			prompt.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
			messages = new MessageBar(new NoticeArea(shell), (milliseconds, task) -> timers.add(task));
			shell.setBounds(200, 200, 400, 200);
			shell.open();
			shell.forceActive();
			prompt.setFocus();
			UiThread.display().setCursorLocation(shell.toDisplay(20, 10));
		});
		UiThread.settle();
	}

	@AfterEach
	void close() {
		UiThread.run(() -> shell.dispose());
	}

	@Test
	void theTimeOfAMessageBeginsWithWhatTheUserDoesNext() {
		say();
		assertEquals(0, timers.size(), "nobody may have looked at it");

		type();
		type();
		assertEquals(1, timers.size());
		passTime();
		assertFalse(isShown());
	}

	@Test
	void aMessageStaysWhileItsButtonHasTheFocus() {
		say();
		UiThread.waitUntil("the button has the focus", () -> button().forceFocus() && button().isFocusControl());
		type();
		passTime();
		assertTrue(isShown(), "somebody is about to press it");

		UiThread.waitUntil("the prompt has the focus", () -> prompt.forceFocus() && prompt.isFocusControl());
		passTime();
		assertFalse(isShown());
	}

	@Test
	void aMessageStaysWhileTheMouseIsOverIt() {
		say();
		UiThread.run(() -> UiThread.display().setCursorLocation(button().toDisplay(5, 5)));
		UiThread.waitUntil("the mouse is over the button", () -> UiThread.display().getCursorControl() == button());
		UiThread.waitUntil("the time of the message has begun", () -> timers.size() == 1);
		passTime();
		assertTrue(isShown(), "somebody reaches for it");

		UiThread.run(() -> UiThread.display().setCursorLocation(shell.toDisplay(20, 10)));
		UiThread.waitUntil("the mouse is elsewhere", () -> UiThread.display().getCursorControl() != button());
		passTime();
		assertFalse(isShown());
	}

	@Test
	void theTimeOfAMessageThatWasReplacedDoesNotCount() {
		say();
		type();
		UiThread.run(() -> messages.show("It is exported.", null, () -> {
			// nothing can be done about it
		}));
		passTime();
		assertTrue(isShown());
	}

	private void say() {
		UiThread.run(() -> messages.show(DELETED, "Undo", () -> {
			// nobody asks for it here
		}));
		UiThread.settle();
	}

	private void type() {
		UiThread.run(() -> prompt.notifyListeners(SWT.KeyDown, new Event()));
	}

	private void passTime() {
		UiThread.run(() -> timers.remove().run());
	}

	private boolean isShown() {
		return UiThread.get(() -> Widgets.all(shell, Label.class).findFirst().orElseThrow().isVisible());
	}

	private Button button() {
		return Widgets.all(shell, Button.class).findFirst().orElseThrow();
	}
}
