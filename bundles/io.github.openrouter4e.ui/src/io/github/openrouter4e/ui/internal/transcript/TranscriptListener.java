package io.github.openrouter4e.ui.internal.transcript;

/** Hears what happens in a transcript widget; on the UI thread. */
public interface TranscriptListener {

	/**
	 * @param entry  the turn, or the notice
	 * @param action of a code block: {@link UserAction.OnCode}
	 */
	void onAction(String entry, UserAction action);

	/** @param message tells of something that happened to the transcript itself */
	void onMessage(String message);

	/** @param address passed {@link io.github.openrouter4e.markdown.text.SafeLink} */
	void onLink(String address);

	/** The beginning of what is shown has come into view. */
	void onEarlier();

	/** @param inView whether the end of the transcript is in view, so that nothing need lead back to it */
	void onEnd(boolean inView);

	/** The widget had to begin again: all that it showed is to be shown again. */
	void onRestarted();

	/** The widget works no more. */
	void onBroken();

	/** What was rendered for another width should be rendered again. */
	void onReflow();
}
