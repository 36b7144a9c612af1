package io.github.openrouter4e.benchmarks.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import io.github.openrouter4e.client.ModelList;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.json.ModelListDecoder;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.search.ModelQuery;
import io.github.openrouter4e.models.search.ModelSearch;
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

	/** A search over a list of models, once words were sought: the texts for them are made then. */
	static ModelSearch searched(byte[] json) {
		ModelSearch search = ModelSearch.of(snapshot(json).models());
		search.search(ModelQuery.ALL.withText("anthropic/claude"));
		return search;
	}
}
