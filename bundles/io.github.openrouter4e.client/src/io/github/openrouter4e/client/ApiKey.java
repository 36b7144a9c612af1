package io.github.openrouter4e.client;

import java.util.Objects;

import io.github.openrouter4e.client.InvalidApiKeyException.Reason;

/** An OpenRouter key. Its text leaves this object through {@link #value()} only; {@link #toString()} masks it. */
public final class ApiKey {
	private static final int SHOWN = 4;
	private static final int LONG_ENOUGH_TO_SHOW_ENDS = 16;

	private final String value;

	private ApiKey(String value) {
		this.value = value;
	}

	/**
	 * @param text
	 *            as pasted: white space and line ends around it are dropped
	 * @throws InvalidApiKeyException
	 *             if empty, with characters that cannot go into a header, or with white space inside. The exception
	 *             does not contain the text.
	 */
	public static ApiKey parse(String text) {
		String key = text.strip();
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

	/** The key itself. Never log, store or show it without the person's consent. */
	public String value() {
		return value;
	}

	/** Enough to recognise the key, too little to use it, for example {@code sk-or-v1-…abcd}. */
	@Override
	@SuppressWarnings("nls")
	public String toString() {
		if (value.length() < LONG_ENOUGH_TO_SHOW_ENDS) {
			return "…";
		}
		String prefix = value.startsWith("sk-or-v1-") ? "sk-or-v1-" : "";
		return prefix + "…" + value.substring(value.length() - SHOWN);
	}

	@Override
	public boolean equals(@org.eclipse.jdt.annotation.Nullable Object other) {
		return other instanceof ApiKey key && value.equals(key.value);
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(value);
	}
}
