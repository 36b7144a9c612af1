package io.github.openrouter4e.client;

import java.util.Objects;

/**
 * One JSON value as text, kept exactly as it came. For parts of the API that we pass through and must not change: tool
 * schemas, reasoning details, error metadata.
 *
 * @param text
 *            a JSON value; {@link #parse} checks it, the constructor trusts the caller
 */
public record RawJson(String text) {
	public RawJson {
		Objects.requireNonNull(text);
	}

	/**
	 * @return the value, if {@code text} is exactly one well-formed JSON value
	 * @throws InvalidRequestException
	 *             otherwise, with {@link InvalidRequestException.Reason#BAD_JSON}
	 */
	public static RawJson parse(String text) {
		JsonCheck.requireValue(text);
		return new RawJson(text);
	}

	/** The JSON text itself. */
	@Override
	public String toString() {
		return text;
	}
}
