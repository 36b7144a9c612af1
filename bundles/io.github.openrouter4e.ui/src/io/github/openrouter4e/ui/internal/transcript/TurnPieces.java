package io.github.openrouter4e.ui.internal.transcript;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.ui.internal.markdown.MarkdownParser;
import io.github.openrouter4e.ui.internal.markdown.ShownCodes;
import io.github.openrouter4e.ui.internal.transcript.Key.Slot;

/**
 * Makes the steps that show turns, and keeps what is needed to show only the
 * difference next time. For the renderer thread.
 *
 * @param <T> the form the widget takes
 */
final class TurnPieces<T> {

	private final MarkdownParser parser = new MarkdownParser();
	private final PieceForms<T> forms;
	private final TurnViews views;
	private final AnswerPieces<T> answers;
	private final Map<String, @Nullable LiveAnswer<T>> live = new HashMap<>();
	/** How much text of the finished answers is shown. */
	private final Map<String, Integer> lengths = new HashMap<>();

	/** @param codes takes the code blocks of what is shown */
	TurnPieces(PieceForms<T> forms, TurnViews views, ShownCodes codes) {
		this.forms = forms;
		this.views = views;
		this.answers = new AnswerPieces<>(parser, forms, views, codes);
	}

	/** Nothing is shown any more. */
	void clear() {
		answers.clear();
		live.clear();
		lengths.clear();
	}

	/** The turn is not shown any more. */
	void remove(String id) {
		answers.remove(id);
		live.remove(id);
		lengths.remove(id);
	}

	/** Answers look different from now on. */
	void forgetLooks() {
		answers.forget();
	}

	/** Folds an answer's reasoning, or shows it. */
	void toggle(Answer answer, List<Op<T>> ops) {
		answers.toggle(answer, ops);
	}

	/** Adds a turn that is not shown yet. */
	void add(Turn turn, Conversation conversation, @Nullable String before, List<Op<T>> ops) {
		var id = turn.id();
		switch (turn) {
			case Question question -> {
				ops.add(new Op.AddEntry<>(id, before, EntryKind.QUESTION));
				ops.add(new Op.Put<>(id, Key.of(Slot.HEAD), forms.question(views.question(question, conversation))));
			}
			case Answer answer -> {
				ops.add(new Op.AddEntry<>(id, before, EntryKind.ANSWER));
				if (answer.state() == AnswerState.STREAMING) {
					update(answer, conversation, ops);
				} else {
					finished(answer, conversation, ops);
				}
			}
			case ToolResult tool -> {
				ops.add(new Op.AddEntry<>(id, before, EntryKind.TOOL));
				ops.add(new Op.Put<>(id, Key.of(Slot.HEAD), forms.tool(views.toolLabel(tool), tool.content())));
			}
		}
	}

	/** An answer that is shown has changed. */
	void update(Answer answer, Conversation conversation, List<Op<T>> ops) {
		var running = live.get(answer.id());
		if (running == null) {
			if (answer.state() != AnswerState.STREAMING) {
				changedAfterwards(answer, conversation, ops);
				return;
			}
			running = new LiveAnswer<>(parser, answers, answer.id());
			live.put(answer.id(), running);
			// an answer that is continued was shown in one piece before
			ops.add(new Op.DropAll<>(answer.id(), Slot.BODY));
			ops.add(new Op.Drop<>(answer.id(), Key.of(Slot.NOTICE)));
			ops.add(new Op.Drop<>(answer.id(), Key.of(Slot.FOOT)));
		}
		running.update(answer, conversation, ops);
		if (answer.state() != AnswerState.STREAMING) {
			live.remove(answer.id());
			lengths.put(answer.id(), answer.text().length());
		}
	}

	/** Its cost became known, or it was continued to its end while the view was hidden. */
	private void changedAfterwards(Answer answer, Conversation conversation, List<Op<T>> ops) {
		if (lengths.getOrDefault(answer.id(), -1) == answer.text().length()) {
			answers.end(answer, conversation, ops);
		} else {
			ops.add(new Op.DropAll<>(answer.id(), Slot.BODY));
			finished(answer, conversation, ops);
		}
	}

	private void finished(Answer answer, Conversation conversation, List<Op<T>> ops) {
		answers.finished(answer, conversation, ops);
		lengths.put(answer.id(), answer.text().length());
	}
}
