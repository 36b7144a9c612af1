package io.github.openrouter4e.client;

import java.util.Objects;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

/**
 * One JSON value as text, kept exactly as it came. For parts of the API that we pass through and must not change: tool
 * schemas, reasoning details, error metadata. Equal to what has the same text. Immutable.
 */
public final class RawJson {
	private final Supplier<String> text;

	/** @param text a JSON value; {@link #parse} checks it, this trusts the caller */
	public RawJson(String text) {
		Objects.requireNonNull(text);
		this.text = () -> text;
	}

	private RawJson(Supplier<String> text) {
		this.text = text;
	}

	/**
	 * For what comes by the thousand and is hardly ever read.
	 *
	 * @param text
	 *            makes the JSON value, each time the same, whenever somebody asks for it
	 */
	public static RawJson onDemand(Supplier<String> text) {
		return new RawJson(text);
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
	public String text() {
		return text.get();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RawJson json && text().equals(json.text());
	}

	@Override
	public int hashCode() {
		return text().hashCode();
	}

	@Override
	public String toString() {
		return text();
	}
}
