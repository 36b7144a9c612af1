package io.github.openrouter4e.swtbot;

import java.nio.file.Path;

import org.eclipse.swt.widgets.Display;

/** A dialog for files, which belongs to the window system and not to Eclipse: it is operated by keys alone. */
final class FileDialogPage {

	private static final int ATTEMPTS = 5;

	private FileDialogPage() {}

	/** Does what opens the dialog, types a path into it, and waits until it is closed. */
	static void choose(Workbench workbench, Runnable open, Path file) {
		workbench.await("the window to have the focus", FileDialogPage::weHaveTheFocus);
		open.run();
		workbench.await("the dialog for files", () -> !weHaveTheFocus());
		try {
			Keys.copyElsewhere("nothing");
			Keys.press("/"); // asks for a path, where the dialog shows folders only
			workbench.await("the field for the path", () -> {
				Keys.press("Ctrl+A", "Ctrl+C");
				return Keys.clipboard().startsWith("/");
			});
			Keys.copyElsewhere(file.toString());
			Keys.press("Ctrl+A", "Ctrl+V");
			for (int attempt = 0; attempt < ATTEMPTS && !weHaveTheFocus(); attempt++) {
				Keys.press("CR"); // does nothing while the dialog still reads the folder
				Mouse.isTrueSoon(FileDialogPage::weHaveTheFocus);
			}
		} finally {
			for (int attempt = 0; attempt < ATTEMPTS && !weHaveTheFocus(); attempt++) {
				Keys.press("ESC"); // or nothing else could be done any more
				Mouse.isTrueSoon(FileDialogPage::weHaveTheFocus);
			}
		}
	}

	private static boolean weHaveTheFocus() {
		return Workbench.call(() -> Display.getDefault().getActiveShell() != null);
	}
}
