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

	private final ChatScreen screen;
	private final Work work;
	private final KeyCheck keys;
	private final ModelFacts models;
	private final OptionsPresenter options;
	private final PromptQueue queue;
	private final Troubles troubles;
	private @Nullable ChatSession session;
	private @Nullable String editedQuestion;
	private Prompt draft = EMPTY;
	/** What the edited question said before. */
	private Prompt untouched = EMPTY;
	/** Where the draft is that made way for the edited question; "" if there was none. */
	private String madeWay = ""; //$NON-NLS-1$
	private final List<Order> checked = new ArrayList<>();

	/** What is known before a prompt is sent. */
	private record Outlook(KeyCheck.Result key, CostEstimate estimate) {
	}

	PromptSender(ChatScreen screen, Work work, KeyCheck keys, ModelFacts models, OptionsPresenter options,
			PromptQueue queue, Troubles troubles) {
		this.screen = screen;
		this.work = work;
		this.keys = keys;
		this.models = models;
		this.options = options;
		this.queue = queue;
		this.troubles = troubles;
	}

	/** What is sent from now on belongs to this conversation, and so does what was sent before there was one. */
	void show(ChatSession shown) {
		session = shown;
		edits(null);
		troubles.refuse(null);
		queue.show(shown).forEach(prompt -> check(new Order(shown, null, prompt)));
	}

	/** The next prompt takes the place of this question; what was being written is set aside. */
	void edit(ChatSession source, Question question) {
		if (source == session) { // else another conversation is shown since
			madeWay = setDraftAside(source);
			untouched = question.prompt();
			edits(question.id());
			screen.editPrompt(question.prompt());
		}
	}

	/** @return under which id; "" if there is nothing worth keeping */
	private String setDraftAside(ChatSession shown) {
		return !draft.isEmpty() && (editedQuestion == null || !draft.equals(untouched))
				? queue.setAside(new Order(shown, editedQuestion, draft))
				: ""; //$NON-NLS-1$
	}

	private void edits(@Nullable String question) {
		if (!Objects.equals(question, editedQuestion)) {
			editedQuestion = question;
			screen.showEdited(question);
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
		screen.showDraft(before == null ? EMPTY : before.prompt());
		if (!changed.isEmpty() && !changed.equals(untouched)) {
			screen.message(Messages.editCancelled, Messages.undo, () -> bring(changed, question));
		}
		screen.setFocus();
		return true;
	}

	/** Goes on with what was being written when Eclipse ended, or when the conversation was left. */
	void resume(Prompt begun, @Nullable Question question) {
		var current = session;
		var edited = question == null ? null : question.id();
		if (draft.isEmpty()) {
			untouched = question == null ? EMPTY : question.prompt();
			edits(edited);
			screen.showDraft(begun);
		} else if (joinsDraft(edited)) { // the user has not waited for it
			screen.takeBack(begun);
		} else if (current != null) {
			queue.setAside(new Order(current, edited, begun));
		}
	}

	/** Takes a prompt that waits back into the composer. */
	void edit(QueuedPrompt queued) {
		queue.take(queued, question -> bring(queued.prompt(), question));
	}

	/** Takes a prompt that waits away. */
	void remove(QueuedPrompt queued) {
		queue.take(queued, question -> screen.message(Messages.queueRemoved, Messages.undo,
				() -> bring(queued.prompt(), question)));
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
	private void bring(Prompt prompt, @Nullable String question) {
		var current = session;
		if (current == null || joinsDraft(question)) {
			screen.takeBack(prompt);
		} else {
			setDraftAside(current);
			screen.editPrompt(prompt);
		}
		edits(question);
		screen.setFocus();
	}

	void send(Prompt prompt) {
		var current = session;
		if (prompt.isEmpty()) {
			return;
		}
		if (current == null) {
			screen.promptSent(prompt);
			queue.hold(prompt);
			return;
		}
		var question = editedQuestion;
		if (question != null && current.isBusy()) {
			sayBusy(current);
			return;
		}
		take(prompt);
		check(new Order(current, question, prompt));
	}

	/** Leaves the prompt where it is, and says why. */
	void refuse(Refusal reason) {
		troubles.refuse(reason);
	}

	/** Sends what was refused if nothing else is against it. */
	void sendAsText() {
		var refused = troubles.refusal();
		if (refused != null) {
			send(refused.prompt());
		}
	}

	/** Sends what was refused: the user knows better. */
	void sendAnyway() {
		var refused = troubles.refusal();
		var current = session;
		if (refused != null && current != null) {
			var question = editedQuestion;
			take(refused.prompt());
			dispatch(new Order(current, question, refused.prompt()));
		}
	}

	/** Out of the composer at once, so that the next prompt can be typed. */
	private void take(Prompt prompt) {
		edits(null);
		troubles.refuse(null);
		screen.promptSent(prompt);
	}

	private void check(Order order) {
		var prompt = order.prompt();
		var model = options.model();
		var blind = models.canSee(model) ? null : Refusal.blind(prompt, models.name(model));
		if (blind != null) {
			giveBack(order, blind);
			return;
		}
		checked.add(order);
		work.fetchToSend(() -> new Outlook(keys.look(), order.estimate()), outlook -> {
			checked.remove(order);
			var reason = switch (outlook.key()) {
				case MISSING -> Refusal.noKey(prompt);
				case UNCONFIRMED -> Refusal.unconfirmed(prompt);
				case READY, UNREADABLE -> Refusal.tooLong(prompt, outlook.estimate(), models.name(model));
			};
			if (reason == null || order.session() != session) { // where it could not be shown nobody would see why
				dispatch(order);
			} else {
				giveBack(order, reason);
			}
		}, e -> {
			checked.remove(order);
			dispatch(order); // whoever cannot read the conversation tells why when it sends
		});
	}

	/**
	 * Nobody asked for the prompt, so it must not get between the user and what is being written now. It may be joined with
	 * that only if both go the same way.
	 */
	private boolean giveBack(Order order, @Nullable String question) {
		var current = session;
		if (current == null || joinsDraft(question)) {
			screen.takeBack(order.prompt());
			edits(question);
			return true;
		}
		queue.setAside(new Order(current, question, order.prompt()));
		return false;
	}

	private void giveBack(Order order, Refusal reason) {
		if (giveBack(order, order.questionIn(session))) {
			troubles.refuse(new Refusal(draft, reason.view()));
		} else {
			screen.message(Sentences.join(List.of(reason.view().title(), reason.view().text())), null, () -> {
				// the prompt is among what waits
			});
		}
	}

	private void dispatch(Order order) {
		work.send(() -> {
			try {
				order.send();
			} catch (@SuppressWarnings("unused") IllegalStateException e) { // an answer began since the question
				work.ui(() -> {
					giveBack(order, order.questionIn(session));
					sayBusy(order.session());
				});
			} catch (RuntimeException e) {
				var gone = e instanceof IllegalArgumentException; // the question was deleted since
				work.ui(() -> giveBack(order, gone ? null : order.questionIn(session)));
				throw e; // for the log
			}
			work.ui(queue::refresh);
		});
	}

	/** The view closes: what is just being looked at is sent as it is. */
	void close() {
		checked.forEach(this::dispatch);
		checked.clear();
	}

	private void sayBusy(ChatSession current) {
		screen.message(Messages.busyFirst, Messages.stop, () -> work.atOnce(current::stop));
	}

	/** The prompt in the composer changed: a reason against the one before does not hold any more. */
	void promptChanged(Prompt prompt) {
		draft = prompt;
		var refused = troubles.refusal();
		if (refused != null && !refused.prompt().equals(prompt)) {
			troubles.refuse(null);
			modelChanged();
		}
	}

	/** Another model answers next: it may see less than the one before, or take more. */
	void modelChanged() {
		var model = options.model();
		var blind = models.canSee(model) ? null : Refusal.blind(draft, models.name(model));
		if (blind != null || troubles.refusal() != null) {
			troubles.refuse(blind);
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
