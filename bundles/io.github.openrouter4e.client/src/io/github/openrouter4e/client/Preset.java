package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A preset of the account: a model with its options under one name. {@code @preset/slug} asks for it.
 *
 * @param slug
 *            its name in ids
 * @param status
 *            {@code active}, {@code disabled}, {@code archived}; an open set
 * @see <a href="https://openrouter.ai/docs/guides/features/presets">Presets</a>
 */
public record Preset(String slug, String name, @Nullable String description, @Nullable String status,
		@Nullable String designatedVersionId) {
	/** Whether requests may name it. */
	public boolean isActive() {
		return status == null || "active".equals(status); //$NON-NLS-1$
	}

	/** The id that asks for it. */
	public String modelId() {
		return "@preset/" + slug; //$NON-NLS-1$
	}
}
