package io.github.openrouter4e.ui.internal.transcript.feed;

/** What an entry is, for its looks and for screen readers. */
public enum EntryKind {
	QUESTION, ANSWER, TOOL, NOTICE
}
