package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.SessionBusyException;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.ui.internal.errors.Sentences;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/**
 * The way of a prompt from the composer into its conversation: it may have to wait for one, be refused with a reason, or be
 * sent. Until it is on its way it is in the composer or among what waits, where the user sees it. For the UI thread.
 */
public final class PromptSender {

	private static final Prompt EMPTY = Prompt.of(""); //$NON-NLS-1$

	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private final KeyCheck keys;
	private final ModelFacts models;
	private final OptionsPresenter options;
	private final PromptQueue queue;
	private final ComposerProblems problems;
	private final ConversationOpener opener;
	private final IntSupplier shortened;
	private @Nullable ChatSession session;
	private @Nullable String editedQuestion;
	private Prompt draft = EMPTY;
	/** What is being written; another one than the draft while an earlier prompt is shown in its place. */
	private Prompt written = EMPTY;
	/** What another bundle has put into the composer last, as it was then. */
	private Prompt brought = EMPTY;
	/** What the edited question said before. */
	private Prompt untouched = EMPTY;
	/** The draft that made way for the edited question, which waits now; null if there was none. */
	private @Nullable QueuedPrompt madeWay;
	private final List<PendingPrompt> checked = new ArrayList<>();
	/** What has left the composer and has not reached its session yet. */
	private final List<PendingPrompt> unsent = new ArrayList<>();
	private Runnable arrived = () -> {
		// nobody wants to know yet
	};

	/**
	 * What is known before a prompt is sent.
	 *
	 * @param fitsCondensed whether it is too long and would not be if the conversation was summed up
	 */
	private record Outlook(KeyCheck.Result key, CostEstimate estimate, boolean fitsCondensed) {

		static Outlook of(KeyCheck.Result key, PendingPrompt pending) {
			var estimate = pending.estimate();
			return new Outlook(key, estimate, pending.fitsCondensed(estimate));
		}
	}

	/** @param shortened how much of a model's context a prompt may fill once it was shortened, in percent */
	PromptSender(ChatPresenter.View view, UiTasks tasks, KeyCheck keys, ModelFacts models, OptionsPresenter options,
			PromptQueue queue, ComposerProblems problems, ConversationOpener opener, IntSupplier shortened) {
		this.shortened = shortened;
		this.view = view;
		this.tasks = tasks;
		this.keys = keys;
		this.models = models;
		this.options = options;
		this.queue = queue;
		this.problems = problems;
		this.opener = opener;
	}

	/** What is sent from now on belongs to this conversation, and so does what was sent before there was one. */
	void show(ChatSession shown) {
		session = shown;
		madeWay = null;
		edits(null);
		problems.refuse(null);
		queue.show(shown).forEach(prompt -> check(new PendingPrompt(shown, null, prompt)));
	}

	/** The next prompt takes the place of this question; what was being written is set aside. */
	public void edit(ChatSession source, Question question) {
		if (source == session) { // else another conversation is shown since
			var aside = setDraftAside(source);
			if (aside != null || editedQuestion == null) { // else an untouched question makes way, and what made way for it waits
				madeWay = aside;
			}
			untouched = question.prompt();
			edits(question.id());
			view.editPrompt(question.prompt());
		}
	}

