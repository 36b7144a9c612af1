package io.github.openrouter4e.ui.internal.prompts;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.github.openrouter4e.chat.AnswerSchemas;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.Messages;

/** The reusable prompts, in the user's order, as JSON: {@code [{"name":…,"text":…,"schema":…},…]}. */
@SuppressWarnings("nls") // names on disk
public final class ReusablePrompts {
	private static final JsonFactory JSON = new JsonFactory();

	private ReusablePrompts() {}

	/** @return what the user keeps; a few to begin with as long as the user never changed them */
	public static List<ReusablePrompt> get(OpenRouterPreferences preferences) {
		return decode(preferences.get(Settings.REUSABLE_PROMPTS));
	}

	/** Keeps these. */
	public static void set(OpenRouterPreferences preferences, List<ReusablePrompt> prompts) {
		preferences.set(Settings.REUSABLE_PROMPTS, prompts.equals(initial()) ? "" : encode(prompts));
	}

	/** @return those to begin with, in the user's language */
	public static List<ReusablePrompt> initial() {
		return List.of(new ReusablePrompt(Messages.ReusablePrompts_explain, Messages.ReusablePrompts_explainText),
				new ReusablePrompt(Messages.ReusablePrompts_review, Messages.ReusablePrompts_reviewText),
				new ReusablePrompt(Messages.ReusablePrompts_tests, Messages.ReusablePrompts_testsText),
				new ReusablePrompt(Messages.ReusablePrompts_document, Messages.ReusablePrompts_documentText));
	}

	static String encode(List<ReusablePrompt> prompts) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = JSON.createGenerator(text)) {
			json.writeStartArray();
			for (ReusablePrompt prompt : prompts) {
				json.writeStartObject();
				json.writeStringField("name", prompt.name());
				json.writeStringField("text", prompt.text());
				if (!prompt.schema().isEmpty()) {
					json.writeStringField("schema", prompt.schema());
				}
				json.writeEndObject();
			}
			json.writeEndArray();
		} catch (IOException e) {
			throw new UncheckedIOException(e); // a string can be written to
		}
		return text.toString();
	}

	/** What cannot be read is left out, and so is a schema that nobody could be asked to follow; text that is no JSON at all counts as never changed. */
	static List<ReusablePrompt> decode(String text) {
		if (text.isEmpty()) {
			return initial();
		}
		List<ReusablePrompt> prompts = new ArrayList<>();
		try (JsonParser json = JSON.createParser(text)) {
			if (json.nextToken() != JsonToken.START_ARRAY) {
				return initial();
			}
			while (json.nextToken() == JsonToken.START_OBJECT) {
				ReusablePrompt prompt = prompt(json);
				if (prompt != null) {
					prompts.add(prompt);
				}
			}
		} catch (IOException e) {
			return prompts.isEmpty() ? initial() : prompts;
		}
		return prompts;
	}

	private static @Nullable ReusablePrompt prompt(JsonParser json) throws IOException {
		String name = null;
		String text = null;
		String schema = "";
		while (json.nextToken() == JsonToken.FIELD_NAME) {
			String field = json.currentName();
			if (json.nextToken() == JsonToken.VALUE_STRING) {
				if ("name".equals(field)) {
					name = json.getText();
				} else if ("text".equals(field)) {
					text = json.getText();
				} else if ("schema".equals(field) && AnswerSchemas.problem(json.getText()) == null) {
					schema = json.getText();
				}
			} else {
				json.skipChildren();
			}
		}
		return name == null || name.isBlank() || text == null ? null : new ReusablePrompt(name, text, schema);
	}
}
