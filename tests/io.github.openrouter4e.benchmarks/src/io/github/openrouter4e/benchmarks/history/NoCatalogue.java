package io.github.openrouter4e.benchmarks.history;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.storage.Registration;

/** Knows no model. */
final class NoCatalogue implements ModelCatalogue {

	@Override
	public CatalogueSnapshot current() {
		return CatalogueSnapshot.EMPTY;
	}

	@Override
	public CompletableFuture<CatalogueSnapshot> ensureLoaded() {
		return CompletableFuture.completedFuture(CatalogueSnapshot.EMPTY);
	}

	@Override
	public CompletableFuture<CatalogueSnapshot> refresh() {
		return ensureLoaded();
	}

	@Override
	public Registration addListener(Consumer<CatalogueSnapshot> listener) {
		return () -> {
			// never changes
		};
	}
}
