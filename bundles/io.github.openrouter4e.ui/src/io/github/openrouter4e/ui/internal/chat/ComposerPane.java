package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.dialogs.PreferencesUtil;

import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.chat.composer.Composer;
import io.github.openrouter4e.ui.internal.chat.composer.ComposerBar;
import io.github.openrouter4e.ui.internal.chat.composer.EditBanner;
import io.github.openrouter4e.ui.internal.chat.composer.MessageBar;
import io.github.openrouter4e.ui.internal.chat.composer.NoticeArea;
import io.github.openrouter4e.ui.internal.chat.composer.PromptCompletions;
import io.github.openrouter4e.ui.internal.chat.composer.PromptInsertion;
import io.github.openrouter4e.ui.internal.chat.composer.QueuePanel;
import io.github.openrouter4e.ui.internal.chat.composer.StateBar;
import io.github.openrouter4e.ui.internal.chat.composer.StepsPanel;
import io.github.openrouter4e.ui.internal.prompts.PromptLibrary;

/** The lower part of the page: messages, what stands in the way, what waits, the prompt, and the bar below it. */
final class ComposerPane {

	private final MessageBar messages;
	private final StateBar state;
	private final StepsPanel steps;
	private final QueuePanel queue;
	private final EditBanner edited;
	private final Composer composer;
	private final ComposerBar bar;
	private final PromptLibrary library;
	private final PromptInsertion insertion;

	/** @param composer stands in the parent already */
	ComposerPane(Composite parent, Composer composer, ChatPage actions, IWorkbenchPage page, PromptLibrary library) {
		this.library = library;
		this.composer = composer;
		var notices = new NoticeArea(parent);
		messages = new MessageBar(notices);
		state = new StateBar(notices, action -> actions.presenter().stateAction(action));
		steps = new StepsPanel(notices);
		queue = new QueuePanel(notices, actions);
		edited = new EditBanner(notices, () -> actions.presenter().sender().cancelEdit());
		composer.area().moveBelow(null); // all that was made since is above
		composer.area().addListener(SWT.Resize, event -> notices.fit());
		composer.onEscape(() -> edited.isShown() && actions.presenter().sender().cancelEdit());
		bar = new ComposerBar(parent, actions);
		insertion = new PromptInsertion(page, composer, messages, () -> actions.presenter().attaching());
		composer.addCompletions(new PromptCompletions(library, insertion, composer));
	}

	/** Says something for a while. */
	MessageBar messages() {
		return messages;
	}

	/** Says what stands in the way of the prompt. */
	StateBar state() {
		return state;
	}

	/** What the model has done, and has still to do. */
	StepsPanel steps() {
		return steps;
	}

	/** What waits. */
	QueuePanel queue() {
		return queue;
	}

	/** Says that the prompt takes the place of a question. */
	EditBanner edited() {
		return edited;
	}

	Composer composer() {
		return composer;
	}

	ComposerBar bar() {
		return bar;
	}

	/** Brings prompts into the composer. */
	PromptInsertion insertion() {
		return insertion;
	}

	/**
	 * Looks whether the prompt calls a reusable one by its name; writes that in its place if there is one.
	 *
	 * @return what was called and is there no prompt for; null if the prompt calls none; "" if one was written
	 */
	@Nullable
	String resolveCommand() {
		var text = composer.text().getText();
		var command = PromptLibrary.command(text);
		if (command.isEmpty()) {
			return null;
		}
		var called = library.called(text);
		if (called == null) {
			return command;
		}
		insertion.replaceStart(called, called.name().length() + 1);
		return ""; //$NON-NLS-1$
	}

	/** Opens the menu of the reusable prompts. */
	void openPrompts() {
		bar.openPrompts(library.prompts(), insertion::insert, () -> PreferencesUtil.createPreferenceDialogOn(
				composer.text().getShell(), UiIds.PROMPTS_PREFERENCE_PAGE, null, null).open());
	}
}
