package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.SessionBusyException;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.markdown.MarkdownText;
import io.github.openrouter4e.markdown.text.SafeText;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;
import io.github.openrouter4e.ui.internal.transcript.AnswerFacts;
import io.github.openrouter4e.ui.internal.transcript.Sound;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** What can be done with a turn. For the UI thread; reads turns in the background, as they may be on the disk. */
final class TurnActions {

	/** A little less than what the account can pay, for prices may change between two requests. */
	private static final double AFFORDABLE = 0.95;

	private final ChatPresenter.View view;
	private final ChatDialogs dialogs;
	private final UiTasks tasks;
	private final ConversationOpener opener;

	TurnActions(ChatPresenter.View view, ChatDialogs dialogs, UiTasks tasks, ConversationOpener opener) {
		this.view = view;
		this.dialogs = dialogs;
		this.tasks = tasks;
		this.opener = opener;
	}

	/**
	 * Carries out an action on a turn of the conversation shown, or says why not: a click may reach the transcript of the
	 * conversation before while the one that was opened is not on the screen yet.
	 *
	 * @param edit takes the question that the user wants to change
	 */
	void carryOut(ChatSession session, String turnId, UserAction action, Consumer<Question> edit) {
		tasks.send(() -> {
			var turn = turn(session.snapshot(), turnId);
			if (turn instanceof Answer answer) {
				onAnswer(session, answer, action, edit);
			} else if (turn instanceof Question question) {
				onQuestion(session, question, action, edit);
			} else if (turn instanceof ToolResult tool && action instanceof UserAction.OnImage onImage) {
				useImage(TurnViews.images(tool), onImage);
			} else if (turn instanceof ToolResult tool && action == UserAction.OnTurn.EDIT) {
				editQuestion(session, tool, edit);
			} else {
				explain(Messages.TurnActions_turnNotShown);
			}
		});
	}

	/** Says why an action does nothing. */
	private void explain(String reason) {
		tasks.ui(() -> view.message(reason, null, () -> {
			// the user acts on what is shown now
		}));
	}

	private void onQuestion(ChatSession session, Question question, UserAction action, Consumer<Question> edit) {
		switch (action) {
			case UserAction.OnTurn.EDIT -> tasks.ui(() -> edit.accept(question));
			case UserAction.OnTurn.DELETE -> delete(session, question.id());
			case UserAction.OnTurn.PREVIOUS_BRANCH -> branch(session, question.id(), -1);
			case UserAction.OnTurn.NEXT_BRANCH -> branch(session, question.id(), 1);
			default -> {
				// the transcript offers nothing else
			}
		}
	}

	private void onAnswer(ChatSession session, Answer answer, UserAction action, Consumer<Question> edit) {
		switch (action) {
			case UserAction.OnTurn.COPY_ANSWER -> copy(SafeText.forDocument(answer.text().toString()));
			case UserAction.OnTurn.COPY_PLAIN -> copy(MarkdownText.of(answer.text().toString()));
			case UserAction.OnTurn.APPLY_ALL -> tasks.ui(() -> view.applyAll(answer));
			case UserAction.OnTurn.REGENERATE -> unlessBusy(session, () -> session.regenerate(answer.id(), null));
			case UserAction.OnTurn.OTHER_MODEL -> otherModel(session, answer);
			case UserAction.OnTurn.DETAILS -> tasks.ui(() -> dialogs.showDetails(answer));
			case UserAction.OnTurn.COMPARE -> compare(session, answer);
			case UserAction.OnTurn.CONTINUE -> retry(session, answer);
			case UserAction.OnTurn.EDIT -> editQuestion(session, answer, edit);
			case UserAction.OnTurn.DELETE -> delete(session, answer.id());
			case UserAction.OnTurn.PREVIOUS_BRANCH -> branch(session, answer.id(), -1);
			case UserAction.OnTurn.NEXT_BRANCH -> branch(session, answer.id(), 1);
			case UserAction.OnImage onImage -> useImage(TurnViews.images(answer), onImage);
			case UserAction.OnSound onSound -> useSound(answer, onSound);
			case UserAction.OnError onError -> error(session, answer, onError.action(), edit);
			default -> {
				// the transcript offers nothing else
			}
		}
	}

	private void error(ChatSession session, Answer answer, ErrorAction action, Consumer<Question> edit) {
		switch (action) {
			case RETRY -> retry(session, answer);
			case LOWER_MAX_TOKENS -> {
				var failure = answer.failure();
				var affordable = failure == null ? null : failure.affordableTokens();
				if (isLast(session, answer)) {
					unlessBusy(session, affordable == null
							? session::continueAnswer
							: () -> session.retryWithMaxTokens(Math.max(1, (int) (affordable * AFFORDABLE))));
				}
			}
			case CHOOSE_MODEL -> otherModel(session, answer);
			case LEAVE_OUT -> unlessBusy(session, () -> leaveOut(session, answer));
			case EDIT_PROMPT -> editQuestion(session, answer, edit);
			case SEND_WHEN_POSSIBLE, DO_NOT_SEND -> {
				// offered beside the prompt only
			}
			default -> tasks.ui(() -> view.perform(action));
		}
	}

