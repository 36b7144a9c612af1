package io.github.openrouter4e.ui.internal.chat;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.dialogs.PreferencesUtil;

import io.github.openrouter4e.chat.QueuedPrompt;
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
import io.github.openrouter4e.ui.internal.chat.conversation.EstimateView;
import io.github.openrouter4e.ui.internal.chat.conversation.OptionsView;
import io.github.openrouter4e.ui.internal.prompts.PromptLibrary;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;

/** The lower part of the page: messages, what stands in the way, what waits, the prompt, and the bar below it. */
final class ComposerPane {

	private final MessageBar messages;
	private final StateBar state;
	private final QueuePanel queue;
	private final EditBanner edited;
	private final Composer composer;
	private final ComposerBar bar;
	private final PromptLibrary library;
	private final PromptInsertion insertion;

	ComposerPane(Composite parent, ChatPage actions, IWorkbenchPage page, PromptLibrary library) {
		this.library = library;
		var notices = new NoticeArea(parent);
		messages = new MessageBar(notices);
		state = new StateBar(notices, action -> actions.presenter().stateAction(action));
		queue = new QueuePanel(notices, actions);
		edited = new EditBanner(notices, () -> actions.presenter().sender().cancelEdit());
		composer = new Composer(parent, actions::send);
		composer.area().addListener(SWT.Resize, event -> notices.fit());
		composer.onEscape(() -> edited.isShown() && actions.presenter().sender().cancelEdit());
		bar = new ComposerBar(parent, actions);
		insertion = new PromptInsertion(page, composer, messages);
		composer.addCompletions(new PromptCompletions(library, insertion));
	}

	Composer composer() {
		return composer;
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

	void showState(@Nullable NoticeView notice) {
		state.show(notice);
	}

	void showQueue(List<QueuedPrompt> queued, boolean waitsForUser) {
		queue.show(queued, waitsForUser);
	}

	/** @param shown whether the prompt takes the place of a question */
	void showEdited(boolean shown) {
		edited.show(shown);
	}

	void showBusy(boolean busy) {
		bar.showBusy(busy);
	}

	void showOptions(String name, OptionsView options) {
		bar.showOptions(name, options);
	}

	void showEstimate(EstimateView estimate) {
		bar.showEstimate(estimate);
	}

	void showMessage(String text, @Nullable String action, Runnable run) {
		messages.show(text, action, run);
	}

	void hideMessage(String text) {
		messages.hide(text);
	}
}
