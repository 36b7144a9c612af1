package io.github.openrouter4e.models;

import java.time.Duration;

import io.github.openrouter4e.client.ModelScope;

/**
 * What the user chose about the catalogue. Optional OSGi service that may come and go; without it all models are shown
 * and renewed every hour. Methods are called often and from any thread, and must not wait.
 */
public interface CatalogueSettings {

	/** The age after which a list is renewed unless the user says otherwise. */
	Duration DEFAULT_MAX_AGE = Duration.ofHours(1);

	/** {@return whether to list all models or only those the account may use} */
	ModelScope scope();

	/** {@return the age after which the list is renewed while Eclipse runs; zero or negative means only on demand} */
	Duration maxAge();
}
