package io.github.openrouter4e.ui.internal.transcript.browser;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import io.github.openrouter4e.ui.internal.transcript.feed.Frame;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptEdit;

/**
 * Frames as JSON for the page. All beyond ASCII is escaped, so that the JSON is
 * an expression of JavaScript too, whatever the engine thinks of U+2028.
 */
@SuppressWarnings("nls") // names in the page's script
final class FrameJson {

	private static final JsonFactory FACTORY = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	private FrameJson() {}

	static String of(Frame<String> frame) {
		return write(json -> {
			json.writeStartObject();
			json.writeBooleanField("earlier", frame.earlier());
			json.writeStringField("reveal", frame.reveal());
			json.writeArrayFieldStart("edits");
			for (var edit : frame.edits()) {
				write(json, edit);
			}
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	static String of(Map<String, String> values) {
		return write(json -> {
			json.writeStartObject();
			for (var entry : values.entrySet()) {
				json.writeStringField(entry.getKey(), entry.getValue());
			}
			json.writeEndObject();
		});
	}

	private static void write(JsonGenerator json, TranscriptEdit<String> edit) throws IOException {
		json.writeStartObject();
		switch (edit) {
			case TranscriptEdit.Clear<String>() -> json.writeStringField("op", "clear");
			case TranscriptEdit.AddEntry<String>(var entry, var before, var kind) -> {
				json.writeStringField("op", "add");
				json.writeStringField("entry", entry);
				json.writeStringField("before", before);
				json.writeStringField("kind", kind.name().toLowerCase(java.util.Locale.ROOT));
			}
			case TranscriptEdit.DropEntry<String>(var entry) -> {
				json.writeStringField("op", "dropEntry");
				json.writeStringField("entry", entry);
			}
			case TranscriptEdit.Mark<String>(var entry, var on) -> {
				json.writeStringField("op", "mark");
				json.writeStringField("entry", entry);
				json.writeBooleanField("on", on);
			}
			case TranscriptEdit.Put<String>(var entry, var key, var html) -> piece(json, "put", entry, key, html);
			case TranscriptEdit.Extend<String>(var entry, var key, var html) -> piece(json, "extend", entry, key, html);
			case TranscriptEdit.Drop<String>(var entry, var key) -> {
				json.writeStringField("op", "drop");
				json.writeStringField("entry", entry);
				key(json, key);
			}
			case TranscriptEdit.DropAll<String>(var entry, var slot) -> {
				json.writeStringField("op", "dropAll");
				json.writeStringField("entry", entry);
				json.writeNumberField("slot", slot.ordinal());
			}
		}
		json.writeEndObject();
	}

	private static void piece(JsonGenerator json, String edit, String entry, PieceKey key, String html)
			throws IOException {
		json.writeStringField("op", edit);
		json.writeStringField("entry", entry);
		key(json, key);
		json.writeStringField("html", html);
	}

	private static void key(JsonGenerator json, PieceKey key) throws IOException {
		json.writeNumberField("slot", key.slot().ordinal());
		json.writeNumberField("index", key.index());
	}

	private interface Content {
		void write(JsonGenerator json) throws IOException;
	}

	private static String write(Content content) {
		var text = new StringWriter();
		try (var json = FACTORY.createGenerator(text)) {
			content.write(json);
		} catch (IOException e) {
			throw new UncheckedIOException(e); // a string takes everything
		}
		return text.toString();
	}
}
