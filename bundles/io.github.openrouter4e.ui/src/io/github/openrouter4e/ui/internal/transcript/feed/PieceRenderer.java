package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.BlockRenderer;
import io.github.openrouter4e.ui.internal.transcript.ChangesView;
import io.github.openrouter4e.ui.internal.transcript.ExtrasView;
import io.github.openrouter4e.ui.internal.transcript.FooterView;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.OpenCallsView;
import io.github.openrouter4e.ui.internal.transcript.QuestionView;
import io.github.openrouter4e.ui.internal.transcript.ToolCallView;

/**
 * How a widget wants the pieces. Thread-safe: called on the background renderer.
 *
 * @param <T> the form the widget takes
 */
public interface PieceRenderer<T> extends BlockRenderer<T> {

	/** @param whole whether nothing is left out for its length */
	T question(QuestionView question, boolean whole);

	/**
	 * Text as it is, where nothing better can be shown.
	 *
	 * @param whole whether nothing is left out for its length
	 */
	T plain(String text, boolean whole);

	/**
	 * @param label  what the folded reasoning is called
	 * @param body   rendered reasoning
	 * @param folded whether only the label is shown at first
	 */
	T reasoning(String label, T body, boolean folded);

	/**
	 * A card of a tool call.
	 *
	 * @param body   what the tool has for the user, rendered; null if it has nothing
	 * @param folded whether only its first line is shown at first
	 */
	T tool(ToolCallView call, @Nullable T body, boolean folded);

	/** One card for several tool calls that wait for the user. */
	T tools(OpenCallsView.AskedTogether calls);

	T extras(ExtrasView extras);

	/** The files that tools have changed. */
	T changes(ChangesView changes);

	T notice(NoticeView notice);

	/** The sign that an answer is on its way and nothing came yet. */
	T waiting(String label);

	T footer(FooterView footer);

	/** How much of a frame showing this takes: 1 is as much as the UI thread does in one go. */
	double load(T content);

	/** What takes more than one frame in parts that each fit into one, as far as it can be taken apart. */
	List<T> split(T content);
}
