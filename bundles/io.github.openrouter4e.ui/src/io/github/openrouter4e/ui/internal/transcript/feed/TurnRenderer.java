package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.ui.internal.transcript.ExtrasView;
import io.github.openrouter4e.ui.internal.transcript.Messages;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.ToolCallWords;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey.Slot;

/**
 * Makes the edits that show turns, and keeps what is needed to show only the
 * difference next time. For the renderer thread.
 *
 * @param <T> the form the widget takes
 */
final class TurnRenderer<T> {

	private static final int PLAIN_END = 2_000;

	private final PieceRenderer<T> renderer;
	private final TurnViews views;
	private final AnswerRenderer<T> answers;
	private final Map<String, @Nullable StreamingAnswerRenderer<T>> live = new HashMap<>();
	/** Turns that could not be rendered: they are shown as plain text. */
	private final Set<String> plain = new HashSet<>();
	private final Set<String> logged = new HashSet<>();
	/** Questions and turns as plain text of which nothing is left out for its length. */
	private final Set<String> whole = new HashSet<>();
	/** Results of tools that the user wants to see. */
	private final Set<String> unfolded = new HashSet<>();
	/** How far the tools are that run, by turn. */
	private final Map<String, ToolCallWords.Progress> progress = new HashMap<>();
	/** How much text of the finished answers is shown. */
	private final Map<String, Integer> lengths = new HashMap<>();

