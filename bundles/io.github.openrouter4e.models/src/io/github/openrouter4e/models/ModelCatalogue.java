package io.github.openrouter4e.models;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.openrouter4e.storage.Registration;

/**
 * All models that OpenRouter, or whatever answers at the configured base URL, offers. OSGi service.
 * <p>
 * Nothing happens before the first need: {@link #ensureLoaded()} reads the list kept on disk and asks the network if
 * that list is missing or older than {@link CatalogueSettings#maxAge()}. While listeners are registered, the list is
 * renewed when it gets too old; without listeners only when somebody asks. However many callers ask at once, one request
 * is under way. An empty, broken or partial answer, or none, never replaces a good list; the reason is in
 * {@link CatalogueSnapshot#failure()}. When the base URL, the key or the scope changes, the catalogue switches to that
 * account's list, which may be empty until the answer is there.
 * <p>
 * All methods may be called from any thread, the UI thread included; none waits.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/list-available-models">OpenRouter: list available models</a>
 */
public interface ModelCatalogue {

	/** {@return what is known right now; empty before the first {@link #ensureLoaded()} has finished} */
	CatalogueSnapshot current();

	/**
	 * Makes the list available, and renews it if it is too old. Cheap to call often.
	 *
	 * @return completes with the first usable snapshot: at once if there is a list in memory (however old; a renewal then
	 *         goes on in the background), after the disk was read if there is one on disk, else after the answer. Never
	 *         completes exceptionally; failures are in the snapshot.
	 */
	CompletableFuture<CatalogueSnapshot> ensureLoaded();

	/**
	 * Asks the network now, however young the list is. Joins a request that is already under way.
	 *
	 * @return completes with the snapshot after the answer. Never completes exceptionally; failures are in the snapshot.
	 */
	CompletableFuture<CatalogueSnapshot> refresh();

	/**
	 * Registers a listener for every new snapshot, also for {@link CatalogueSnapshot#refreshing()} becoming true or false.
	 *
	 * @param listener called in order, one call at a time, on a background thread and never on the caller's; what it throws
	 *                 is logged
	 * @return closes to unregister
	 */
	Registration addListener(Consumer<CatalogueSnapshot> listener);
}
