package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
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
	private final List<String> done = new ArrayList<>();
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
		remark("It is imported.");
		type();
		remark("It is exported.");
		passTime();
		assertEquals(List.of("It is exported."), said());
	}

	@Test
	void whatCanBeDoneStaysWhileSomethingElseIsSaid() {
		offer(DELETED, "Undo");
		type();
		remark("It is exported.");
		assertEquals(List.of(DELETED, "It is exported."), said());
		passTime();
		assertEquals(List.of("It is exported."), said());
		type();
		passTime();
		assertEquals(List.of(), said());
	}

	@Test
	void whatCouldBeDoneBeforeComesBack() {
		offer(DELETED, "Undo");
		type();
		offer("An answer is there.", "Show");
		assertEquals(List.of("An answer is there."), said());
		assertEquals("Show", UiThread.get(() -> button().getText()));
		passTime();
		assertEquals(List.of("An answer is there."), said(), "the time of the one before does not count");
		type();
		passTime();
		assertEquals(List.of(DELETED), said());
		press();
		assertEquals(List.of("Undo"), done);
		assertEquals(List.of(), said());
	}

	@Test
	void theSecondOfTwoQuickClicksMeansNothingElse() {
		offer(DELETED, "Undo");
		offer("An answer is there.", "Show");
		press();
		press();
		assertEquals(List.of("Show"), done);
		passTime();
		assertEquals(List.of(DELETED), said());
		press();
		assertEquals(List.of("Show", "Undo"), done);
	}

	@Test
	void whatIsSettledIsNotSaidAlsoIfItWaits() {
		offer(DELETED, "Undo");
		offer("It is being read.", "Cancel");
		offer("An answer is there.", "Show");
		remark("It is exported.");
		UiThread.run(() -> messages.hide("It is being read."));
		UiThread.run(() -> messages.hide("It is exported."));
		assertEquals(List.of("An answer is there."), said());
		UiThread.run(() -> messages.hide("An answer is there."));
		assertEquals(List.of(DELETED), said());
	}

	private void say() {
		offer(DELETED, "Undo");
		UiThread.settle();
	}

	private void offer(String text, String action) {
		UiThread.run(() -> messages.show(text, action, () -> done.add(action)));
	}

	private void remark(String text) {
		UiThread.run(() -> messages.show(text, null, () -> {
			// nothing can be done about it
		}));
	}

	private void press() {
		UiThread.run(() -> {
			if (button().isVisible()) {
				Widgets.click(button());
			}
		});
	}

	private List<String> said() {
		return UiThread.get(
				() -> Widgets.all(shell, Label.class).filter(Control::isVisible).map(Label::getText).toList());
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
