package io.github.openrouter4e.settings;

/** What sends the prompt; the other combination starts a new line. */
public enum SendKey {
	ENTER, CTRL_ENTER
}
