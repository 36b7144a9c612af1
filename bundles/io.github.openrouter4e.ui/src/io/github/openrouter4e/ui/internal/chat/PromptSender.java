package io.github.openrouter4e.ui.internal.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.CostEstimate;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.ui.internal.Sentences;

/**
 * The way of a prompt from the composer into its conversation: it may have to wait for one, be refused with a reason, or be
 * sent. Until it is on its way it is in the composer or among what waits, where the user sees it. For the UI thread.
 */
final class PromptSender {

	private static final Prompt EMPTY = Prompt.of(""); //$NON-NLS-1$

	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private final KeyCheck keys;
	private final ModelFacts models;
	private final OptionsPresenter options;
	private final PromptQueue queue;
	private final ComposerProblems problems;
	private @Nullable ChatSession session;
	private @Nullable String editedQuestion;
	private Prompt draft = EMPTY;
	/** What the edited question said before. */
	private Prompt untouched = EMPTY;
	/** Where the draft is that made way for the edited question; "" if there was none. */
	private String madeWay = ""; //$NON-NLS-1$
	private final List<PendingPrompt> checked = new ArrayList<>();

	/** What is known before a prompt is sent. */
	private record Outlook(KeyCheck.Result key, CostEstimate estimate) {
	}

	PromptSender(ChatPresenter.View view, UiTasks tasks, KeyCheck keys, ModelFacts models, OptionsPresenter options,
			PromptQueue queue, ComposerProblems problems) {
		this.view = view;
		this.tasks = tasks;
		this.keys = keys;
		this.models = models;
		this.options = options;
		this.queue = queue;
		this.problems = problems;
	}

	/** What is sent from now on belongs to this conversation, and so does what was sent before there was one. */
	void show(ChatSession shown) {
		session = shown;
		edits(null);
		problems.refuse(null);
		queue.show(shown).forEach(prompt -> check(new PendingPrompt(shown, null, prompt)));
	}

	/** The next prompt takes the place of this question; what was being written is set aside. */
	void edit(ChatSession source, Question question) {
		if (source == session) { // else another conversation is shown since
			madeWay = setDraftAside(source);
			untouched = question.prompt();
			edits(question.id());
			view.editPrompt(question.prompt());
		}
	}

	/** @return under which id; "" if there is nothing worth keeping */
	private String setDraftAside(ChatSession shown) {
		return !draft.isEmpty() && (editedQuestion == null || !draft.equals(untouched))
				? queue.setAside(new PendingPrompt(shown, editedQuestion, draft))
				: ""; //$NON-NLS-1$
	}

	private void edits(@Nullable String question) {
		if (!Objects.equals(question, editedQuestion)) {
			editedQuestion = question;
			view.showEdited(question);
		}
	}

	/**
	 * Goes back to what was being written before the question was edited; what was changed of the question can be had again.
	 *
	 * @return false if no question is being edited
	 */
	boolean cancelEdit() {
		var question = editedQuestion;
		if (question == null) {
			return false;
		}
		var changed = draft;
		var before = queue.takeAside(madeWay);
		edits(before == null ? null : before.questionIn(session));
		view.showDraft(before == null ? EMPTY : before.prompt());
		if (!changed.isEmpty() && !changed.equals(untouched)) {
			view.message(Messages.editCancelled, Messages.undo, () -> restoreToComposer(changed, question));
		}
		view.setFocus();
		return true;
	}

	/** Goes on with what was being written when Eclipse ended, or when the conversation was left. */
	void resume(Prompt begun, @Nullable Question question) {
		var current = session;
		var edited = question == null ? null : question.id();
		if (draft.isEmpty()) {
			untouched = question == null ? EMPTY : question.prompt();
			edits(edited);
			view.showDraft(begun);
		} else if (joinsDraft(edited)) { // the user has not waited for it
			view.takeBack(begun);
		} else if (current != null) {
			queue.setAside(new PendingPrompt(current, edited, begun));
		}
	}

	/** Takes a prompt that waits back into the composer. */
	void edit(QueuedPrompt queued) {
		queue.take(queued, question -> restoreToComposer(queued.prompt(), question));
	}

	/** Takes a prompt that waits away. */
	void remove(QueuedPrompt queued) {
		queue.take(queued, question -> view.message(Messages.queueRemoved, Messages.undo,
				() -> restoreToComposer(queued.prompt(), question)));
	}

	/** Goes on with what waits after an answer that failed or was stopped. */
	void sendWaiting() {
		queue.takeAside().forEach(this::check);
		queue.send();
	}

	/** Whether a prompt that takes the place of this question goes the same way as what is being written. */
	private boolean joinsDraft(@Nullable String question) {
		return draft.isEmpty() || Objects.equals(question, editedQuestion);
	}

	/** The user wants to go on with this prompt: what else is in the composer is set aside unless it goes the same way. */
	private void restoreToComposer(Prompt prompt, @Nullable String question) {
		var current = session;
		if (current == null || joinsDraft(question)) {
			view.takeBack(prompt);
		} else {
			setDraftAside(current);
			view.editPrompt(prompt);
		}
		edits(question);
		view.setFocus();
	}

