package io.github.openrouter4e.client;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A version of a {@link Preset}; requests get the designated one.
 *
 * @param config
 *            what of a request it fixes, a JSON object
 * @param model
 *            the model in it
 */
public record PresetVersion(String id, long version, @Nullable String model, @Nullable String systemPrompt,
		@Nullable RawJson config, @Nullable Instant created) {
}
