package io.github.openrouter4e.ui.internal.models;

import java.time.Clock;
import java.util.Locale;

import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.settings.OpenRouterPreferences;

/**
 * What the picker and the pages for routing and parameters work with.
 *
 * @param catalogue   the list of models
 * @param endpoints   the providers of a model
 * @param preferences where choices are kept
 * @param clock       tells the age of the list
 * @param locale      for numbers and days
 */
public record PickerServices(ModelCatalogue catalogue, EndpointCatalogue endpoints, OpenRouterPreferences preferences,
		Clock clock, Locale locale) {
}
