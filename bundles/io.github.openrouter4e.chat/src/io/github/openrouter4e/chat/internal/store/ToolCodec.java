package io.github.openrouter4e.chat.internal.store;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.chat.tools.ToolOutcome.Part;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.storage.Json;

/** How a tool ended, as JSON. {@code content} and {@code failed} are what versions without the rest read. */
@SuppressWarnings("nls") // file format
final class ToolCodec {

	private ToolCodec() {}

	static void put(ObjectNode line, ToolOutcome outcome) {
		line.put("content", outcome.text()).put("failed", outcome.failed());
		switch (outcome) {
			case Done done -> {
				if (done.parts().size() != 1 || !(done.parts().getFirst() instanceof Part.Text)) {
					ArrayNode parts = line.putArray("parts"); // also if there are none
					done.parts().forEach(part -> parts.add(toJson(part)));
				}
				ToolView view = done.view();
				if (view != null) {
					line.set("view", Json.object().put("type", view.type()).put("data", view.data()));
				}
			}
			case Failed failed -> line.put("kind", failed.kind().name());
			case ToolOutcome.Denied denied -> line.put("reason", denied.reason());
		}
	}

	private static JsonNode toJson(Part part) {
		return switch (part) {
			case Part.Text(String text) -> Json.object().put("text", text);
			case Part.Image(String dataUrl) -> Json.object().put("image", dataUrl);
		};
	}

	static ToolOutcome outcome(JsonNode line) {
		String reason = Json.text(line, "reason");
		if (reason != null) {
			return new ToolOutcome.Denied(reason);
		}
		String content = Json.textOrEmpty(line, "content");
		if (line.path("failed").asBoolean()) {
			return new Failed(content, Json.constant(line, "kind", Failed.Kind.class, Failed.Kind.INTERNAL));
		}
		List<Part> parts = line.has("parts")
				? Json.list(line, "parts", ToolCodec::part)
				: List.of(new Part.Text(content));
		JsonNode view = line.path("view");
		return new Done(parts,
				view.isObject() ? new ToolView(Json.textOrEmpty(view, "type"), Json.textOrEmpty(view, "data")) : null);
	}

	private static @Nullable Part part(JsonNode node) {
		String image = Json.text(node, "image");
		String text = Json.text(node, "text");
		return image != null ? new Part.Image(image) : text != null ? new Part.Text(text) : null;
	}
}
