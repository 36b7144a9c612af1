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
import io.github.openrouter4e.client.internal.json.Json;
import io.github.openrouter4e.client.internal.limits.Limits;
import io.github.openrouter4e.client.internal.redact.Redactor;
import io.github.openrouter4e.client.internal.redact.StreamRedactor;

/**
 * Puts pieces of reasoning details together again: pieces of the same type and index are one block, whose texts are
 * joined and whose other members, signature and encrypted data among them, are set by whichever piece has them. Not
 * thread-safe.
 */
@SuppressWarnings("nls") // wire names
final class ReasoningMerger {
	private final Redactor redactor;
	private final List<Block> blocks = new ArrayList<>();

	/** @param redactor no text passes without it */
	ReasoningMerger(Redactor redactor) {
		this.redactor = redactor;
	}

	private static final class Block {
		final ObjectNode json;
		final StringBuilder text = new StringBuilder();
		final StringBuilder summary = new StringBuilder();
		final StreamRedactor textRedactor;
		final StreamRedactor summaryRedactor;

		Block(ObjectNode json, Redactor redactor) {
			this.json = json;
			textRedactor = redactor.stream();
			summaryRedactor = redactor.stream();
			clean(json);
			append(json);
		}

		/** Makes the texts of {@code piece} what may be passed on of them. */
		void clean(ObjectNode piece) {
			clean(piece, "text", textRedactor);
			clean(piece, "summary", summaryRedactor);
		}

		private static void clean(ObjectNode piece, String member, StreamRedactor redactor) {
			String text = Json.text(piece, member);
			if (text != null) {
				piece.put(member, redactor.append(text));
			}
		}

		/** What was held back, as one more piece; null if nothing was. */
		@Nullable
		ObjectNode rest() {
			ObjectNode piece = Json.MAPPER.createObjectNode();
			setRest(piece, "text", textRedactor.end());
			setRest(piece, "summary", summaryRedactor.end());
			if (piece.isEmpty()) {
				return null;
			}
			for (String member : new String[]{"type", "index", "id"}) {
				if (json.has(member)) {
					piece.set(member, json.get(member));
				}
			}
			append(piece);
			return piece;
		}

		private static void setRest(ObjectNode piece, String member, String rest) {
			if (!rest.isEmpty()) {
				piece.put(member, rest);
			}
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
		if (!(redactor.clean(piece) instanceof ObjectNode object)) {
			return null;
		}
		Block block = blockFor(object);
		if (block == null) {
			if (blocks.size() == Limits.ANSWER_PARTS) {
				throw new ProtocolException(ProtocolException.Kind.TOO_LARGE, "too many reasoning details");
			}
			blocks.add(new Block(object, redactor)); // which cleans it
			return detail(object);
		}
		block.clean(object);
		merge(block, object);
		return detail(object);
	}

	/** Nothing more comes: what was held back as the possible beginning of a secret. */
	List<ReasoningDetail> end() {
		List<ReasoningDetail> rests = new ArrayList<>(0);
		for (Block block : blocks) {
			ObjectNode rest = block.rest();
			if (rest != null) {
				rests.add(detail(rest));
			}
		}
		return rests;
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
