package io.github.openrouter4e.ui.internal.chat;

/** What can be done with a code block of an answer. */
enum CodeUse {
	COPY, INSERT, REPLACE, SAVE
}
