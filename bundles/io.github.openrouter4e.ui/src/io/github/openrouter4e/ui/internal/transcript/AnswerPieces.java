package io.github.openrouter4e.ui.internal.transcript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.ui.internal.markdown.Change;
import io.github.openrouter4e.ui.internal.markdown.MarkdownParser;
import io.github.openrouter4e.ui.internal.markdown.MarkdownRenderer;
import io.github.openrouter4e.ui.internal.transcript.Key.Slot;

/**
 * The pieces of an answer beside its text, and those of a finished one. For the
 * renderer thread.
 *
 * @param <T> the form the widget takes
 */
final class AnswerPieces<T> {

	private final PieceForms<T> forms;
	private final TurnViews views;
	private final MarkdownRenderer<T> renderer;
	private final RenderedAnswers<List<T>> rendered = new RenderedAnswers<>();
	private final Set<String> unfolded = new HashSet<>();

	AnswerPieces(MarkdownParser parser, PieceForms<T> forms, TurnViews views) {
		this.forms = forms;
		this.views = views;
		this.renderer = new MarkdownRenderer<>(parser, forms);
	}

	PieceForms<T> forms() {
		return forms;
	}

	T waiting() {
		return forms.waiting(Messages.waiting);
	}

	/** All of an answer that is not being received, its end first. */
	void finished(Answer answer, Conversation conversation, List<Op<T>> ops) {
		end(answer, conversation, ops);
		var text = answer.text();
		if (!text.isEmpty()) {
			var groups = rendered.get(answer.id(), text.length(),
					() -> Backlog.join(forms, renderer.render(text.toString())));
			for (var i = groups.size() - 1; i >= 0; i--) {
				ops.add(new Op.Put<>(answer.id(), new Key(Slot.BODY, i), groups.get(i)));
			}
		}
		if (!answer.reasoning().isEmpty()) {
			reasoning(answer, ops);
		}
	}

	/** What stands below the text once the answer has ended. */
	void end(Answer answer, Conversation conversation, List<Op<T>> ops) {
		ops.add(new Op.Drop<>(answer.id(), Key.of(Slot.TAIL)));
		var extras = views.extras(answer);
		if (!extras.isEmpty()) {
			ops.add(new Op.Put<>(answer.id(), Key.of(Slot.EXTRAS), forms.extras(extras)));
		}
		var notice = views.notice(answer);
		ops.add(notice == null
				? new Op.Drop<>(answer.id(), Key.of(Slot.NOTICE))
				: new Op.Put<>(answer.id(), Key.of(Slot.NOTICE), forms.notice(notice)));
		footer(answer, conversation, ops);
	}

	private void footer(Answer answer, Conversation conversation, List<Op<T>> ops) {
		ops.add(new Op.Put<>(answer.id(), Key.of(Slot.FOOT), forms.footer(views.footer(answer, conversation))));
	}

	void reasoning(Answer answer, List<Op<T>> ops) {
		var body = forms.join(renderer.render(answer.reasoning().toString()));
		ops.add(new Op.Put<>(answer.id(), Key.of(Slot.REASONING),
				forms.reasoning(Messages.reasoning, body, !unfolded.contains(answer.id()))));
	}

	void runningReasoning(String id, T body, List<Op<T>> ops) {
		ops.add(new Op.Put<>(id, Key.of(Slot.REASONING), forms.reasoning(Messages.reasoningNow, body, false)));
	}

	/** Folds the reasoning of an answer, or shows it. */
	void toggle(Answer answer, List<Op<T>> ops) {
		if (!unfolded.remove(answer.id())) {
			unfolded.add(answer.id());
		}
		reasoning(answer, ops);
	}

	/** Forgets how answers looked: the widget takes another form now, for example another width. */
	void forget() {
		rendered.clear();
	}

	static <T> T content(PieceForms<T> forms, List<Change<T>> changes) {
		var parts = new ArrayList<T>();
		for (var change : changes) {
			switch (change) {
				case Change.Add<T>(var block) -> parts.add(block);
				case Change.Tail<T>(var block) when block != null -> parts.add(block);
				case Change.Extend<T>(var lines) -> parts.add(lines);
				default -> {
					// the first advance of a text takes nothing back
				}
			}
		}
		return forms.join(parts);
	}
}
