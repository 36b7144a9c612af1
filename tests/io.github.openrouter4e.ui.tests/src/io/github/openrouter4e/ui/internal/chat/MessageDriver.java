package io.github.openrouter4e.ui.internal.chat;

import java.util.function.Predicate;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.Widgets;

/** What the line of messages says, and its button. */
final class MessageDriver {

	private MessageDriver() {}

	static void waitFor(ChatPage page, String text) {
		waitFor(page, text, text::equals);
	}

	/** @return what it says */
	static String waitFor(ChatPage page, String description, Predicate<String> condition) {
		return UiThread.waitFor("it is said: " + description, //$NON-NLS-1$
				() -> Widgets.all((Composite) page.control(), Label.class).filter(Control::isVisible)
						.map(label -> label.getText().replace("&&", "&")).filter(condition).findFirst().orElse(null)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Presses the button of a message. */
	static void press(ChatPage page, String action) {
		press(page, action, false);
	}

	/** @param focuses whether the button has the focus then, as on most systems */
	static void press(ChatPage page, String action, boolean focuses) {
		var button = UiThread.waitFor("there is a button " + action, () -> Widgets //$NON-NLS-1$
				.all((Composite) page.control(), Button.class)
				.filter(b -> b.isVisible() && b.getText().equals(action)).findFirst().orElse(null));
		UiThread.run(() -> {
			if (focuses) {
				button.setFocus();
			}
			Widgets.click(button);
		});
	}
}
