package io.github.openrouter4e.models;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.json.ModelListDecoder;

/** Catalogue entries for tests, written as OpenRouter writes them, with apostrophes for quotes. */
public final class SampleModels {

	public static final Instant FETCHED = Instant.parse("2026-06-15T11:30:00Z");

	private SampleModels() {}

	/** The answer with these entries. */
	public static String answer(String... entries) {
		return ("{'data':[" + String.join(",", entries) + "]}").replace('\'', '"');
	}

	public static List<Model> models(String... entries) {
		return ModelListDecoder.decode(answer(entries).getBytes(StandardCharsets.UTF_8)).models();
	}

	public static ModelInfo model(String entry) {
		return ModelInfo.of(models(entry).get(0));
	}

	public static CatalogueSnapshot snapshot(String... entries) {
		return CatalogueSnapshot.of(models(entries), Map.of(), ModelScope.ALL, FETCHED, 0);
	}

	/** An entry that is no more than an id and a name. */
	public static String named(String id, String name) {
		return "{'id':'" + id + "','name':'" + name + "'}";
	}

	/** An entry with prices in USD per token. */
	public static String priced(String id, String prices) {
		return "{'id':'" + id + "','pricing':{" + prices + "}}";
	}
}
