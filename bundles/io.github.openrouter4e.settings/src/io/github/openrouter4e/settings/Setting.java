package io.github.openrouter4e.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

/**
 * One preference: its type, its default and its form on disk. {@link Settings} lists all of them; other code hands them
 * to {@link OpenRouterPreferences} and never deals with the names under which they are stored.
 *
 * @param <T>
 *            immutable type of the value; never null (an absent amount is an empty {@code Optional})
 */
public sealed class Setting<T> permits NumberSetting {
	private final String key;
	private final T defaultValue;
	private final Function<T, String> encoder;
	private final Function<String, T> decoder;

	/**
	 * @param decoder
	 *            throws an {@link IllegalArgumentException} for text that is no value of this setting
	 */
	Setting(String key, T defaultValue, Function<T, String> encoder, Function<String, T> decoder) {
		this.key = key;
		this.defaultValue = defaultValue;
		this.encoder = encoder;
		this.decoder = decoder;
	}

	/** @return what counts as long as neither the user nor an administrator said otherwise */
	public T defaultValue() {
		return defaultValue;
	}

	/** @return the name in the preference node; for the implementation of {@link OpenRouterPreferences} */
	public String key() {
		return key;
	}

	/** @return the stored form of the value */
	public String encode(T value) {
		return Objects.requireNonNull(encoder.apply(value));
	}

	/** @return the value, or empty if the text, perhaps edited by hand or written by another version, is none */
	public Optional<T> decode(String text) {
		try {
			return Optional.ofNullable(decoder.apply(text));
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Setting<?> setting && setting.key.equals(key);
	}

	@Override
	public int hashCode() {
		return key.hashCode();
	}

	@Override
	public String toString() {
		return key;
	}
}
