package io.github.openrouter4e.models.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.models.RemovedModel;

/**
 * The form of a list on disk: one line of JSON that describes it, then the bytes OpenRouter sent. The line holds a
 * checksum, so that a file damaged in whatever way is recognised and counts as absent.
 */
@SuppressWarnings("nls") // storage format
final class CatalogueFile {

	static final int FORMAT = 1;

	private static final ObjectMapper JSON = new ObjectMapper();

	private CatalogueFile() {}

	/** {@return the describing line, to be followed by the list's own bytes} */
	static byte[] header(CatalogueSource source, StoredCatalogue catalogue) throws IOException {
		ObjectNode header = JSON.createObjectNode();
		header.put("format", FORMAT);
		header.put("baseUrl", source.baseUrl().toString());
		header.put("scope", source.scope().name());
		header.put("fetched", catalogue.fetched().toString());
		header.put("sha256", CatalogueSource.sha256(catalogue.json()));
		ArrayNode removed = header.putArray("vanished");
		for (RemovedModel model : catalogue.removed().values()) {
			removed.addObject().put("id", model.id()).put("name", model.name()).put("lastSeen",
					model.lastSeen().toString());
		}
		return (JSON.writeValueAsString(header) + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/** {@return what a file holds, or null if it is of another format, of another source or damaged} */
	static @Nullable StoredCatalogue parse(CatalogueSource source, byte[] bytes) {
		int lineEnd = 0;
		while (lineEnd < bytes.length && bytes[lineEnd] != '\n') {
			lineEnd++;
		}
		if (lineEnd == bytes.length) {
			return null;
		}
		try {
			JsonNode header = JSON.readTree(bytes, 0, lineEnd);
			byte[] json = Arrays.copyOfRange(bytes, lineEnd + 1, bytes.length);
			boolean good = header.path("format").asInt() == FORMAT
					&& header.path("baseUrl").asText().equals(source.baseUrl().toString())
					&& header.path("scope").asText().equals(source.scope().name())
					&& header.path("sha256").asText().equals(CatalogueSource.sha256(json));
			return good
					? new StoredCatalogue(Instant.parse(header.path("fetched").asText()),
							removed(header.path("vanished")), json)
					: null;
		} catch (IOException | DateTimeException e) {
			return null;
		}
	}

	private static Map<String, RemovedModel> removed(JsonNode list) {
		Map<String, RemovedModel> removed = new HashMap<>();
		for (JsonNode model : list) {
			String id = model.path("id").asText();
			removed.put(id, new RemovedModel(id, model.path("name").asText(id),
					Instant.parse(model.path("lastSeen").asText())));
		}
		return removed;
	}
}
