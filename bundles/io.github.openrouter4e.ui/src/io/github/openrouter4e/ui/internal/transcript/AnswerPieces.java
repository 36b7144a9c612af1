package io.github.openrouter4e.ui.internal.transcript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.ui.internal.markdown.Change;
import io.github.openrouter4e.ui.internal.markdown.MarkdownRenderer;
import io.github.openrouter4e.ui.internal.markdown.ShownCodes;
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
	private final RenderedAnswers<Rendered<T>> rendered = new RenderedAnswers<>();
	private final Set<String> unfolded = new HashSet<>();
	private final ShownCodes codes;

	/** @param codes the code blocks in the text */
	private record Rendered<T>(List<T> text, ShownCodes.Group codes) {
	}

	/** @param codes takes the code blocks of what is shown */
	AnswerPieces(PieceForms<T> forms, TurnViews views, ShownCodes codes) {
		this.codes = codes;
		this.forms = forms;
		this.views = views;
		this.renderer = new MarkdownRenderer<>(forms);
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
			var shown = rendered.get(answer.id(), text.length(), () -> {
				var group = codes.group();
				return new Rendered<>(Backlog.join(forms, renderer.render(text.toString(), group)), group);
			});
			codes.show(place(answer.id(), Slot.BODY), shown.codes());
			var groups = shown.text();
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
		var body = forms.join(renderer.render(answer.reasoning().toString(), codes(answer.id(), Slot.REASONING)));
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

	/** The code blocks that a part of an answer shows from now on; those before are gone. */
	ShownCodes.Group codes(String id, Slot slot) {
		var group = codes.group();
		codes.show(place(id, slot), group);
		return group;
	}

	/** Nothing is shown any more. */
	void clear() {
		codes.clear();
	}

	/** The answer is not shown any more. */
	void remove(String id) {
		for (var slot : Slot.values()) {
			codes.drop(place(id, slot));
		}
	}

	private static String place(String id, Slot slot) {
		return slot + id;
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