	void send(Prompt prompt) {
		var current = session;
		if (prompt.isEmpty()) {
			return;
		}
		if (current == null) {
			view.promptSent(prompt);
			queue.hold(prompt);
			return;
		}
		var question = editedQuestion;
		if (question != null && current.isBusy()) {
			showBusyMessage(current);
			return;
		}
		take(prompt);
		check(new PendingPrompt(current, question, prompt));
	}

	/** Leaves the prompt where it is, and says why. */
	void refuse(Refusal reason) {
		problems.refuse(reason);
	}

	/** Sends what was refused if nothing else is against it. */
	void sendAsText() {
		var refused = problems.refusal();
		if (refused != null) {
			send(refused.prompt());
		}
	}

	/** Sends what was refused: the user knows better. */
	void sendAnyway() {
		var refused = problems.refusal();
		var current = session;
		if (refused != null && current != null) {
			var question = editedQuestion;
			take(refused.prompt());
			dispatch(new PendingPrompt(current, question, refused.prompt()));
		}
	}

	/** Out of the composer at once, so that the next prompt can be typed. */
	private void take(Prompt prompt) {
		edits(null);
		problems.refuse(null);
		view.promptSent(prompt);
	}

	private void check(PendingPrompt pending) {
		var prompt = pending.prompt();
		var model = options.model();
		var blind = models.canSee(model) ? null : Refusal.blind(prompt, models.name(model));
		if (blind != null) {
			giveBack(pending, blind);
			return;
		}
		checked.add(pending);
		tasks.fetchToSend(() -> new Outlook(keys.look(), pending.estimate()), outlook -> {
			checked.remove(pending);
			var reason = switch (outlook.key()) {
				case MISSING -> Refusal.noKey(prompt);
				case UNCONFIRMED -> Refusal.unconfirmed(prompt);
				case READY, UNREADABLE -> Refusal.tooLong(prompt, outlook.estimate(), models.name(model));
			};
			if (reason == null || pending.session() != session) { // where it could not be shown nobody would see why
				dispatch(pending);
			} else {
				giveBack(pending, reason);
			}
		}, e -> {
			checked.remove(pending);
			dispatch(pending); // whoever cannot read the conversation tells why when it sends
		});
	}

	/**
	 * Nobody asked for the prompt, so it must not get between the user and what is being written now. It may be joined with
	 * that only if both go the same way.
	 */
	private boolean giveBack(PendingPrompt pending, @Nullable String question) {
		var current = session;
		if (current == null || joinsDraft(question)) {
			view.takeBack(pending.prompt());
			edits(question);
			return true;
		}
		queue.setAside(new PendingPrompt(current, question, pending.prompt()));
		return false;
	}

	private void giveBack(PendingPrompt pending, Refusal reason) {
		if (giveBack(pending, pending.questionIn(session))) {
			problems.refuse(new Refusal(draft, reason.view()));
		} else {
			view.message(Sentences.join(List.of(reason.view().title(), reason.view().text())), null, () -> {
				// the prompt is among what waits
			});
		}
	}

	private void dispatch(PendingPrompt pending) {
		tasks.send(() -> {
			try {
				pending.send();
			} catch (@SuppressWarnings("unused") IllegalStateException e) { // an answer began since the question
				tasks.ui(() -> {
					giveBack(pending, pending.questionIn(session));
					showBusyMessage(pending.session());
				});
			} catch (RuntimeException e) {
				var gone = e instanceof IllegalArgumentException; // the question was deleted since
				tasks.ui(() -> giveBack(pending, gone ? null : pending.questionIn(session)));
				throw e; // for the log
			}
			tasks.ui(queue::refresh);
		});
	}

	/** The view closes: what is just being looked at is sent as it is. */
	void close() {
		checked.forEach(this::dispatch);
		checked.clear();
	}

	private void showBusyMessage(ChatSession current) {
		view.message(Messages.busyFirst, Messages.stop, () -> tasks.atOnce(current::stop));
	}

	/** The prompt in the composer changed: a reason against the one before does not hold any more. */
	void promptChanged(Prompt prompt) {
		draft = prompt;
		var refused = problems.refusal();
		if (refused != null && !refused.prompt().equals(prompt)) {
			problems.refuse(null);
			modelChanged();
		}
	}

	/** Another model answers next: it may see less than the one before, or take more. */
	void modelChanged() {
		var model = options.model();
		var blind = models.canSee(model) ? null : Refusal.blind(draft, models.name(model));
		if (blind != null || problems.refusal() != null) {
			problems.refuse(blind);
		}
	}

	/** The question that the prompt takes the place of; null for a new one. */
	@Nullable
	String edited() {
		return editedQuestion;
	}

	/** The prompt as it stands in the composer. */
	Prompt draft() {
		return draft;
	}
}
