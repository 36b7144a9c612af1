package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.models.FakePreferences;
import io.github.openrouter4e.ui.internal.routing.ModelOptions;

class ModelsPreferencePageTest {

	private final FakePreferences preferences = new FakePreferences();

	@Test
	void thePageOffersTheModelsInUse() {
		preferences.set(Settings.MODEL_ID, "a/b");
		preferences.set(Settings.FAVOURITE_MODELS, List.of("c/d", "a/b"));
		preferences.set(Settings.RECENT_MODELS, List.of("e/f"));
		assertEquals(List.of(ModelOptions.ALL, "a/b", "c/d", "e/f"), ModelsPreferencePage.initialScopes(preferences));
	}
}
