package io.github.openrouter4e.ui.internal.transcript;

/**
 * Something the user can do with an entry.
 *
 * @param action  what the {@link TranscriptListener} is told
 * @param label   shown
 * @param enabled false: shown but of no effect
 */
public record ActionView(String action, String label, boolean enabled) {

	public ActionView(String action, String label) {
		this(action, label, true);
	}
}
