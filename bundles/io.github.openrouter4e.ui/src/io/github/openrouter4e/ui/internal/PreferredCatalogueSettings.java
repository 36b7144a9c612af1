package io.github.openrouter4e.ui.internal;

import java.time.Duration;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.models.CatalogueSettings;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;

/** Tells the model catalogue what the preferences say. */
@Component(service = CatalogueSettings.class)
public final class PreferredCatalogueSettings implements CatalogueSettings {
	private final OpenRouterPreferences preferences;

	@Activate
	public PreferredCatalogueSettings(@Reference OpenRouterPreferences preferences) {
		this.preferences = preferences;
	}

	@Override
	public ModelScope scope() {
		return switch (preferences.get(Settings.CATALOGUE_SCOPE)) {
			case ALL -> ModelScope.ALL;
			case ACCOUNT -> ModelScope.ACCOUNT;
		};
	}

	@Override
	public Duration maxAge() {
		return Duration.ofMinutes(preferences.get(Settings.CATALOGUE_MAX_AGE_MINUTES));
	}
}
