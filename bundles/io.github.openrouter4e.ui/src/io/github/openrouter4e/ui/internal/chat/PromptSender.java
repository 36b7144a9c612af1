package io.github.openrouter4e.ui.internal.chat;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.CostEstimate;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;

/**
 * The way of a prompt from the composer into its conversation: it may have to wait for one, be refused with a reason, or be
 * sent. Until it is on its way it is in the composer or among what waits, where the user sees it. For the UI thread.
 */
final class PromptSender {

	private static final Prompt EMPTY = Prompt.of(""); //$NON-NLS-1$

	private final ChatScreen screen;
	private final Work work;
	private final ModelFacts models;
	private final OptionsPresenter options;
	private final PromptQueue queue;
	private final Troubles troubles;
	private @Nullable ChatSession session;
	private @Nullable String editedQuestion;
	private Prompt draft = EMPTY;
	private final List<Order> checked = new ArrayList<>();

	/** @param question that the prompt takes the place of; null for a new one */
	private record Order(ChatSession session, @Nullable String question, Prompt prompt) {

		CostEstimate estimate() {
			var edited = question;
			return edited == null ? session.estimate(prompt) : session.estimateEdited(edited, prompt);
		}

		void send() {
			var edited = question;
			if (edited == null) {
				session.send(prompt);
			} else {
				session.editAndResend(edited, prompt);
			}
		}
	}

	PromptSender(ChatScreen screen, Work work, ModelFacts models, OptionsPresenter options, PromptQueue queue,
			Troubles troubles) {
		this.screen = screen;
		this.work = work;
		this.models = models;
		this.options = options;
		this.queue = queue;
		this.troubles = troubles;
	}

	/** What is sent from now on belongs to this conversation, and so does what was sent before there was one. */
	void show(ChatSession shown) {
		session = shown;
		editedQuestion = null;
		troubles.refuse(null);
		queue.show(shown).forEach(prompt -> check(new Order(shown, null, prompt)));
	}

	/** The question takes the place of this one. */
	void edit(Question question) {
		editedQuestion = question.id();
		screen.editPrompt(question.prompt());
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
		editedQuestion = null;
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
		work.fetch(order::estimate, estimate -> {
			checked.remove(order);
			var reason = Refusal.tooLong(prompt, estimate, models.name(model));
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

	private void giveBack(Order order, Refusal reason) {
		screen.takeBack(order.prompt());
		editedQuestion = order.question();
		troubles.refuse(new Refusal(draft, reason.view()));
	}

	private void dispatch(Order order) {
		work.background(() -> {
			try {
				order.send();
			} catch (@SuppressWarnings("unused") IllegalStateException e) { // an answer began since the question
				work.ui(() -> {
					screen.takeBack(order.prompt());
					editedQuestion = order.question();
					sayBusy(order.session());
				});
			} catch (RuntimeException e) {
				work.ui(() -> screen.takeBack(order.prompt()));
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
		screen.message(Messages.busyFirst, Messages.stop, () -> work.background(current::stop));
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
