package io.github.openrouter4e.chat.ignore;

import java.nio.file.Path;

/**
 * Why a file or folder must not be sent.
 *
 * @param cause what kind of reason
 * @param rule  the line of the ignore file, as it is written there; "" if the cause is not {@link Cause#RULE}
 * @param file  the ignore file, or for {@link Cause#OUTSIDE} the path that was asked for
 * @param line  where the rule stands in the file, from 1; 0 if the cause is not {@link Cause#RULE}
 */
public record Exclusion(Cause cause, String rule, Path file, int line) {

	/** The kinds of reasons. */
	public enum Cause {
		/** A line of an ignore file says so. */
		RULE,
		/** An ignore file that would decide cannot be read, so nothing in its folder is sent. */
		UNREADABLE,
		/** A file {@code .noai} marks the folder. */
		MARKED,
		/** The path is not in the folder that the rules are for. */
		OUTSIDE
	}
}
