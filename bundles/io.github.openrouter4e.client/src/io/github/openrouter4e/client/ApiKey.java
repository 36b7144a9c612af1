package io.github.openrouter4e.client;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.InvalidApiKeyException.Reason;

/** An OpenRouter key. Its text leaves this object through {@link #value()} only; {@link #toString()} masks it. */
@SuppressWarnings("nls") // what is around keys
public final class ApiKey {
	/** White space, and what is invisible, around the text. */
	private static final Pattern BLANK = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");
	private static final String QUOTES = "\"'`\u2018\u2019\u201C\u201D\u201E\u00AB\u00BB";
	private static final Pattern WRAPPING = Pattern.compile("^[" + QUOTES + "]|[" + QUOTES + "][,;]?$"
			+ "|^(?:export|set|setx)\\s+(?=[\\w" + QUOTES + "]*OPENROUTER)|^\\$env:"
			+ "|^[\\w" + QUOTES + "]*OPENROUTER_API_KEY[" + QUOTES
			+ "]?(?:\\s*[=:]\\s*|\\s+)|^Authorization\\s*:\\s*|^Bearer\\s+",
			Pattern.CASE_INSENSITIVE);
	/** As OpenRouter's and most vendors' keys look; alone in a text, whatever else there is belongs to no key. */
	private static final Pattern KEY = Pattern.compile("(?<![\\w-])sk-[\\w-]{16,}");
	private static final Pattern LETTER = Pattern.compile("\\w");
	private static final int SHOWN = 4;
	private static final int LONG_ENOUGH_TO_SHOW_ENDS = 16;

	private final String value;

	private ApiKey(String value) {
		this.value = value;
	}

	/**
	 * @param text
	 *            as pasted or as found in a variable: white space around it is dropped, and what users copy along with a
	 *            key, see {@link #hasWrapping}
	 * @throws InvalidApiKeyException
	 *             if empty, with characters that cannot go into a header, or with white space inside. The exception
	 *             does not contain the text.
	 */
	public static ApiKey parse(String text) {
		String key = unwrap(text);
		if (key.isEmpty()) {
			throw new InvalidApiKeyException(Reason.EMPTY);
		}
		for (int i = 0; i < key.length(); i++) {
			char c = key.charAt(i);
			if (Character.isWhitespace(c) || c == '\u00a0') {
				throw new InvalidApiKeyException(Reason.CONTAINS_SPACE);
			}
			if (c <= ' ' || c > '~') {
				throw new InvalidApiKeyException(Reason.NOT_ASCII);
			}
		}
		return new ApiKey(key);
	}

	/**
	 * @return whether there is more around the key than white space, which {@link #parse} leaves out: quotes, the name of
	 *         the variable with <code>=</code> or the <code>:</code> of JSON, <code>export</code> or <code>set</code>
	 * before
	 *         it, <code>Authorization: Bearer</code>
	 */
	public static boolean hasWrapping(String text) {
		return !unwrap(text).equals(stripBlank(text));
	}

	private static String unwrap(String text) {
		String only = onlyKey(text);
		return only == null ? withoutWrapping(text) : only;
	}

	/**
	 * {@return the key in JSON, a header, a list or a sentence; null if it is not clear what it is} A key with letters behind
	 * it may have been broken in two.
	 */
	private static @Nullable String onlyKey(String text) {
		Matcher matcher = KEY.matcher(text);
		if (!matcher.find() || LETTER.matcher(text.substring(matcher.end())).find()) {
			return null;
		}
		return matcher.group();
	}

	private static String withoutWrapping(String text) {
		String rest = stripBlank(text);
		String before;
		do {
			before = rest;
			rest = stripBlank(WRAPPING.matcher(rest).replaceAll(""));
		} while (!rest.equals(before));
		return rest;
	}

	private static String stripBlank(String text) {
		return BLANK.matcher(text).replaceAll("");
	}

	/** The key itself. Never log, store or show it without the user's consent. */
	public String value() {
		return value;
	}

	/** Enough to recognise the key, too little to use it, for example {@code sk-or-v1-…abcd}. */
	@Override
	public String toString() {
		if (value.length() < LONG_ENOUGH_TO_SHOW_ENDS) {
			return "…";
		}
		String prefix = value.startsWith("sk-or-v1-") ? "sk-or-v1-" : "";
		return prefix + "…" + value.substring(value.length() - SHOWN);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ApiKey key && value.equals(key.value);
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(value);
	}
}