	/** Lets the user change the question that a turn belongs to. */
	private void editQuestion(ChatSession session, Turn turn, Consumer<Question> edit) {
		var question = question(session.snapshot(), turn);
		if (question == null) {
			explain(Messages.TurnActions_turnNotShown);
		} else {
			tasks.ui(() -> edit.accept(question));
		}
	}

	private void leaveOut(ChatSession session, Answer answer) {
		if (isLast(session, answer)) {
			session.retryWithoutRefused();
		}
	}

	/** Whether an answer is the last one, which alone can be continued; if not, says so. */
	private boolean isLast(ChatSession session, Answer answer) {
		var conversation = session.snapshot();
		for (var id : conversation.pathIds().reversed()) {
			if (turn(conversation, id) instanceof Answer last) {
				if (last.id().equals(answer.id())) {
					return true;
				}
				break;
			}
		}
		explain(Messages.TurnActions_onlyLastAnswer);
		return false;
	}

	/** Runs the tools that an answer calls and that have not begun, and lets the model go on. */
	void continueRun(ChatSession session) {
		tasks.send(() -> {
			if (session.isRunUnfinished()) {
				unlessBusy(session, session::continueAnswer);
			}
		});
	}

	/** Goes on with an answer that failed; it must be the last one. */
	void retry(ChatSession session, Answer answer) {
		tasks.send(() -> {
			if (isLast(session, answer)) {
				unlessBusy(session, session::continueAnswer);
			}
		});
	}

	private void useImage(List<String> images, UserAction.OnImage action) {
		if (action.number() < images.size()) {
			tasks.ui(() -> dialogs.useImage(images.get(action.number()), action.saves()));
		}
	}

	private void useSound(Answer answer, UserAction.OnSound action) {
		if (!answer.audio().isEmpty()) {
			var sound = Sound.of(answer.audio());
			tasks.ui(() -> dialogs.useSound(sound, action));
		}
	}

	private void copy(String text) {
		tasks.ui(() -> view.copyToClipboard(text));
	}

	private void otherModel(ChatSession session, Answer answer) {
		tasks.ui(() -> dialogs.chooseModel(answer.requestedModel(),
				model -> later(session, opened -> opened.regenerate(answer.id(), model))));
	}

	private void delete(ChatSession session, String turnId) {
		unlessBusy(session, () -> {
			session.delete(turnId);
			tasks.ui(() -> view.message(Messages.TurnActions_deleted, Messages.PromptSender_undo,
					() -> later(session, opened -> opened.restore(turnId))));
		});
	}

	private void branch(ChatSession session, String turnId, int direction) {
		var branches = session.snapshot().branches(turnId);
		var index = branches.indexOf(turnId) + direction;
		if (index >= 0 && index < branches.size()) {
			unlessBusy(session, () -> session.activate(branches.get(index)));
		}
	}

	/** For what the user decides in a dialog or about a message: the conversation may have been left since. */
	private void later(ChatSession asked, Consumer<ChatSession> change) {
		opener.change(asked, opened -> unlessBusy(opened, () -> change.accept(opened)),
				() -> explain(Messages.TurnActions_conversationGone));
	}

	private void unlessBusy(ChatSession session, Runnable change) {
		if (!session.isBusy()) {
			try {
				change.run();
				return;
			} catch (@SuppressWarnings("unused") SessionBusyException e) {
				// an answer began since the question
			}
		}
		tasks.ui(() -> view.message(Messages.PromptSender_busyFirst, Messages.ComposerBar_stop,
				() -> tasks.atOnce(session::stop)));
	}

	private void compare(ChatSession session, Answer answer) {
		var conversation = session.snapshot();
		var question = question(conversation, answer);
		var candidates = conversation.branches(answer.id()).stream().map(id -> turn(conversation, id))
				.filter(Answer.class::isInstance).map(Answer.class::cast)
				.map(a -> new Comparison.Candidate(a.id(), a.model(), AnswerFacts.line(a), a.text().toString()))
				.toList();
		var text = question == null ? "" : question.prompt().text(); //$NON-NLS-1$
		tasks.ui(() -> dialogs.compare(new Comparison(text, candidates,
				id -> later(session, opened -> opened.activate(id)))));
	}

	/** The question that a turn belongs to: between them are the calls of tools and what was answered before; null if there is none. */
	private static @Nullable Question question(Conversation conversation, Turn turn) {
		@Nullable
		Turn current = turn;
		while (current != null) {
			if (current instanceof Question question) {
				return question;
			}
			var parentId = current.parentId();
			current = parentId == null ? null : turn(conversation, parentId);
		}
		return null;
	}

	private static @Nullable Turn turn(Conversation conversation, String id) {
		var turn = conversation.turn(id);
		return turn.isPresent() ? turn.get() : null;
	}
}
