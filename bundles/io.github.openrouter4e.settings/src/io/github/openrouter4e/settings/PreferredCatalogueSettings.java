package io.github.openrouter4e.settings;

import java.time.Duration;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.models.CatalogueSettings;

/** The catalogue's settings, from the preferences. */
@Component(service = CatalogueSettings.class)
public final class PreferredCatalogueSettings implements CatalogueSettings {
	private final OpenRouterPreferences preferences;

	@Activate
	public PreferredCatalogueSettings(@Reference OpenRouterPreferences preferences) {
		this.preferences = preferences;
	}

	@Override
	public ModelScope scope() {
		return preferences.get(Settings.CATALOGUE_SCOPE);
	}

	@Override
	public Duration maxAge() {
		return Duration.ofMinutes(preferences.get(Settings.CATALOGUE_MAX_AGE_MINUTES));
	}
}
