package io.github.openrouter4e.client.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.ModelList;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProtocolException.Kind;

/**
 * Reads the answer of {@code GET /models} and {@code GET /models/user}, also one that was stored. One unreadable entry is
 * skipped and counted; unknown members are ignored; prices keep every digit.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/list-available-models">List models</a>
 */
@SuppressWarnings("nls") // wire names
public final class ModelListDecoder {
	private final byte[] json;
	private final JsonParser parser;
	private final JsonTokens tokens;
	private final Map<String, Model> models = new LinkedHashMap<>();
	private int entries;
	private boolean found;
	private @Nullable Long total;
	private boolean more;

	private ModelListDecoder(byte[] json, JsonParser parser) {
		this.json = json;
		this.parser = parser;
		tokens = new JsonTokens(parser);
	}

	/**
	 * Reads a list.
	 *
	 * @param json
	 *            the answer as received, in UTF-8; kept in the result
	 * @throws ProtocolException
	 *             if it is not one whole JSON document with a list of models. A list that was cut off is never returned
	 *             in part.
	 */
	public static ModelList decode(byte[] json) {
		return JsonDocuments.read(json, parser -> new ModelListDecoder(json, parser).document());
	}

	private ModelList document() throws IOException {
		if (tokens.startsObject()) {
			for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
				member(member);
			}
		}
		if (!found) {
			throw new ProtocolException(Kind.UNEXPECTED_JSON, "no list of models");
		}
		Long announced = total;
		boolean partial = more || announced != null && announced > entries;
		return new ModelList(List.copyOf(models.values()), entries - models.size(), partial, json);
	}

	private void member(String name) throws IOException {
		switch (name) {
			case "data" -> data();
			case "total_count" -> total = tokens.positiveLong();
			case "links" -> links();
			default -> tokens.skip();
		}
	}

	private void data() throws IOException {
		if (!tokens.isArray()) {
			tokens.skip();
			return;
		}
		found = true;
		var reader = new ModelReader(parser);
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			entries++;
			var model = reader.read();
			if (model != null) {
				models.putIfAbsent(model.id(), model);
			}
		}
	}

	private void links() throws IOException {
		if (tokens.startsObject()) {
			for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
				String target = tokens.text();
				more |= member.equals("next") && target != null;
			}
		}
	}
}
