package io.github.openrouter4e.ui.internal.chat;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
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
import io.github.openrouter4e.ui.internal.chat.composer.StepsPanel;
import io.github.openrouter4e.ui.internal.chat.conversation.WorkStep;
import io.github.openrouter4e.ui.internal.prompts.PromptLibrary;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;

/**
 * The lower part of the page: messages, what stands in the way, what waits, the prompt, and the bar below it. What is seldom
 * shown is made when it is shown for the first time.
 */
final class ComposerPane {

	private final ChatPage actions;
	private @Nullable NoticeArea notices;
	private @Nullable MessageBar messages;
	private @Nullable StateBar state;
	private @Nullable StepsPanel steps;
	private @Nullable QueuePanel queue;
	private @Nullable EditBanner edited;
	private final Composer composer;
	private final ComposerBar bar;
	private final PromptLibrary library;
	private final PromptInsertion insertion;

	/** @param composer stands in the parent already */
	ComposerPane(Composite parent, Composer composer, ChatPage actions, IWorkbenchPage page, PromptLibrary library) {
		this.actions = actions;
		this.library = library;
		this.composer = composer;
		composer.area().moveBelow(null); // all that was made since is above
		composer.onEscape(this::cancelEdit);
		bar = new ComposerBar(parent, actions);
		insertion = new PromptInsertion(page, composer, actions, () -> actions.presenter().attaching());
	}

	private NoticeArea notices() {
		var area = notices;
		if (area == null) {
			area = new NoticeArea(composer.area().getParent());
			area.moveAbove(composer.area());
			notices = area;
		}
		return area;
	}

	private boolean cancelEdit() {
		var shown = edited;
		return shown != null && shown.isShown() && actions.presenter().sender().cancelEdit();
	}

	/** Says something for a while. */
	void showMessage(String text, @Nullable String action, Runnable run) {
		var shown = messages;
		if (shown == null) {
			shown = new MessageBar(notices());
			messages = shown;
		}
		shown.show(text, action, run);
	}

	/** Stops saying this. */
	void hideMessage(String text) {
		var shown = messages;
		if (shown != null) {
			shown.hide(text);
		}
	}

	/** Says what stands in the way of the prompt; null for nothing. */
	void showState(@Nullable NoticeView problem) {
		var shown = state;
		if (shown == null && problem != null) {
			shown = new StateBar(notices(), action -> actions.presenter().stateAction(action));
			state = shown;
		}
		if (shown != null) {
			shown.show(problem);
		}
	}

	/** Shows what the model has done, and has still to do. */
	void showSteps(List<WorkStep> listed) {
		var shown = steps;
		if (shown == null && !listed.isEmpty()) {
			shown = new StepsPanel(notices());
			steps = shown;
		}
		if (shown != null) {
			shown.show(listed);
		}
	}

	/** Shows what waits. */
	void showQueue(List<QueuedPrompt> waiting, boolean waitsForUser) {
		var shown = queue;
		if (shown == null && !waiting.isEmpty()) {
			shown = new QueuePanel(notices(), actions);
			queue = shown;
		}
		if (shown != null) {
			shown.show(waiting, waitsForUser);
		}
	}

	/** Says that the prompt takes the place of a question, or no more. */
	void showEdited(boolean edits) {
		var shown = edited;
		if (shown == null && edits) {
			shown = new EditBanner(notices(), () -> actions.presenter().sender().cancelEdit());
			edited = shown;
		}
		if (shown != null) {
			shown.show(edits);
		}
	}

	/** Offers what completes the prompt. */
	void addCompletions() {
		composer.addCompletions(new PromptCompletions(library, insertion, composer));
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
