package io.github.openrouter4e.settings;

/** The widget that shows the conversation. */
public enum TranscriptWidget {
	/** The browser where it works, else the native one. */
	AUTO, BROWSER, NATIVE
}
