package io.github.openrouter4e.ui.internal.transcript;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.ui.internal.markdown.ShownCodes;
import io.github.openrouter4e.ui.internal.transcript.Key.Slot;

/**
 * Makes the steps that show turns, and keeps what is needed to show only the
 * difference next time. For the renderer thread.
 *
 * @param <T> the form the widget takes
 */
final class TurnPieces<T> {

	private static final int PLAIN_END = 2_000;

	private final PieceForms<T> forms;
	private final TurnViews views;
	private final AnswerPieces<T> answers;
	private final Map<String, @Nullable LiveAnswer<T>> live = new HashMap<>();
	/** Turns that could not be rendered: they are shown as plain text. */
	private final Set<String> plain = new HashSet<>();
	private final Set<String> logged = new HashSet<>();
	/** How much text of the finished answers is shown. */
	private final Map<String, Integer> lengths = new HashMap<>();

	/** @param codes takes the code blocks of what is shown */
	TurnPieces(PieceForms<T> forms, TurnViews views, ShownCodes codes) {
		this.forms = forms;
		this.views = views;
		this.answers = new AnswerPieces<>(forms, views, codes);
	}

	/** Nothing is shown any more. */
	void clear() {
		answers.clear();
		live.clear();
		plain.clear();
		lengths.clear();
	}

	/** The turn is not shown any more. */
	void remove(String id) {
		answers.remove(id);
		live.remove(id);
		plain.remove(id);
		lengths.remove(id);
	}

	/** Answers look different from now on. */
	void forgetLooks() {
		answers.forget();
	}

	/** Folds an answer's reasoning, or shows it. */
	void toggle(Answer answer, List<Op<T>> ops) {
		contained(answer, null, ops, () -> answers.toggle(answer, ops));
	}

	/** Adds a turn that is not shown yet. */
	void add(Turn turn, Conversation conversation, @Nullable String before, List<Op<T>> ops) {
		ops.add(new Op.AddEntry<>(turn.id(), before, switch (turn) {
			case Question question -> EntryKind.QUESTION;
			case Answer answer -> EntryKind.ANSWER;
			case ToolResult tool -> EntryKind.TOOL;
		}));
		contained(turn, conversation, ops, () -> fill(turn, conversation, ops));
	}

	private void fill(Turn turn, Conversation conversation, List<Op<T>> ops) {
		var id = turn.id();
		switch (turn) {
			case Question question ->
				ops.add(new Op.Put<>(id, Key.of(Slot.HEAD), forms.question(views.question(question, conversation))));
			case Answer answer -> {
				if (answer.state() == AnswerState.STREAMING) {
					follow(answer, conversation, ops);
				} else {
					finished(answer, conversation, ops);
				}
			}
			case ToolResult tool ->
				ops.add(new Op.Put<>(id, Key.of(Slot.HEAD), forms.tool(views.toolLabel(tool), tool.content())));
		}
	}

	/** A question that is shown has changed. */
	void change(Question question, Conversation conversation, List<Op<T>> ops) {
		contained(question, conversation, ops, () -> fill(question, conversation, ops));
	}

	/** An answer that is shown has changed. */
	void update(Answer answer, Conversation conversation, List<Op<T>> ops) {
		contained(answer, conversation, ops, () -> follow(answer, conversation, ops));
	}

	/** What goes wrong with one turn is no matter of the others: it is shown as plain text. */
	private void contained(Turn turn, @Nullable Conversation conversation, List<Op<T>> ops, Runnable rendering) {
		var before = ops.size();
		if (!plain.contains(turn.id())) {
			try {
				rendering.run();
				return;
			} catch (RuntimeException | Error e) { // also an exhausted stack
				plain.add(turn.id());
				live.remove(turn.id());
				log(turn.id(), e);
			}
		}
		ops.subList(before, ops.size()).clear();
		asPlainText(turn, ops);
		if (turn instanceof Answer answer && answer.state() != AnswerState.STREAMING && conversation != null) {
			answers.end(answer, conversation, ops);
		}
	}

	private void log(String id, Throwable failure) {
		if (logged.add(id)) {
			ILog.of(TurnPieces.class).error("A turn is shown as plain text as it could not be rendered", failure); //$NON-NLS-1$
		}
	}

	private void asPlainText(Turn turn, List<Op<T>> ops) {
		var text = switch (turn) {
			case Question question -> question.prompt().text();
			case Answer answer -> answer.text().toString();
			case ToolResult tool -> tool.content();
		};
		ops.add(new Op.DropAll<>(turn.id(), Slot.BODY));
		ops.add(new Op.Drop<>(turn.id(), Key.of(Slot.TAIL)));
		if (turn instanceof Answer answer && answer.state() == AnswerState.STREAMING) {
			// all of it once it has ended: until then each frame would have it anew
			text = text.substring(Math.max(0, text.length() - PLAIN_END));
		}
		ops.add(new Op.Put<>(turn.id(), new Key(Slot.BODY, 0), forms.plain(text)));
		ops.add(new Op.Put<>(turn.id(), new Key(Slot.BODY, 1),
				forms.notice(new NoticeView(false, Messages.plain, Messages.plainText, List.of()))));
	}

	private void follow(Answer answer, Conversation conversation, List<Op<T>> ops) {
		var running = live.get(answer.id());
		if (running == null) {
			if (answer.state() != AnswerState.STREAMING) {
				changedAfterwards(answer, conversation, ops);
				return;
			}
			running = new LiveAnswer<>(answers, answer.id());
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
