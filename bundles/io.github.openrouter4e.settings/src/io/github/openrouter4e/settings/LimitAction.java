package io.github.openrouter4e.settings;

/** What happens before a request that would exceed a cost limit. */
public enum LimitAction {
	/** The request is sent; the view shows a warning. */
	WARN,
	/** Nothing is sent until the user agreed. */
	ASK
}
