package io.github.openrouter4e.ui.internal.chat;

import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.transcript.ActionNames;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.PageMouse;

/**
 * Does in a transcript what its reader does: clicks buttons and links in the browser, and goes to them with Tab and
 * presses Enter in the native widget. Of several actions with the same name the last one is meant, or the number given.
 */
@SuppressWarnings("nls")
final class TranscriptDriver {

	private static final int LAST = -1;

	private final Control control;

	TranscriptDriver(Control control) {
		this.control = control;
	}

	static TranscriptDriver of(ChatPage page) {
		return new TranscriptDriver(page.transcript().control());
	}

	/** Waits until an action is offered and carries it out. */
	void press(UserAction action) {
		press(action, LAST);
	}

	/** @param number from 0, in reading order */
	void press(UserAction action, int number) {
		follow(button(action), link(action)::equals, number);
	}

	/** Like {@link #press(UserAction)}, for a code block. */
	void press(CodeUse use) {
		press(use, LAST);
	}

	/** @param number from 0, in reading order */
	void press(CodeUse use, int number) {
		var name = ActionNames.of(new UserAction.OnCode(use, ""));
		follow("button[data-a^=\"" + name + "\"]:enabled", link -> link.startsWith(RichText.ACTION + name), number);
	}

	private static String button(UserAction action) {
		return "button[data-a=\"" + ActionNames.of(action) + "\"]:enabled";
	}

	/** What leads to an action in the native widget. */
	static String link(UserAction action) {
		return RichText.ACTION + ActionNames.of(action);
	}

	/** Waits for a link to another page and follows it. */
	void followLink(String address) {
		follow("a[data-h=\"" + address + "\"]", address::equals, LAST);
	}

	/** Folds or unfolds the last reasoning. */
	void toggleReasoning() {
		follow("details.reasoning > summary", link(UserAction.OnView.FOLD)::equals, LAST);
	}

	/** Folds or unfolds the result of the last tool. */
	void unfoldTool() {
		follow("details.tool > summary", link(UserAction.OnView.FOLD)::equals, LAST);
	}

	boolean offers(UserAction action) {
		return count(action) > 0;
	}

	/** How often an action is offered. */
	int count(UserAction action) {
		return UiThread.get(() -> count(button(action), link(action)::equals));
	}

	/** What a reader reads. To be called on the UI thread. */
	static String read(Control control) {
		return switch (control) {
			case StyledText text -> text.getText();
			case Browser browser ->
				browser.evaluate("return document.body.innerText") instanceof String text ? text : "";
			default -> throw new AssertionError(control);
		};
	}

	String text() {
		return UiThread.get(() -> read(control));
	}

	void waitForText(String expected) {
		UiThread.waitUntil("the transcript shows " + expected, () -> read(control).contains(expected));
	}

	void waitUntilGone(String gone) {
		UiThread.waitUntil("the transcript no longer shows " + gone, () -> !read(control).contains(gone));
	}

	private void follow(String selector, Predicate<String> link, int number) {
		UiThread.waitUntil("there is " + selector, () -> count(selector, link) > number && count(selector, link) > 0);
		switch (control) {
			case Browser browser -> PageMouse.click(browser, selector, number);
			case StyledText text -> UiThread.run(() -> {
				var ranges = links(text, link);
				tabAndEnter(text, ranges[number == LAST ? ranges.length - 1 : number]);
			});
			default -> throw new AssertionError(control);
		}
	}

	private int count(String selector, Predicate<String> link) {
		return switch (control) {
			case StyledText text -> links(text, link).length;
			case Browser browser ->
				browser.evaluate("return document.querySelectorAll('" + selector + "').length") instanceof Double count
						? count.intValue()
						: 0;
			default -> throw new AssertionError(control);
		};
	}

	private static StyleRange[] links(StyledText text, Predicate<String> wanted) {
		return StyledLines.of(text)
				.filter(range -> range.data instanceof String link && wanted.test(link)).toArray(StyleRange[]::new);
	}

	private static void tabAndEnter(StyledText text, StyleRange range) {
		text.setSelection(range.start);
		text.traverse(SWT.TRAVERSE_TAB_NEXT);
		if (text.getSelection().x != range.start) {
			throw new AssertionError("Tab went to " + text.getSelectionText());
		}
		key(text, SWT.CR, SWT.CR, SWT.NONE);
	}

	/** Presses a key in a control. */
	static void key(Control control, int keyCode, char character, int modifiers) {
		for (var type : new int[]{SWT.KeyDown, SWT.KeyUp}) {
			var event = new Event();
			event.keyCode = keyCode;
			event.character = character;
			event.stateMask = modifiers;
			control.notifyListeners(type, event);
		}
	}
}
