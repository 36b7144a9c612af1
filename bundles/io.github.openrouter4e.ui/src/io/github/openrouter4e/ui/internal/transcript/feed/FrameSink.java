package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.function.LongConsumer;

/**
 * Takes prepared frames to the widget.
 *
 * @param <T> the form the widget takes
 */
@FunctionalInterface
public interface FrameSink<T> {

	/**
	 * Shows a frame soon; called on the renderer thread, does not wait.
	 *
	 * @param shown to be told how many nanoseconds the UI thread spent on it
	 */
	void show(Frame<T> frame, LongConsumer shown);
}
