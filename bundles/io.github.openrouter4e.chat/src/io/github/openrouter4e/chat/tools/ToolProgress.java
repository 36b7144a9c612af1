package io.github.openrouter4e.chat.tools;

/** Tells the user how far a tool has got. May be called on any thread, as long as the tool runs. */
@FunctionalInterface
public interface ToolProgress {

	/** {@code done} of {@link #report} if nobody knows. */
	double UNKNOWN = -1;

	/**
	 * Something happened.
	 *
	 * @param message what the tool is doing, one line
	 * @param done    how much is done, from 0 to 1, or {@link #UNKNOWN}
	 */
	void report(String message, double done);
}