	/**
	 * @param codes takes the code blocks of what is shown
	 * @param going whether the run of the conversation goes on
	 */
	TurnRenderer(PieceRenderer<T> renderer, TurnViews views, ShownCodes codes, BooleanSupplier going) {
		this.renderer = renderer;
		this.views = views;
		this.answers = new AnswerRenderer<>(renderer, views, codes, going);
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
	void forgetRendered() {
		answers.forget();
	}

	/** Folds an answer's reasoning, or shows it. */
	void toggle(Answer answer, List<TranscriptEdit<T>> edits) {
		contained(answer, null, edits, () -> answers.toggle(answer, edits));
	}

	/** Adds a turn that is not shown yet. */
	void add(Turn turn, Conversation conversation, @Nullable String before, List<TranscriptEdit<T>> edits) {
		edits.add(new TranscriptEdit.AddEntry<>(turn.id(), before, switch (turn) {
			case Question question -> EntryKind.QUESTION;
			case Answer answer -> EntryKind.ANSWER;
			case ToolResult tool -> EntryKind.TOOL;
		}));
		contained(turn, conversation, edits, () -> fill(turn, conversation, edits));
	}

	private void fill(Turn turn, Conversation conversation, List<TranscriptEdit<T>> edits) {
		var id = turn.id();
		switch (turn) {
			case Question question ->
				edits.add(new TranscriptEdit.Put<>(id, PieceKey.of(Slot.HEAD),
						renderer.question(views.question(question, conversation), whole.contains(id))));
			case Answer answer -> {
				if (answer.state() == AnswerState.STREAMING) {
					follow(answer, conversation, edits);
				} else {
					finished(answer, conversation, edits);
				}
			}
			case ToolResult tool ->
				tool(tool, conversation, edits);
		}
	}

	/** Shows what was left out of a turn for its length. */
	void showAll(Turn turn, Conversation conversation, List<TranscriptEdit<T>> edits) {
		whole.add(turn.id());
		contained(turn, conversation, edits, () -> {
			if (!(turn instanceof Answer answer)) {
				fill(turn, conversation, edits);
			} else if (answer.state() != AnswerState.STREAMING) {
				answers.showAll(answer, conversation, edits);
			}
		});
	}

	private void tool(ToolResult tool, Conversation conversation, List<TranscriptEdit<T>> edits) {
		var view = views.ran(tool, conversation, progress.get(tool.id()));
		if (!tool.isRunning()) {
			progress.remove(tool.id());
		}
		edits.add(new TranscriptEdit.Put<>(tool.id(), PieceKey.of(Slot.HEAD),
				renderer.tool(view, shown(tool), view.state().isEnded() && !unfolded.contains(tool.id()))));
	}

	/** What a tool has for the user; null if it has nothing that is known here. */
	private @Nullable T shown(ToolResult tool) {
		if (!(tool.outcome() instanceof ToolOutcome.Done done)) {
			return null;
		}
		var all = whole.contains(tool.id());
		var parts = new ArrayList<T>();
		if (done.view() instanceof ToolView view) {
			var type = view.type();
			if (type.equals(ToolView.TEXT)) {
				parts.add(renderer.plain(view.data(), all));
			} else {
				var text = type.equals(ToolView.MARKDOWN)
						? view.data()
						: type.equals(ToolView.DIFF)
								? fenced(type, view.data())
								: type.startsWith(ToolView.CODE)
										? fenced(type.substring(ToolView.CODE.length()), view.data())
										: ""; //$NON-NLS-1$
				if (!text.isEmpty()) {
					parts.add(answers.markdown(tool.id(), Slot.HEAD, text, all));
				}
			}
		}
		var images = TurnViews.images(tool);
		if (!images.isEmpty()) {
			parts.add(renderer.extras(new ExtrasView(images, "", List.of()))); //$NON-NLS-1$
		}
		return parts.isEmpty() ? null : renderer.join(parts);
	}

	/** A code block of Markdown that nothing in the code ends. */
	private static String fenced(String language, String code) {
		var fence = "```"; //$NON-NLS-1$
		while (code.contains(fence)) {
			fence += '`';
		}
		return fence + language.replaceAll("[^A-Za-z0-9+#_.-]", "") + '\n' + code //$NON-NLS-1$ //$NON-NLS-2$
				+ (code.endsWith("\n") ? "" : "\n") + fence + '\n'; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** A tool that is shown tells how far it is. */
	void progress(ToolResult tool, ToolCallWords.Progress told, Conversation conversation,
			List<TranscriptEdit<T>> edits) {
		progress.put(tool.id(), told);
		contained(tool, conversation, edits, () -> tool(tool, conversation, edits));
	}

	/** Folds a tool's result, or shows it. */
	void toggle(ToolResult tool, Conversation conversation, List<TranscriptEdit<T>> edits) {
		if (!unfolded.remove(tool.id())) {
			unfolded.add(tool.id());
		}
		contained(tool, conversation, edits, () -> tool(tool, conversation, edits));
	}

	/** The model is writing a call. */
	void written(String answerId, int index, String name, CharSequence arguments, List<TranscriptEdit<T>> edits) {
		edits.add(new TranscriptEdit.Put<>(answerId, new PieceKey(Slot.TOOLS, index),
				renderer.tool(ToolCallWords.written(name, arguments), null, false)));
	}

	/** The calls of an answer that have no turn of their own yet have changed. */
	void openCalls(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		contained(answer, conversation, edits, () -> answers.openCalls(answer, conversation, edits));
	}

	/** What is known of the files that a run has changed may be different. */
	void changes(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		contained(answer, conversation, edits, () -> answers.changes(answer, conversation, edits));
	}

	/** A question or a tool's result that is shown has changed. */
	void change(Turn turn, Conversation conversation, List<TranscriptEdit<T>> edits) {
		contained(turn, conversation, edits, () -> fill(turn, conversation, edits));
	}

	/** An answer that is shown has changed. */
	void update(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		contained(answer, conversation, edits, () -> follow(answer, conversation, edits));
	}

	/** What goes wrong with one turn is no matter of the others: it is shown as plain text. */
	private void contained(Turn turn, @Nullable Conversation conversation, List<TranscriptEdit<T>> edits,
			Runnable rendering) {
		var before = edits.size();
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
		edits.subList(before, edits.size()).clear();
		asPlainText(turn, edits);
		if (turn instanceof Answer answer && answer.state() != AnswerState.STREAMING && conversation != null) {
			answers.end(answer, conversation, edits);
		}
	}

	private void log(String id, Throwable failure) {
		if (logged.add(id)) {
			ILog.of(TurnRenderer.class).error("A turn is shown as plain text as it could not be rendered", failure); //$NON-NLS-1$
		}
	}

	private void asPlainText(Turn turn, List<TranscriptEdit<T>> edits) {
		var text = switch (turn) {
			case Question question -> question.prompt().text();
			case Answer answer -> answer.text().toString();
			case ToolResult tool -> tool.content();
		};
		edits.add(new TranscriptEdit.DropAll<>(turn.id(), Slot.BODY));
		edits.add(new TranscriptEdit.Drop<>(turn.id(), PieceKey.of(Slot.TAIL)));
		if (turn instanceof Answer answer && answer.state() == AnswerState.STREAMING) {
			// all of it once it has ended: until then each frame would have it anew
			text = text.substring(Math.max(0, text.length() - PLAIN_END));
		}
		edits.add(new TranscriptEdit.Put<>(turn.id(), new PieceKey(Slot.BODY, 0),
				renderer.plain(text, whole.contains(turn.id()))));
		edits.add(new TranscriptEdit.Put<>(turn.id(), new PieceKey(Slot.BODY, 1),
				renderer.notice(new NoticeView(false, Messages.TurnRenderer_plain, Messages.TurnRenderer_plainText,
						List.of()))));
	}

	private void follow(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		var running = live.get(answer.id());
		if (running == null) {
			if (answer.state() != AnswerState.STREAMING) {
				changedAfterwards(answer, conversation, edits);
				return;
			}
			running = new StreamingAnswerRenderer<>(answers, answer.id());
			live.put(answer.id(), running);
			// an answer that is continued was shown in one piece before
			edits.add(new TranscriptEdit.DropAll<>(answer.id(), Slot.BODY));
			edits.add(new TranscriptEdit.Drop<>(answer.id(), PieceKey.of(Slot.NOTICE)));
			edits.add(new TranscriptEdit.Drop<>(answer.id(), PieceKey.of(Slot.FOOT)));
		}
		running.update(answer, conversation, edits);
		if (answer.state() != AnswerState.STREAMING) {
			live.remove(answer.id());
			lengths.put(answer.id(), answer.text().length());
		}
	}

	/** Its cost became known, or it was continued to its end while the view was hidden. */
	private void changedAfterwards(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		if (lengths.getOrDefault(answer.id(), -1) == answer.text().length()) {
			answers.end(answer, conversation, edits);
		} else {
			edits.add(new TranscriptEdit.DropAll<>(answer.id(), Slot.BODY));
			finished(answer, conversation, edits);
		}
	}

	private void finished(Answer answer, Conversation conversation, List<TranscriptEdit<T>> edits) {
		answers.finished(answer, conversation, edits);
		lengths.put(answer.id(), answer.text().length());
	}
}
