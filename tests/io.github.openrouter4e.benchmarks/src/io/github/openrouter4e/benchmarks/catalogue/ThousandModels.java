package io.github.openrouter4e.benchmarks.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import io.github.openrouter4e.client.ModelList;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.json.ModelListDecoder;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.testing.Catalogue;

/** The list that these benchmarks read. */
final class ThousandModels {

	static final int COUNT = 1_000;

	private ThousandModels() {}

	static byte[] json() {
		return Catalogue.synthetic(COUNT).toJson().getBytes(StandardCharsets.UTF_8);
	}

	/** Read, decoded, and indexed by id, as the catalogue does after each refresh. */
	static CatalogueSnapshot snapshot(byte[] json) {
		ModelList list = ModelListDecoder.decode(json);
		return CatalogueSnapshot.of(list.models(), Map.of(), ModelScope.ALL, Instant.EPOCH, list.skipped());
	}
}
