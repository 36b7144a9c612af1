package io.github.openrouter4e.agent;

/**
 * What calls of tools have done to one file, all of them together.
 *
 * @param path    full, in the workspace
 * @param added   number of lines that the file has more
 * @param removed number of lines that it has no more; a line that was changed counts in both
 * @param state   what the user thinks of it
 */
public record ChangedFile(String path, Kind kind, int added, int removed, State state) {

	/** What happened to it as a whole. */
	public enum Kind {
		/** There was none before. */
		CREATED, CHANGED,
		/** There is none any more. */
		DELETED
	}

	/** What the user has said about it. */
	public enum State {
		/** Nothing yet. */
		OPEN, KEPT, UNDONE
	}
}
