package io.github.openrouter4e.ui.internal.chat;

import java.util.Arrays;

import org.eclipse.jface.dialogs.IDialogLabelKeys;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.Widgets;

/** Dialogs of the platform that open on what a user does in the chat. */
final class DialogDriver {

	static final String OK = JFaceResources.getString(IDialogLabelKeys.OK_LABEL_KEY);
	static final String YES = JFaceResources.getString(IDialogLabelKeys.YES_LABEL_KEY);
	static final String NO = JFaceResources.getString(IDialogLabelKeys.NO_LABEL_KEY);

	private DialogDriver() {}

	/** The dialog with this title, once it is there. */
	static Shell await(String title) {
		return UiThread.waitFor("there is a dialog " + title, () -> Widgets.shell(title)); //$NON-NLS-1$
	}

	/** The dialog in front of all others, once there is one. */
	static Shell awaitAny() {
		return UiThread.waitFor("there is a dialog", () -> Arrays.stream(UiThread.display().getShells()) //$NON-NLS-1$
				.filter(shell -> shell.isVisible() && shell.getParent() != null).reduce((a, b) -> b).orElse(null));
	}

	/** The dialog that opened from this one. */
	static Shell awaitInFrontOf(Shell dialog) {
		return UiThread.waitFor("there is a question", //$NON-NLS-1$
				() -> Arrays.stream(dialog.getShells()).filter(Shell::isVisible).findFirst().orElse(null));
	}

	static void cancelAny() {
		var shell = awaitAny();
		UiThread.run(shell::close);
	}

	/** Presses the button with this text when it can be pressed. */
	static void press(Shell shell, String text) {
		var button = UiThread.waitFor(text + " can be pressed", () -> Widgets.all(shell, Button.class) //$NON-NLS-1$
				.filter(b -> b.isVisible() && b.isEnabled() && Widgets.plain(b.getText()).equals(Widgets.plain(text)))
				.findFirst()
				.orElse(null));
		UiThread.start(() -> Widgets.click(button)); // it may open the next dialog
	}
}
