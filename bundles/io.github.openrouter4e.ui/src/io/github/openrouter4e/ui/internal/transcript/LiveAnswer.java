package io.github.openrouter4e.ui.internal.transcript;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.ui.internal.markdown.Change;
import io.github.openrouter4e.ui.internal.markdown.StreamingMarkdown;
import io.github.openrouter4e.ui.internal.transcript.Key.Slot;

/**
 * An answer that is being received: takes from each snapshot only what the one
 * before did not have. For the renderer thread.
 *
 * @param <T> the form the widget takes
 */
final class LiveAnswer<T> {

	/** Reasoning can be endless; while it runs, its end is what matters. */
	private static final int SHOWN_REASONING = 1_200;

	private final AnswerPieces<T> pieces;
	private final String id;
	private final StreamingMarkdown<T> body;
	private int seenText;
	private int seenReasoning;
	private int blocks;
	private boolean reasoningFolded;
	private boolean waiting;

	LiveAnswer(AnswerPieces<T> pieces, String id) {
		this.pieces = pieces;
		this.id = id;
		this.body = new StreamingMarkdown<>(pieces.forms(), pieces.codes(id, Slot.BODY),
				pieces.codes(id, Slot.TAIL));
	}

	/** Adds what has changed since the call before. */
	void update(Answer answer, Conversation conversation, List<Op<T>> ops) {
		reasoning(answer, ops);
		var text = answer.text();
		if (text.length() > seenText) {
			body.append(text.substring(seenText, text.length()));
			seenText = text.length();
			apply(body.advance(), ops);
			waiting = false;
		} else if (answer.state() == AnswerState.STREAMING && seenText == 0 && !waiting) {
			waiting = true;
			ops.add(new Op.Put<>(id, Key.of(Slot.TAIL), pieces.waiting()));
		}
		if (answer.state() != AnswerState.STREAMING) {
			apply(body.finish(), ops);
			pieces.end(answer, conversation, ops);
		}
	}

	private void reasoning(Answer answer, List<Op<T>> ops) {
		var reasoning = answer.reasoning();
		var ended = !answer.text().isEmpty() || answer.state() != AnswerState.STREAMING;
		if (reasoning.isEmpty() || reasoningFolded || !ended && reasoning.length() == seenReasoning) {
			return;
		}
		seenReasoning = reasoning.length();
		if (ended) {
			reasoningFolded = true;
			pieces.reasoning(answer, ops);
			return;
		}
		var from = Math.max(0, seenReasoning - SHOWN_REASONING);
		var codes = pieces.codes(id, Slot.REASONING);
		var markdown = new StreamingMarkdown<>(pieces.forms(), codes, codes);
		markdown.append((from > 0 ? "\u2026" : "") + reasoning.substring(from, seenReasoning)); //$NON-NLS-1$ //$NON-NLS-2$
		pieces.runningReasoning(id, AnswerPieces.content(pieces.forms(), markdown.advance()), ops);
		waiting = true;
		ops.add(new Op.Drop<>(id, Key.of(Slot.TAIL)));
	}

	/**
	 * Blocks that come in the same frame become one piece, for what a frame costs is a matter of how many steps it has;
	 * but for the last one, which may be a code block that goes on.
	 */
	private void apply(List<Change<T>> changes, List<Op<T>> ops) {
		var closed = new ArrayList<T>();
		for (var change : changes) {
			switch (change) {
				case Change.Add<T>(var block) -> closed.add(block);
				case Change.Extend<T>(var lines) -> {
					flush(closed, ops);
					ops.add(new Op.Extend<>(id, new Key(Slot.BODY, blocks - 1), lines));
				}
				case Change.Tail<T>(var block) -> {
					flush(closed, ops);
					ops.add(block == null
							? new Op.Drop<>(id, Key.of(Slot.TAIL))
							: new Op.Put<>(id, Key.of(Slot.TAIL), block));
				}
				case Change.Restart<T>() -> {
					closed.clear();
					blocks = 0;
					ops.add(new Op.DropAll<>(id, Slot.BODY));
					ops.add(new Op.Drop<>(id, Key.of(Slot.TAIL)));
				}
			}
		}
		flush(closed, ops);
	}

	private void flush(List<T> closed, List<Op<T>> ops) {
		if (closed.size() > 1) {
			Backlog.join(pieces.forms(), closed.subList(0, closed.size() - 1)).forEach(joined -> put(joined, ops));
		}
		if (!closed.isEmpty()) {
			put(closed.getLast(), ops);
		}
		closed.clear();
	}

	private void put(T block, List<Op<T>> ops) {
		ops.add(new Op.Put<>(id, new Key(Slot.BODY, blocks++), block));
	}
}
