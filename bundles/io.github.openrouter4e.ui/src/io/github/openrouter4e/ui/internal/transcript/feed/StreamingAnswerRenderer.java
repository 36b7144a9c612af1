package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.markdown.Change;
import io.github.openrouter4e.markdown.StreamingMarkdown;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey.Slot;

/**
 * An answer that is being received: takes from each snapshot only what the one
 * before did not have. For the renderer thread.
 *
 * @param <T> the form the widget takes
 */
final class StreamingAnswerRenderer<T> {

	/** Reasoning can be endless; while it runs, its end is what matters. */
	private static final int SHOWN_REASONING = 1_200;

	private final AnswerRenderer<T> answers;
	private final String id;
	private final StreamingMarkdown<T> body;
	private int seenText;
	private int seenReasoning;
	private int blocks;
	private boolean reasoningFolded;
	private boolean waiting;
	/** Whether the text is shown as JSON because of how it begins. */
	private boolean isJson;

	StreamingAnswerRenderer(AnswerRenderer<T> answers, String id) {
		this.answers = answers;
		this.id = id;
		this.body = new StreamingMarkdown<>(answers.renderer(), answers.codes(id, Slot.BODY),
				answers.codes(id, Slot.TAIL));
	}

	/** Adds what has changed since the call before. */
	void update(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		reasoning(answer, edits);
		var text = answer.text();
		if (text.length() > seenText) {
			if (seenText == 0) {
				var opening = JsonAnswer.opening(text);
				isJson = !opening.isEmpty();
				body.append(opening);
			}
			body.append(text.substring(seenText, text.length()));
			seenText = text.length();
			apply(body.advance(), edits);
			waiting = false;
		} else if (answer.state() == AnswerState.STREAMING && seenText == 0 && !waiting) {
			waiting = true;
			edits.add(new TranscriptEdit.Put<>(id, PieceKey.of(Slot.TAIL), answers.waiting()));
		}
		if (answer.state() != AnswerState.STREAMING) {
			apply(body.finish(), edits);
			if (isJson || JsonAnswer.isJson(text.toString())) { // only now it is known for sure
				answers.showAnew(answer, conversation, edits);
			} else {
				answers.end(answer, conversation, edits);
			}
		}
	}

	private void reasoning(Answer answer, List<TranscriptEdit<T>> edits) {
		var reasoning = answer.reasoning();
		var ended = !answer.text().isEmpty() || answer.state() != AnswerState.STREAMING;
		if (reasoning.isEmpty() || reasoningFolded || !ended && reasoning.length() == seenReasoning) {
			return;
		}
		seenReasoning = reasoning.length();
		if (ended) {
			reasoningFolded = true;
			answers.reasoning(answer, edits);
			return;
		}
		var from = Math.max(0, seenReasoning - SHOWN_REASONING);
		var codes = answers.codes(id, Slot.REASONING);
		var markdown = new StreamingMarkdown<>(answers.renderer(), codes, codes);
		markdown.append((from > 0 ? "\u2026" : "") + reasoning.substring(from, seenReasoning)); //$NON-NLS-1$ //$NON-NLS-2$
		answers.runningReasoning(id, AnswerRenderer.content(answers.renderer(), markdown.advance()), edits);
		waiting = true;
		edits.add(new TranscriptEdit.Drop<>(id, PieceKey.of(Slot.TAIL)));
	}

	/**
	 * Blocks that come in the same frame become one piece, for what a frame costs is a matter of how many edits it takes;
	 * but for the last one, which may be a code block that goes on.
	 */
	private void apply(List<Change<T>> changes, List<TranscriptEdit<T>> edits) {
		var closed = new ArrayList<T>();
		for (var change : changes) {
			switch (change) {
				case Change.Add<T>(var block) -> closed.add(block);
				case Change.Extend<T>(var lines) -> {
					flush(closed, edits);
					edits.add(new TranscriptEdit.Extend<>(id, new PieceKey(Slot.BODY, blocks - 1), lines));
				}
				case Change.Tail<T>(var block) -> {
					flush(closed, edits);
					edits.add(block == null
							? new TranscriptEdit.Drop<>(id, PieceKey.of(Slot.TAIL))
							: new TranscriptEdit.Put<>(id, PieceKey.of(Slot.TAIL), block));
				}
				case Change.Restart<T>() -> {
					closed.clear();
					blocks = 0;
					edits.add(new TranscriptEdit.DropAll<>(id, Slot.BODY));
					edits.add(new TranscriptEdit.Drop<>(id, PieceKey.of(Slot.TAIL)));
				}
			}
		}
		flush(closed, edits);
	}

	private void flush(List<T> closed, List<TranscriptEdit<T>> edits) {
		if (closed.size() > 1) {
			FrameQueue.join(answers.renderer(), closed.subList(0, closed.size() - 1))
					.forEach(joined -> put(joined, edits));
		}
		if (!closed.isEmpty()) {
			put(closed.getLast(), edits);
		}
		closed.clear();
	}

	private void put(T block, List<TranscriptEdit<T>> edits) {
		edits.add(new TranscriptEdit.Put<>(id, new PieceKey(Slot.BODY, blocks++), block));
	}
}
