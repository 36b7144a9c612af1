package io.github.openrouter4e.agent.edit;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

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
		return lines(text).findFirst().orElse(""); //$NON-NLS-1$
	}

	/** The first such line that was not there before, whatever its indent; empty if there is none. */
	public static String added(String before, String after) {
		var there = lines(before).collect(Collectors.toSet());
		return lines(after).filter(line -> !there.contains(line)).findFirst().orElse(""); //$NON-NLS-1$
	}

	/** @throws ToolException if the new text leaves lines out that the old one had */
	@SuppressWarnings("nls") // what the model is told
	public static void refuseAdded(String before, String after) throws ToolException {
		var line = added(before, after);
		if (!line.isEmpty()) {
			throw new ToolException(Kind.ARGUMENTS, "The new text leaves lines out (\"" + line
					+ "\"). Write the lines out: the text is written as it is. Nothing was changed.");
		}
	}

	private static Stream<String> lines(String text) {
		return text.lines().filter(Elision::isLine).map(String::strip);
	}

	private static boolean isLine(String line) {
		return LINE.matcher(line).matches();
	}
}
