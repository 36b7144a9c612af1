package io.github.openrouter4e.ui.internal.transcript;

/** Hears what happens in a transcript widget; on the UI thread. */
interface TranscriptListener extends TranscriptUser {

	/** The beginning of what is shown has come into view. */
	void onEarlier();

	/** The widget had to begin again: all that it showed is to be shown again. */
	void onRestarted();

	/** The widget works no more. */
	void onBroken();

	/** What was rendered for another width should be rendered again. */
	void onReflow();
}
