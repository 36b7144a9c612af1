package io.github.openrouter4e.client.internal.stream;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ReasoningDetail;
import io.github.openrouter4e.client.internal.Limits;
import io.github.openrouter4e.client.internal.json.Json;

/**
 * Puts pieces of reasoning details together again: pieces of the same type and index are one block, whose texts are
 * joined and whose other members, signature and encrypted data among them, are set by whichever piece has them. Not
 * thread-safe.
 */
@SuppressWarnings("nls") // wire names
final class ReasoningMerger {
	private final List<Block> blocks = new ArrayList<>();

	private static final class Block {
		final ObjectNode json;
		final StringBuilder text = new StringBuilder();
		final StringBuilder summary = new StringBuilder();

		Block(ObjectNode json) {
			this.json = json;
			append(json);
		}

		void append(ObjectNode piece) {
			text.append(Json.textOrEmpty(piece, "text"));
			summary.append(Json.textOrEmpty(piece, "summary"));
		}

		/** Pieces of one block may leave out the id, but two different ids are two blocks. */
		boolean takes(ObjectNode piece) {
			String id = Json.text(json, "id");
			String other = Json.text(piece, "id");
			return json.path("type").equals(piece.path("type")) && index(json) == index(piece)
					&& (id == null || other == null || id.equals(other));
		}

		private static long index(ObjectNode json) {
			Long index = Json.integer(json, "index");
			return index == null ? -1 : index;
		}
	}

	/** @return the piece as an event tells it; null if it is none */
	@Nullable
	ReasoningDetail add(JsonNode piece) {
		if (!(piece instanceof ObjectNode object)) {
			return null;
		}
		ReasoningDetail detail = detail(object); // before the object becomes a block and changes
		Block block = blockFor(object);
		if (block == null) {
			if (blocks.size() == Limits.ANSWER_PARTS) {
				throw new ProtocolException(ProtocolException.Kind.TOO_LARGE, "too many reasoning details");
			}
			blocks.add(new Block(object));
		} else {
			merge(block, object);
		}
		return detail;
	}

	List<ReasoningDetail> merged() {
		List<ReasoningDetail> details = new ArrayList<>(blocks.size());
		for (Block block : blocks) {
			setText(block.json, "text", block.text);
			setText(block.json, "summary", block.summary);
			details.add(detail(block.json));
		}
		return details;
	}

	/** The newest first: it is nearly always the one that goes on. */
	private @Nullable Block blockFor(ObjectNode piece) {
		for (int i = blocks.size() - 1; i >= 0; i--) {
			if (blocks.get(i).takes(piece)) {
				return blocks.get(i);
			}
		}
		return null;
	}

	private static void merge(Block block, ObjectNode piece) {
		block.append(piece);
		for (Iterator<Map.Entry<String, JsonNode>> members = piece.fields(); members.hasNext();) {
			Map.Entry<String, JsonNode> member = members.next();
			boolean joined = member.getKey().equals("text") || member.getKey().equals("summary");
			boolean known = block.json.hasNonNull(member.getKey());
			if (!known || !joined && !member.getValue().isNull()) {
				block.json.set(member.getKey(), member.getValue());
			}
		}
	}

	private static void setText(ObjectNode json, String member, StringBuilder joined) {
		if (!joined.isEmpty()) {
			json.put(member, joined.toString());
		}
	}

	private static ReasoningDetail detail(ObjectNode json) {
		Long index = Json.integer(json, "index");
		String text = Json.text(json, "text");
		return new ReasoningDetail(Json.textOrEmpty(json, "type"), index == null ? null : index.intValue(),
				text == null ? Json.text(json, "summary") : text, Json.raw(json));
	}
}
