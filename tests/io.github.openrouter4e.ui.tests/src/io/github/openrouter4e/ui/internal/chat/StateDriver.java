package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.ui.tests.Widgets;

/** Reads what stands beside the prompt. On the UI thread. */
@SuppressWarnings("nls")
final class StateDriver {

	private StateDriver() {}

	static boolean shows(ChatPage page, String text) {
		return Widgets.all((Composite) page.control(), Label.class)
				.anyMatch(label -> label.isVisible()
						&& "openrouter.state".equals(label.getData("org.eclipse.swtbot.widget.key"))
						&& label.getText().contains(text));
	}
}
