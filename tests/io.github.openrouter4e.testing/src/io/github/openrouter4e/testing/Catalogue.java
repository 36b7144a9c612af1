package io.github.openrouter4e.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.wire.Json;

/** The models that the stand-in offers, as OpenRouter lists them. Immutable. */
public final class Catalogue {

	private static final JsonNode UNLISTED = Json.parse("""
			{"id": "", "pricing": {"prompt": "0.000001", "completion": "0.000002"}}""");

	private final List<JsonNode> models;

	private Catalogue(List<JsonNode> models) {
		this.models = List.copyOf(models);
	}

	/** About forty models of our own writing, each with something that a client has to cope with. */
	public static Catalogue standard() {
		try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.json")) {
			return of(Json.parse(in.readAllBytes()));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The models of an array. */
	public static Catalogue of(JsonNode array) {
		List<JsonNode> models = new ArrayList<>();
		array.forEach(models::add);
		return new Catalogue(models);
	}

	/** {@code count} models made from the standard ones under numbered ids: a list as long as one wants. */
	public static Catalogue synthetic(int count) {
		List<JsonNode> standard = standard().models;
		List<JsonNode> models = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			ObjectNode model = standard.get(i % standard.size()).deepCopy();
			if (i >= standard.size()) {
				int round = i / standard.size();
				model.put("id", model.path("id").asText() + "-v" + round);
				model.put("canonical_slug", model.path("canonical_slug").asText() + "-v" + round);
				model.put("name", model.path("name").asText() + " v" + round);
				model.put("created", model.path("created").asLong() - round * 86_400L);
			}
			models.add(model);
		}
		return new Catalogue(models);
	}

	public List<JsonNode> models() {
		return models;
	}

	/** The model of this id or canonical slug; variants that only steer the routing are left out of the comparison. */
	public Optional<JsonNode> find(String id) {
		String plain = id.replaceFirst("@preset/.*$", "").replaceFirst(":(nitro|floor|exacto|online)$", "");
		return models.stream().filter(
				m -> m.path("id").asText().equals(plain) || m.path("canonical_slug").asText().equals(plain))
				.findFirst();
	}

	/** The model of this id, or an unlisted one of that name at 1 and 2 USD per million tokens. */
	JsonNode priced(String id) {
		return find(id).orElseGet(() -> ((ObjectNode) UNLISTED.deepCopy()).put("id", id));
	}

	/** The answer to GET /models. */
	public String toJson() {
		ObjectNode list = Json.object();
		list.putArray("data").addAll(models);
		list.put("total_count", models.size()).putObject("links").putNull("next");
		return Json.write(list);
	}
}
