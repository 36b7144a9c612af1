package io.github.openrouter4e.ui.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Provider;
import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.settings.OpenRouterPreferences;

/**
 * What the picker and the pages for routing and parameters work with.
 *
 * @param catalogue   the list of models
 * @param endpoints   the providers of a model
 * @param providers   asks for all providers of OpenRouter; blocks
 * @param preferences where choices are kept
 * @param clock       tells the age of the list
 * @param locale      for numbers and days
 */
public record ModelServices(ModelCatalogue catalogue, EndpointCatalogue endpoints, Callable<List<Provider>> providers,
		OpenRouterPreferences preferences, Clock clock, Locale locale) {

	/** Those of the running workbench. */
	public static ModelServices of(UiServices services) {
		return new ModelServices(services.models(), services.endpoints(),
				() -> services.client().providers(new Cancellation()), services.preferences(),
				Clock.systemUTC(), Locale.getDefault());
	}
}
