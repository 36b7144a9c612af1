package io.github.openrouter4e.ui.internal;

import java.util.function.Consumer;

import org.eclipse.swt.widgets.Shell;

/** Lets the user choose a model. */
public interface ModelChooser {

	/**
	 * Asks which model to use. Returns at once if the services still start; the dialog opens when they are there.
	 *
	 * @param parent  the window to which the dialog belongs
	 * @param current id of the model in use; empty if there is none
	 * @param chosen  told the id on the UI thread; not called if the user cancels. The id need not be in the list.
	 */
	void choose(Shell parent, String current, Consumer<String> chosen);
}
