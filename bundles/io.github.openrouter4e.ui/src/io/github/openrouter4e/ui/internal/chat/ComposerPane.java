package io.github.openrouter4e.ui.internal.chat;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
	private final Seldom<NoticeArea> notices = new Seldom<>(this::makeArea);
	private final Seldom<MessageBar> messages = new Seldom<>(() -> new MessageBar(notices.get()));
	private final Seldom<StateBar> state = new Seldom<>(this::makeState);
	private final Seldom<StepsPanel> steps = new Seldom<>(() -> new StepsPanel(notices.get()));
	private final Seldom<QueuePanel> queue = new Seldom<>(this::makeQueue);
	private final Seldom<EditBanner> edited = new Seldom<>(this::makeEdited);
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
		insertion = new PromptInsertion(page, composer, actions, actions.tasks());
	}

	/** Something that is made when it is needed for the first time. */
	private static final class Seldom<T> {

		private final Supplier<T> maker;
		private @Nullable T made;

		Seldom(Supplier<T> maker) {
			this.maker = maker;
		}

		T get() {
			var known = made;
			if (known == null) {
				known = maker.get();
				made = known;
			}
			return known;
		}

		/** Does something with it, unless it was not needed yet. */
		void with(boolean needed, Consumer<T> user) {
			var known = needed ? get() : made;
			if (known != null) {
				user.accept(known);
			}
		}
	}

	private NoticeArea makeArea() {
		var area = new NoticeArea(composer.area().getParent());
		area.moveAbove(composer.area());
		area.onLeave(() -> composer.text().setFocus());
		return area;
	}

	private StateBar makeState() {
		return new StateBar(notices.get(), action -> actions.presenter().stateAction(action));
	}

	private QueuePanel makeQueue() {
		return new QueuePanel(notices.get(), actions);
	}

	private EditBanner makeEdited() {
		return new EditBanner(notices.get(), () -> actions.presenter().sender().cancelEdit());
	}

	private boolean cancelEdit() {
		var shown = edited.made;
		return shown != null && shown.isShown() && actions.presenter().sender().cancelEdit();
	}

	/** Says something for a while. */
	void showMessage(String text, @Nullable String action, Runnable run) {
		messages.get().show(text, action, run);
	}

	/** Stops saying this. */
	void hideMessage(String text) {
		messages.with(false, bar -> bar.hide(text));
	}

	/** Says what stands in the way of the prompt; null for nothing. */
	void showState(@Nullable NoticeView problem) {
		state.with(problem != null, bar -> bar.show(problem));
	}

	/** Shows what the model has done, and has still to do. */
	void showSteps(List<WorkStep> listed) {
		steps.with(!listed.isEmpty(), panel -> panel.show(listed));
	}

	/** Shows what waits. */
	void showQueue(List<QueuedPrompt> waiting, boolean waitsForUser) {
		queue.with(!waiting.isEmpty(), panel -> panel.show(waiting, waitsForUser));
	}

	/** Says that the prompt takes the place of a question, or no more. */
	void showEdited(boolean edits) {
		edited.with(edits, banner -> banner.show(edits));
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

	/** Brings reusable prompts into the composer. */
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
