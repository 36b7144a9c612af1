package io.github.openrouter4e.ui.internal.transcript;

import io.github.openrouter4e.markdown.code.ShownCode;

/** Hears what the user wants from the transcript; on the UI thread. */
public interface TranscriptUser {

	/** @param entry the turn, or the notice */
	void onAction(String entry, UserAction action);

	/** @param message tells of something that happened to the transcript itself */
	void message(String message);

	/** @param code the block whose action it is, as it is shown */
	void useCode(CodeUse use, ShownCode code);

	/** @param address passed {@link io.github.openrouter4e.markdown.text.SafeLink} */
	void openLink(String address);
}
