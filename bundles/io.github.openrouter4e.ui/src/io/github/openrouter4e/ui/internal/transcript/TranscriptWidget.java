package io.github.openrouter4e.ui.internal.transcript;

import org.eclipse.swt.widgets.Control;

/**
 * A widget that shows a transcript. Methods are for the UI thread unless they
 * say otherwise; none waits for anything.
 *
 * @param <T> the form in which it takes content
 */
public interface TranscriptWidget<T> {

	Control control();

	/** How content is to be rendered for this widget; may be asked on any thread. */
	PieceForms<T> forms();

	/**
	 * Does all that can be done for a frame off the UI thread; called on the
	 * renderer thread.
	 *
	 * @return the rest, for the UI thread, to be run in the order of the frames
	 */
	Runnable prepare(Frame<T> frame);

	/** Colours and fonts; what is shown already follows. */
	void setLook(Look look);

	void scrollToEnd();

	void copySelection();

	void selectAll();
}
