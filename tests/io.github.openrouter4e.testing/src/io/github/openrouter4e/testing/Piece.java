package io.github.openrouter4e.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.wire.Json;

/** A part of a chat answer: one streamed delta, or its share of a message that is sent whole. */
sealed interface Piece {

	/** The members of the streamed delta. */
	ObjectNode delta();

	/** Adds the same to a whole message. */
	void addTo(ObjectNode message);

	/** Characters that count as output. */
	int characters();

	record Text(String text) implements Piece {
		@Override
		public ObjectNode delta() {
			return Json.object().put("content", text);
		}

		@Override
		public void addTo(ObjectNode message) {
			message.put("content", message.path("content").asText("") + text);
		}

		@Override
		public int characters() {
			return text.length();
		}
	}

	record Reasoning(String text, String format) implements Piece {
		@Override
		public ObjectNode delta() {
			ObjectNode delta = Json.object().put("content", "").put("reasoning", text);
			delta.putArray("reasoning_details").addObject().put("type", "reasoning.text").put("text", text)
					.put("format", format).put("index", 0);
			return delta;
		}

		@Override
		public void addTo(ObjectNode message) {
			message.put("reasoning", message.path("reasoning").asText("") + text);
			ArrayNode details = message.withArray("reasoning_details");
			if (details.isEmpty()) {
				details.addObject().put("type", "reasoning.text").put("text", "").put("format", format).put("index", 0);
			}
			ObjectNode detail = (ObjectNode) details.get(0);
			detail.put("text", detail.path("text").asText() + text);
		}

		@Override
		public int characters() {
			return text.length();
		}
	}

	/** A reasoning detail that stands alone: a signature, a summary, an encrypted part. */
	record ReasoningDetail(ObjectNode detail) implements Piece {
		@Override
		public ObjectNode delta() {
			ObjectNode delta = Json.object().put("content", "");
			delta.putArray("reasoning_details").add(detail);
			return delta;
		}

		@Override
		public void addTo(ObjectNode message) {
			ArrayNode details = message.withArray("reasoning_details");
			if (detail.has("signature") && !details.isEmpty()) {
				((ObjectNode) details.get(0)).set("signature", detail.get("signature"));
			} else {
				details.add(detail);
			}
		}

		@Override
		public int characters() {
			return 0;
		}
	}

	/** The start of a tool call, if it has an id, or more of its arguments. */
	record ToolCall(int index, String id, String name, String arguments) implements Piece {
		@Override
		public ObjectNode delta() {
			ObjectNode delta = Json.object().putNull("content");
			ObjectNode call = delta.putArray("tool_calls").addObject().put("index", index);
			if (id != null) {
				call.put("id", id).put("type", "function").putObject("function").put("name", name);
			}
			call.withObject("/function").put("arguments", arguments);
			return delta;
		}

		@Override
		public void addTo(ObjectNode message) {
			ArrayNode calls = message.withArray("tool_calls");
			if (id != null) {
				calls.addObject().put("id", id).put("type", "function").put("index", index).putObject("function")
						.put("name", name).put("arguments", "");
			}
			ObjectNode function = (ObjectNode) calls.get(index).get("function");
			function.put("arguments", function.path("arguments").asText() + arguments);
		}

		@Override
		public int characters() {
			return arguments.length() + (name == null ? 0 : name.length());
		}
	}

	/** An image as a data URL. */
	record Image(String dataUrl) implements Piece {
		@Override
		public ObjectNode delta() {
			ObjectNode delta = Json.object().put("content", "");
			addTo(delta);
			return delta;
		}

		@Override
		public void addTo(ObjectNode message) {
			message.withArray("images").addObject().put("type", "image_url").put("index", 0).putObject("image_url")
					.put("url", dataUrl);
		}

		@Override
		public int characters() {
			return 0;
		}
	}

	/** Sound in Base64, and what is said in it. */
	record Speech(String data, String transcript) implements Piece {
		@Override
		public ObjectNode delta() {
			ObjectNode delta = Json.object().put("role", "assistant");
			delta.putObject("audio").put("id", "audio_standin").put("data", data).put("transcript", transcript);
			return delta;
		}

		@Override
		public void addTo(ObjectNode message) {
			ObjectNode audio = message.withObject("/audio");
			audio.put("data", audio.path("data").asText("") + data)
					.put("transcript", audio.path("transcript").asText("") + transcript);
		}

		@Override
		public int characters() {
			return transcript.length();
		}
	}

	/** A citation, or any other annotation. */
	record Annotation(ObjectNode annotation) implements Piece {
		@Override
		public ObjectNode delta() {
			ObjectNode delta = Json.object().put("content", "");
			addTo(delta);
			return delta;
		}

		@Override
		public void addTo(ObjectNode message) {
			message.withArray("annotations").add(annotation);
		}

		@Override
		public int characters() {
			return 0;
		}
	}
}
