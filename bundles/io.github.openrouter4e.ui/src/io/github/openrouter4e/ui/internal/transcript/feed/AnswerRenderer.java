package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.markdown.Change;
import io.github.openrouter4e.markdown.MarkdownRenderer;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.ui.internal.transcript.ChangesView;
import io.github.openrouter4e.ui.internal.transcript.Messages;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey.Slot;

/**
 * The pieces of an answer beside its text, and those of a finished one. For the
 * markdown thread.
 *
 * @param <T> the form the widget takes
 */
final class AnswerRenderer<T> {

	private final PieceRenderer<T> renderer;
	private final TurnViews views;
	private final MarkdownRenderer<T> markdown;
	private final RenderedAnswers<Rendered<T>> rendered = new RenderedAnswers<>();
	private final Set<String> unfolded = new HashSet<>();
	/** Answers of which nothing is left out for its length. */
	private final Set<String> whole = new HashSet<>();
	private final ShownCodes codes;
	/** By answer. */
	private final Map<String, @Nullable ChangesView> shownChanges = new HashMap<>();
	/** Whether the run of the conversation goes on. */
	private final BooleanSupplier going;

	/** @param codes the code blocks in the text */
	private record Rendered<T>(List<T> text, ShownCodes.Group codes) {
	}

	/** @param codes takes the code blocks of what is shown */
	AnswerRenderer(PieceRenderer<T> renderer, TurnViews views, ShownCodes codes, BooleanSupplier going) {
		this.going = going;
		this.codes = codes;
		this.renderer = renderer;
		this.views = views;
		this.markdown = new MarkdownRenderer<>(renderer);
	}

	PieceRenderer<T> renderer() {
		return renderer;
	}

	T waiting() {
		return renderer.waiting(Messages.AnswerRenderer_waiting);
	}

	/** All of an answer that is not being received, its end first. */
	void finished(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		end(answer, conversation, edits);
		var text = answer.text();
		if (!text.isEmpty()) {
			var all = whole.contains(answer.id());
			var shown = rendered.get(answer.id(), all, text.length(), () -> {
				var group = codes.group();
				return new Rendered<>(FrameQueue.join(renderer, markdown.render(JsonAnswer.markdown(text), group, all)),
						group);
			});
			codes.show(place(answer.id(), Slot.BODY), shown.codes());
			var groups = shown.text();
			for (var i = groups.size() - 1; i >= 0; i--) {
				edits.add(new TranscriptEdit.Put<>(answer.id(), new PieceKey(Slot.BODY, i), groups.get(i)));
			}
		}
		if (!answer.reasoning().isEmpty()) {
			reasoning(answer, edits);
		}
	}

	/** What stands below the text once the answer has ended. */
	void end(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		edits.add(new TranscriptEdit.Drop<>(answer.id(), PieceKey.of(Slot.TAIL)));
		openCalls(answer, conversation, edits);
		var extras = views.extras(answer);
		if (!extras.isEmpty()) {
			edits.add(new TranscriptEdit.Put<>(answer.id(), PieceKey.of(Slot.EXTRAS), renderer.extras(extras)));
		}
		var notice = views.notice(answer);
		edits.add(notice == null
				? new TranscriptEdit.Drop<>(answer.id(), PieceKey.of(Slot.NOTICE))
				: new TranscriptEdit.Put<>(answer.id(), PieceKey.of(Slot.NOTICE), renderer.notice(notice)));
		footer(answer, conversation, edits);
	}

	/** The calls that have no turn of their own yet. */
	void openCalls(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		edits.add(new TranscriptEdit.DropAll<>(answer.id(), Slot.TOOLS));
		var open = views.openCalls(answer, conversation, going.getAsBoolean());
		open.calls().forEach((index, call) -> edits.add(new TranscriptEdit.Put<>(answer.id(),
				new PieceKey(Slot.TOOLS, index), renderer.tool(call, null, false))));
		var together = open.together();
		if (together != null) {
			edits.add(new TranscriptEdit.Put<>(answer.id(), new PieceKey(Slot.TOOLS, together.place()),
					renderer.tools(together)));
		}
		changes(answer, conversation, edits);
	}

	/** The files that were changed in the run that ends with this answer. */
	void changes(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		var changes = views.changes(answer, conversation, going.getAsBoolean());
		if (changes != null && !changes.equals(shownChanges.put(answer.id(), changes))) {
			edits.add(new TranscriptEdit.Put<>(answer.id(), PieceKey.of(Slot.CHANGES), renderer.changes(changes)));
		} else if (changes == null && shownChanges.remove(answer.id()) != null) {
			edits.add(new TranscriptEdit.Drop<>(answer.id(), PieceKey.of(Slot.CHANGES)));
		}
	}

	private void footer(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		edits.add(new TranscriptEdit.Put<>(answer.id(), PieceKey.of(Slot.FOOT),
				renderer.footer(views.footer(answer, conversation))));
	}

	void reasoning(Answer answer, List<TranscriptEdit<T>> edits) {
		var body = markdown(answer.id(), Slot.REASONING, answer.reasoning().toString(), false);
		edits.add(new TranscriptEdit.Put<>(answer.id(), PieceKey.of(Slot.REASONING),
				renderer.reasoning(Messages.AnswerRenderer_reasoning, body, !unfolded.contains(answer.id()))));
	}

	/**
	 * Markdown in a piece of a turn, in place of what was there.
	 *
	 * @param all whether nothing is left out for its length
	 */
	T markdown(String id, Slot slot, String text, boolean all) {
		return renderer.join(markdown.render(text, codes(id, slot), all));
	}

	void runningReasoning(String id, T body, List<TranscriptEdit<T>> edits) {
		edits.add(new TranscriptEdit.Put<>(id, PieceKey.of(Slot.REASONING),
				renderer.reasoning(Messages.AnswerRenderer_reasoningNow, body, false)));
	}

	/** Folds the reasoning of an answer, or shows it. */
	void toggle(Answer answer, List<TranscriptEdit<T>> edits) {
		if (!unfolded.remove(answer.id())) {
			unfolded.add(answer.id());
		}
		reasoning(answer, edits);
	}

	/** The code blocks that a part of an answer shows from now on; those before are gone. */
	ShownCodes.Group codes(String id, Slot slot) {
		var group = codes.group();
		codes.show(place(id, slot), group);
		return group;
	}

	/** Nothing is shown any more. */
	void clear() {
		shownChanges.clear();
		codes.clear();
	}

	/** The answer is not shown any more. */
	void remove(String id) {
		shownChanges.remove(id);
		for (var slot : Slot.values()) {
			codes.drop(place(id, slot));
		}
	}

	/** Shows all of an answer that is not being received from now on. */
	void showAll(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		whole.add(answer.id());
		showAnew(answer, conversation, edits);
	}

	/** Shows an answer that is not being received in place of what is shown of it. */
	void showAnew(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		edits.add(new TranscriptEdit.DropAll<>(answer.id(), Slot.BODY));
		finished(answer, conversation, edits);
	}

	private static String place(String id, Slot slot) {
		return slot + id;
	}

	/** Forgets how answers looked: the widget takes another form now, for example another width. */
	void forget() {
		rendered.clear();
	}

	static <T> T content(PieceRenderer<T> renderer, List<Change<T>> changes) {
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
		return renderer.join(parts);
	}
}
