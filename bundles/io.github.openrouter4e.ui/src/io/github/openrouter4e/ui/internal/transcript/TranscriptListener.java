package io.github.openrouter4e.ui.internal.transcript;

/** Hears what happens in a transcript widget; on the UI thread. */
interface TranscriptListener extends TranscriptUser {

	/** The beginning of what is shown has come into view. */
	void onEarlier();

	/** What was rendered for another width should be rendered again. */
	void onReflow();
}
