package io.github.openrouter4e.agent.internal.checkpoint;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.agent.ChangedFile.State;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.storage.Json;

/**
 * A change of a file by a call, as the journal has it.
 *
 * @param number tells it from others; later ones have higher numbers
 * @param path   full, in the workspace
 */
@SuppressWarnings("nls") // file format
record FileChange(long number, Instant time, String conversation, String call, String path, ImageRef before,
		ImageRef after, State state) {

	/** Type of the line of a change; a later line with the same number replaces it. */
	static final String TYPE = "change";

	/** An image by the hashes of its contents. */
	record ImageRef(@Nullable String text, @Nullable String bytes, @Nullable String charset) {

		static ImageRef put(FileImage image, ContentStore store) throws IOException {
			var text = image.text();
			var bytes = image.bytes();
			return new ImageRef(text == null ? null : store.putText(text), bytes == null ? null : store.put(bytes),
					image.charset());
		}

		FileImage get(ContentStore store) throws IOException {
			var textHash = text;
			var bytesHash = bytes;
			return new FileImage(textHash == null ? null : store.getText(textHash),
					bytesHash == null ? null : store.get(bytesHash), charset);
		}

		boolean exists() {
			return text != null || bytes != null;
		}

		List<String> hashes() {
			var hashes = new ArrayList<String>();
			if (text instanceof String hash) {
				hashes.add(hash);
			}
			if (bytes instanceof String hash) {
				hashes.add(hash);
			}
			return hashes;
		}

		private ObjectNode encode() {
			var node = Json.object();
			Json.put(node, "text", text);
			Json.put(node, "bytes", bytes);
			Json.put(node, "charset", charset);
			return node;
		}

		private static ImageRef decode(JsonNode node) {
			return new ImageRef(Json.text(node, "text"), Json.text(node, "bytes"), Json.text(node, "charset"));
		}
	}

	/** With its contents. */
	record Loaded(FileImage before, FileImage after) implements ChangeUndo.Change {
	}

	Loaded load(ContentStore store) throws IOException {
		return new Loaded(before.get(store), after.get(store));
	}

	FileChange with(State other) {
		return new FileChange(number, time, conversation, call, path, before, after, other);
	}

	FileChange with(ImageRef earlier, ImageRef later) {
		return new FileChange(number, time, conversation, call, path, earlier, later, state);
	}

	ObjectNode encode() {
		var node = Json.object(TYPE);
		node.put("n", number).put("time", time.toString()).put("conversation", conversation).put("call", call)
				.put("path", path).put("state", state.name());
		node.set("before", before.encode());
		node.set("after", after.encode());
		return node;
	}

	/** @return null if it is none */
	static @Nullable FileChange decode(JsonNode node) {
		var time = Json.instant(node, "time");
		var conversation = Json.text(node, "conversation");
		var call = Json.text(node, "call");
		var path = Json.text(node, "path");
		return time == null || conversation == null || call == null || path == null
				|| !TYPE.equals(Json.text(node, "t"))
						? null
						: new FileChange(node.path("n").longValue(), time, conversation, call, path,
								ImageRef.decode(node.path("before")), ImageRef.decode(node.path("after")),
								Json.constant(node, "state", State.class, State.KEPT));
	}
}