	/** @return null if there is nothing worth keeping */
	private @Nullable QueuedPrompt setDraftAside(ChatSession shown) {
		return !written.isEmpty() && (editedQuestion == null || !written.equals(untouched))
				? queue.setAside(shown, editedQuestion, written)
				: null;
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
	public boolean cancelEdit() {
		var question = editedQuestion;
		var source = session;
		if (question == null) {
			return false;
		}
		var changed = written;
		var before = madeWay;
		madeWay = null;
		edits(null);
		view.showDraft(EMPTY);
		if (before != null) {
			edit(before);
		}
		if (!changed.isEmpty() && !changed.equals(untouched)) {
			view.message(Messages.PromptSender_editCancelled, Messages.PromptSender_undo,
					() -> restoreToComposer(source, changed, question));
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
			queue.setAside(current, edited, begun);
		}
	}

	/** Takes a prompt that waits back into the composer. */
	public void edit(QueuedPrompt queued) {
		var source = session;
		queue.take(queued, () -> restoreToComposer(source, queued.prompt(), queued.question()));
	}

	/** Takes a prompt that waits away. */
	public void remove(QueuedPrompt queued) {
		var source = session;
		queue.take(queued, () -> view.message(Messages.PromptSender_queueRemoved, Messages.PromptSender_undo,
				() -> restoreToComposer(source, queued.prompt(), queued.question())));
	}

	/** Goes on with what waits for the user, in its order: it was held, or the answer before it failed or was stopped. */
	public void sendWaiting() {
		var current = session;
		if (current != null) {
			queue.waiting().stream()
					.map(queued -> new PendingPrompt(current, queued.question(), queued.prompt(), queued.id()))
					.filter(pending -> !checked.contains(pending)).forEach(this::check);
		}
	}

	/** Whether a prompt that takes the place of this question goes the same way as what is being written. */
	private boolean joinsDraft(@Nullable String question) {
		return draft.isEmpty() || Objects.equals(question, editedQuestion);
	}

	/**
	 * Puts a new prompt before what is being written; if that changes a question, it is set aside. What was brought before, and
	 * which the user has not touched, gives way: nobody asks for two things at once by choosing one after the other. The focus
	 * stays where it is.
	 */
	public void bring(Prompt prompt) {
		var current = session;
		if (prompt.isEmpty()) {
			return;
		}
		if (!draft.isEmpty() && draft.equals(brought)) {
			view.showDraft(prompt);
		} else if (current == null || joinsDraft(null)) {
			view.takeBack(prompt);
		} else {
			setDraftAside(current);
			view.showDraft(prompt);
		}
		brought = prompt;
		edits(null);
	}

	/**
	 * The user wants to go on with this prompt: what else is in the composer is set aside unless it goes the same way.
	 *
	 * @param source the conversation that it belongs to: if another one is shown, it waits there; null: whichever is shown
	 */
	private void restoreToComposer(@Nullable ChatSession source, Prompt prompt, @Nullable String question) {
		var current = session;
		if (source != null && source != current) {
			keepIn(source, prompt, question);
			return;
		}
		if (current == null || joinsDraft(question)) {
			view.takeBack(prompt);
		} else {
			setDraftAside(current);
			view.editPrompt(prompt);
		}
		edits(question);
		view.setFocus();
	}

	/** Keeps a prompt among what waits in a conversation that is not shown; if that is gone, the user gets it here. */
	private void keepIn(ChatSession owner, Prompt prompt, @Nullable String question) {
		opener.change(owner, opened -> opened.setAside(QueuedPrompt.aside(prompt, question)), () -> bring(prompt));
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
		var pending = new PendingPrompt(current, question, prompt);
		take(pending);
		check(pending);
	}

	/** Leaves the prompt where it is, and says why. */
	public void refuse(Refusal reason) {
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
			var pending = new PendingPrompt(current, question, refused.prompt());
			take(pending);
			if (options.lacksTools()) { // that was the reason: the length has not been looked at
				options.goWithoutTools();
				check(pending);
			} else {
				dispatch(pending);
			}
		}
	}

	/**
	 * Shortens what is attached to the prompt that was refused, as {@link AttachmentTrimmer} does it. Sends nothing: the user
	 * sees what is left, and can take it back.
	 */
	void shorten() {
		var refused = problems.refusal();
		var current = session;
		if (refused == null || current == null) {
			return;
		}
		var whole = refused.prompt();
		var question = editedQuestion;
		var percent = shortened.getAsInt();
		tasks.fetch(() -> AttachmentTrimmer.fit(whole, percent,
				prompt -> new PendingPrompt(current, question, prompt).estimate()), shorter -> {
					if (current != session || !whole.equals(draft)) {
						return; // the user has gone on
					}
					var names = AttachmentTrimmer.trimmed(whole, shorter);
					if (names.isEmpty()) {
						view.message(Messages.PromptSender_notShortened, null, () -> {
							// the reason is still shown
						});
						return;
					}
					view.showDraft(shorter);
					view.message(NLS.bind(Messages.PromptSender_shortened, percent, String.join(", ", names)), //$NON-NLS-1$
							Messages.PromptSender_undo, () -> {
								if (shorter.equals(draft)) {
									view.showDraft(whole);
								}
							});
				}, e -> view.message(String.valueOf(e.getLocalizedMessage()), null, () -> {
					// nothing was changed
				}));
	}

	/** Out of the composer at once, so that the next prompt can be typed. */
	private void take(PendingPrompt pending) {
		unsent.add(pending);
		edits(null);
		problems.refuse(null);
		view.promptSent(pending.prompt());
	}

	/** @param told when everything that left the composer is in its session, or back */
	void onArrived(Runnable told) {
		arrived = told;
	}

	/** Whether something has left the composer and is not in its session yet, so that a kill would lose it. */
	boolean isSending() {
		return !unsent.isEmpty();
	}

	private void arrived(PendingPrompt pending) {
		if (unsent.remove(pending) && unsent.isEmpty()) {
			arrived.run();
		}
	}

