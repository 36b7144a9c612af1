package io.github.openrouter4e.models.internal;

import java.time.Duration;

import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.models.CatalogueSettings;

/** The settings that apply while no other service is registered. */
final class DefaultCatalogueSettings implements CatalogueSettings {

	@Override
	public ModelScope scope() {
		return ModelScope.ALL;
	}

	@Override
	public Duration maxAge() {
		return DEFAULT_MAX_AGE;
	}
}
