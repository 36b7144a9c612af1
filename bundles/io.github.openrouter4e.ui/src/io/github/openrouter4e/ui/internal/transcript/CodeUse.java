package io.github.openrouter4e.ui.internal.transcript;

import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.ui.internal.Ui;

/** What can be done with a code block of an answer. */
public enum CodeUse {
	COPY, INSERT, REPLACE, SAVE;

	/**
	 * Passes the user's action on if it is one of a code block, or says why not. The block is looked up at once: the next
	 * frame may show another one.
	 *
	 * @param action the use in lower case, a colon, and the identity of the block
	 * @return whether it was one
	 */
	static boolean carryOut(String action, ShownCodes codes, TranscriptUser user) {
		var colon = action.indexOf(':');
		var use = colon < 0 ? null : of(action.substring(0, colon));
		if (use == null) {
			return false;
		}
		@Nullable
		ShownCode code = codes.find(action.substring(colon + 1));
		if (code == null) {
			user.onMessage(Messages.CodeUse_codeGone);
		} else {
			Ui.later(() -> user.onCode(use, code)); // not within the event: a dialog may open
		}
		return true;
	}

	private static @Nullable CodeUse of(String name) {
		for (var use : values()) {
			if (use.name().toLowerCase(Locale.ROOT).equals(name)) {
				return use;
			}
		}
		return null;
	}
}
