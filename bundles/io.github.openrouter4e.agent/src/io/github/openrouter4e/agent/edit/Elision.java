package io.github.openrouter4e.agent.edit;

import java.util.regex.Pattern;

/**
 * Recognises lines with which models leave code out, such as {@code // ... existing code ...}. They must never get into a
 * file.
 */
public final class Elision {

	/**
	 * Dots after the beginning of a comment, or a comment that speaks of what is left as it was. For one line at a time and
	 * without going back, as models write any number of blank lines and spaces.
	 */
	private static final Pattern LINE = Pattern.compile(
			"(?is)\\s*+(?://|#|--|;|%|/\\*+|<!--|\\*|'|REM\\b|\\{/\\*)?+\\s*+(?:\\.\\.\\.|\u2026)\\s*+(?:\\(?+\\s*+(?:rest|existing|remaining|other|previous|same|unchanged|omitted|keep|more)\\b.*+)?+(?:\\.\\.\\.|\u2026)?+\\s*+(?:\\*/\\}?|-->)?+\\s*+" //$NON-NLS-1$
					+ "|\\s*+(?://|#|--|;|%|/\\*+|<!--|\\{/\\*)\\s*+(?:\\.\\.\\.\\s*+)?+\\(?+(?:(?:the )?(?:rest|remainder) of (?:the |your )?(?:code|file|class|method|function|implementation)|(?:existing|previous|remaining|unchanged) (?:code|imports|methods|fields|content|implementation)|(?:code|rest) (?:remains )?(?:unchanged|omitted|the same|here))\\b.*+"); //$NON-NLS-1$

	private Elision() {}

	/** Whether there is such a line. */
	public static boolean isIn(String text) {
		return text.lines().anyMatch(Elision::isLine);
	}

	/** The first such line; empty if there is none. */
	public static String in(String text) {
		return text.lines().filter(Elision::isLine).findFirst().map(String::strip).orElse(""); //$NON-NLS-1$
	}

	private static boolean isLine(String line) {
		return LINE.matcher(line).matches();
	}
}
