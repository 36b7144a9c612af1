package io.github.openrouter4e.ui.internal.chat;

import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.TranscriptUser;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** Hears nothing, for tests in which nothing is clicked. */
public enum Nothing implements TranscriptUser {

	HEARD;

	@Override
	public void onAction(String entry, UserAction action) {
		throw new AssertionError(action);
	}

	@Override
	public void useCode(CodeUse use, ShownCode code) {
		throw new AssertionError(use);
	}

	@Override
	public void message(String message) {
		throw new AssertionError(message);
	}

	@Override
	public void openLink(String address) {
		throw new AssertionError(address);
	}
}
