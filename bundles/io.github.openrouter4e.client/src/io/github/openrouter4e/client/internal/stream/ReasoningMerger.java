package io.github.openrouter4e.client.internal.stream;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.RawJson;
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
	private static final String MARK = "~text~";
	private static final int LONG = 1024;
	private static final int SOME = 16; // characters of which one has to be escaped, as a rule

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
			ObjectNode piece = JsonNodeFactory.instance.objectNode();
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
		var block = blockFor(object);
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

	/** Pieces that differ from one another in nothing but their text. */
	final class Continuation {
		private final StreamRedactor redactor;
		private final StringBuilder text;
		private final String type;
		private final @Nullable Integer index;
		private final String before; // what stands before the text in the JSON of a piece, and after it
		private final String after;

		private Continuation(Block block, ReasoningDetail piece, boolean ofSummary, String before, String after) {
			this.redactor = ofSummary ? block.summaryRedactor : block.textRedactor;
			this.text = ofSummary ? block.summary : block.text;
			this.type = piece.type();
			this.index = piece.index();
			this.before = before;
			this.after = after;
		}

		/** As {@link ReasoningMerger#add} for the next piece. */
		ReasoningDetail append(String piece) {
			String clean = redactor.append(piece);
			text.append(clean);
			return new ReasoningDetail(type, index, clean, RawJson.onDemand(() -> spliced(before, clean, after)));
		}

		/** Through which the texts go. */
		StreamRedactor redactor() {
			return redactor;
		}

		/** Characters of a piece in JSON, its text and escapes not counted. */
		int sizeAround() {
			return before.length() + after.length();
		}
	}

	/** For pieces as {@code piece}, which has been added; null if they have to be added one by one. */
	@Nullable
	Continuation continuation(JsonNode piece) {
		if (!(redactor.clean(piece.deepCopy()) instanceof ObjectNode object)
				|| object.path("summary").isTextual() == object.path("text").isTextual()) {
			return null;
		}
		var block = blockFor(object);
		var detail = detail(object);
		boolean ofSummary = object.path("summary").isTextual();
		String json = object.put(ofSummary ? "summary" : "text", MARK).toString();
		int mark = json.indexOf(MARK);
		return block == null || json.indexOf(MARK, mark + 1) > 0
				? null
				: new Continuation(block, detail, ofSummary, json.substring(0, mark),
						json.substring(mark + MARK.length()));
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
				text == null ? Json.text(json, "summary") : text, raw(json, text));
	}

	/** As {@link Json#raw}, which takes a multiple of the time for a long text. */
	private static RawJson raw(ObjectNode json, @Nullable String text) {
		if (text == null || text.length() < LONG) {
			return Json.raw(json);
		}
		ObjectNode other = json.objectNode();
		json.fields().forEachRemaining(member -> other.set(member.getKey(), member.getValue()));
		String around = other.put("text", MARK).toString();
		int mark = around.indexOf(MARK);
		return around.indexOf(MARK, mark + 1) > 0
				? Json.raw(json)
				: new RawJson(spliced(around.substring(0, mark), text, around.substring(mark + MARK.length())));
	}

	/** JSON with {@code text} in a string of it. */
	private static String spliced(String before, String text, String after) {
		var out = new StringBuilder(before.length() + text.length() + text.length() / SOME + after.length());
		out.append(before);
		int copied = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ' || c == '"' || c == '\\') {
				out.append(text, copied, i);
				copied = i + 1;
				switch (c) {
					case '"', '\\' -> out.append('\\').append(c);
					case '\n' -> out.append("\\n");
					default -> out.append(JsonStringEncoder.getInstance().quoteAsString(String.valueOf(c)));
				}
			}
		}
		return out.append(text, copied, text.length()).append(after).toString();
	}
}
