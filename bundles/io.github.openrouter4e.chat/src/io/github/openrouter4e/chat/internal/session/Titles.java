package io.github.openrouter4e.chat.internal.session;

import java.util.regex.Pattern;

import io.github.openrouter4e.chat.Prompt;

/** The first title of a conversation: the first words of its first prompt. */
final class Titles {

	private static final int MAX_LENGTH = 60;
	private static final int MIN_LENGTH = 30;
	private static final char ELLIPSIS = '\u2026';

	/** Headings, quotes, list marks, emphasis, code marks; everything that is no text. */
	@SuppressWarnings("nls") // regular expressions
	private static final Pattern MARKS = Pattern.compile("(?m)^\\s*(#+|>|[-*+]|\\d+[.)])\\s+|[`*_~]{1,3}");
	@SuppressWarnings("nls")
	private static final Pattern SPACE = Pattern
			.compile("[\\s\\p{Cntrl}\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

	private Titles() {}

	/** At most 60 characters on one line; the first attachment's name if there is no text; empty if there is neither. */
	static String of(Prompt prompt) {
		String title = clean(prompt.text());
		if (title.isEmpty() && !prompt.attachments().isEmpty()) {
			title = clean(prompt.attachments().getFirst().name());
		}
		return shorten(title);
	}

	/** A title that the user typed. */
	static String clean(String text) {
		String start = text.length() > 1000 ? text.substring(0, 1000) : text;
		return SPACE.matcher(MARKS.matcher(start).replaceAll("")).replaceAll(" ").strip(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String shorten(String text) {
		if (text.codePointCount(0, text.length()) <= MAX_LENGTH) {
			return text;
		}
		int end = text.offsetByCodePoints(0, MAX_LENGTH - 1);
		int space = text.lastIndexOf(' ', end);
		return text.substring(0, space >= MIN_LENGTH ? space : end).strip() + ELLIPSIS;
	}
}
