package io.github.openrouter4e.ui.internal.transcript;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.ui.internal.errors.ErrorAction;

/**
 * Something the user can do with an entry.
 *
 * @param action  what the {@link TranscriptListener} is told; null: there is only something to read
 * @param label   shown
 * @param enabled false: shown but of no effect
 */
public record ActionView(@Nullable UserAction action, String label, boolean enabled) {

	public ActionView(UserAction action, String label) {
		this(action, label, true);
	}

	/** The next step after an error, as it is called everywhere. */
	public ActionView(ErrorAction action) {
		this(new UserAction.OnError(action), action.label());
	}
}
