package io.github.openrouter4e.testing;

/** The forms in which an error comes in the middle of a stream, after status 200. */
public enum StreamError {
	/** As documented: an error object and a choice that finishes with "error". */
	DOCUMENTED,
	/** An error object, no choices, no [DONE]. */
	NO_CHOICE,
	/** An error object, finish reason null, with usage, then [DONE]. */
	WITH_USAGE,
	/** The code is a string. */
	STRING_CODE,
	/** Finish reason "error" without an error object. */
	ONLY_FINISH_REASON,
}
