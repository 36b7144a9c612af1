package io.github.openrouter4e.ui.internal.transcript;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.ui.internal.Ui;

/** What can be done with a code block of an answer. */
public enum CodeUse {
	COPY, APPLY, INSERT, REPLACE, SAVE;

	/**
	 * Passes the user's action on, or says why not. The block is looked up at once: the next frame may show another one.
	 */
	public static void carryOut(UserAction.OnCode action, ShownCodes codes, TranscriptUser user) {
		@Nullable
		ShownCode code = codes.find(action.block());
		if (code == null) {
			user.message(Messages.CodeUse_codeGone);
		} else {
			Ui.later(() -> user.useCode(action.use(), code)); // not within the event: a dialog may open
		}
	}
}
