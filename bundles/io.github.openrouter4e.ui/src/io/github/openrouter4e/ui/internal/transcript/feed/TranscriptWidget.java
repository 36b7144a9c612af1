package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.function.LongConsumer;

import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;

/**
 * A widget that shows a transcript. Methods are for the UI thread unless they
 * say otherwise; none waits for anything.
 *
 * @param <T> the form in which it takes content
 */
public interface TranscriptWidget<T> {

	Control control();

	/** How content is to be rendered for this widget; may be asked on any thread. */
	PieceRenderer<T> renderer();

	/** How many frames a second are worth what they cost here. */
	int framesPerSecond();

	/**
	 * Does all that can be done for a frame off the UI thread; called on the
	 * renderer thread.
	 *
	 * @return the rest, for the UI thread, to be done in the order of the frames
	 */
	Prepared prepare(Frame<T> frame);

	/** What remains to be done for a frame. */
	interface Prepared {

		/**
		 * Shows the frame.
		 *
		 * @param shown to be told how many nanoseconds it kept the UI thread, once it is on the screen and the next one is
		 *              welcome; that may be after this returned
		 */
		void show(LongConsumer shown);
	}

	/** Colours and fonts; what is shown already follows. */
	void setTheme(TranscriptTheme theme);

	/** The widget is in view again after it was not. */
	default void onVisible() {
		// nothing to catch up on
	}

	void scrollToEnd();

	/** Selects the next place with this text, or the one before; {@code again}: not the one that is selected. */
	boolean find(String sought, boolean again, boolean backwards);

	void copySelection();

	void selectAll();
}
