package io.github.openrouter4e.ui.internal.chat;

import java.util.function.Consumer;

import org.eclipse.ui.IWorkbenchPage;

import io.github.openrouter4e.ui.internal.errors.ErrorAction;

/** What the page needs of the workbench part that it is in. For the UI thread. */
interface ChatHost {

	IWorkbenchPage page();

	void showTitle(String title);

	/** The part's own sign that something is going on. */
	void showBusy(boolean busy);

	/** Something happened in the part while it was out of sight. */
	void warnOfNews();

	void perform(ErrorAction action);

	void chooseModel(String current, Consumer<String> chosen);
}
