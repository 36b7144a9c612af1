package io.github.openrouter4e.chat.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.json.ModelListDecoder;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.testing.Catalogue;

/** The stand-in server's catalogue, without asking for it. */
public final class FixedCatalogue implements ModelCatalogue {

	private final CatalogueSnapshot snapshot;

	public FixedCatalogue(String json) {
		var list = ModelListDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
		snapshot = CatalogueSnapshot.of(list.models(), Map.of(), ModelScope.ALL, Instant.EPOCH, 0);
	}

	public static FixedCatalogue standard() {
		return new FixedCatalogue(Catalogue.standard().toJson());
	}

	@Override
	public CatalogueSnapshot current() {
		return snapshot;
	}

	@Override
	public CompletableFuture<CatalogueSnapshot> ensureLoaded() {
		return CompletableFuture.completedFuture(snapshot);
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
