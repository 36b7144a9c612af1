package io.github.openrouter4e.testing;

/** The three forms in which OpenRouter has sent the usage at the end of a stream. */
public enum UsageShape {
	/** One empty delta whose finish reason is null (autumn 2025). */
	EMPTY_DELTA,
	/** No choice at all (spring 2026, and the overview page). */
	NO_CHOICE,
	/** One empty delta that repeats the finish reason (since summer 2026). */
	REPEATED_FINISH,
	/** No usage: it can only be asked from /generation. */
	NONE,
}