	private void check(PendingPrompt pending) {
		var prompt = pending.prompt();
		var model = options.model();
		var unfit = unfit(prompt);
		if (unfit != null) {
			giveBack(pending, unfit);
			return;
		}
		checked.add(pending);
		tasks.fetchToSend(() -> Outlook.of(keys.look(), pending), outlook -> {
			if (!checked.remove(pending)) {
				return; // sent when the conversation was left
			}
			var reason = switch (outlook.key()) {
				case MISSING -> Refusal.noKey(prompt);
				case UNCONFIRMED -> Refusal.unconfirmed(prompt);
				case READY, UNREADABLE -> options.lacksTools()
						? Refusal.noTools(prompt, models.name(options.model()))
						: options.compresses()
								? null
								: Refusal.tooLong(prompt, outlook.estimate(), outlook.fitsCondensed(),
										models.name(model));
			};
			if (reason == null) {
				dispatch(pending);
			} else {
				giveBack(pending, reason);
			}
		}, e -> {
			if (checked.remove(pending)) {
				dispatch(pending); // whoever cannot read the conversation tells why when it sends
			}
		});
	}

	/**
	 * Nobody asked for the prompt, so it must not get between the user and what is being written now. It may be joined with
	 * that only if both go the same way.
	 */
	private boolean giveBack(PendingPrompt pending, @Nullable String question) {
		if (pending.session() != session) {
			keepIn(pending.session(), pending.prompt(), question);
			arrived(pending);
			return false;
		}
		if (joinsDraft(question)) {
			view.takeBack(pending.prompt());
			edits(question);
			arrived(pending);
			return true;
		}
		queue.setAside(pending.session(), question, pending.prompt());
		arrived(pending);
		return false;
	}

	private void giveBack(PendingPrompt pending, Refusal reason) {
		var id = pending.queuedId();
		if (id != null && draft.isEmpty()) {
			var queued = new QueuedPrompt(id, pending.prompt(), pending.question(), true);
			queue.take(queued, () -> giveBack(new PendingPrompt(pending.session(), pending.question(),
					pending.prompt()), reason));
		} else if (id == null && giveBack(pending, pending.question())) {
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
			} catch (@SuppressWarnings("unused") SessionBusyException e) { // an answer began since the question
				tasks.ui(() -> {
					giveBack(pending, pending.question());
					showBusyMessage(pending.session());
				});
			} catch (RuntimeException e) {
				var gone = e instanceof IllegalArgumentException; // the question was deleted since
				tasks.ui(() -> giveBack(pending, gone ? null : pending.question()));
				throw e; // for the log
			}
			tasks.ui(() -> {
				arrived(pending);
				queue.refresh();
			});
		});
	}

	/**
	 * The conversation is left, or the view closes: what is just being looked at is sent as it is, as nobody would see why
	 * not. Of what waits, the rest stays.
	 */
	void leave() {
		List.copyOf(checked).stream().filter(pending -> pending.queuedId() == null).forEach(this::dispatch);
		checked.clear();
		unsent.clear();
	}

	private void showBusyMessage(ChatSession current) {
		view.message(Messages.PromptSender_busyFirst, Messages.ComposerBar_stop, () -> tasks.atOnce(current::stop));
	}

	/** The prompt in the composer changed: a reason against the one before does not hold any more. */
	void promptChanged(Prompt prompt, Prompt nowWritten) {
		draft = prompt;
		written = nowWritten;
		var refused = problems.refusal();
		if (refused != null && !refused.prompt().equals(prompt)) {
			problems.refuse(null);
			modelChanged();
		}
	}

	/** Another model answers next: it may see less than the one before, or take more. */
	void modelChanged() {
		var unfit = unfit(draft);
		if (unfit != null || problems.refusal() != null) {
			problems.refuse(unfit);
		}
	}

	/** Why the model that answers next cannot take a prompt, as far as that needs no estimate. */
	private @Nullable Refusal unfit(Prompt prompt) {
		var model = options.model();
		if (models.isBatch(model)) {
			return Refusal.batch(prompt, model);
		}
		var schema = prompt.answerSchema();
		if (schema != null && !models.canFollowSchema(model)) {
			return Refusal.noSchema(prompt, schema, models.name(model));
		}
		return Refusal.untaken(prompt, attachment -> models.takes(model, attachment), models.name(model));
	}

	/** The question that the prompt takes the place of; null for a new one. */
	@Nullable
	public String edited() {
		return editedQuestion;
	}

	/** The prompt as it stands in the composer. */
	Prompt draft() {
		return draft;
	}

	/** The prompt that is being written: the one in the composer, or the one that it took the place of to be looked at. */
	Prompt written() {
		return written;
	}
}
