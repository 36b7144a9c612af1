package io.github.openrouter4e.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.http.Exchange;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.wire.Json;
import io.github.openrouter4e.testing.wire.Tokens;

/**
 * A chat completion, streamed or whole as the request wants. Immutable: each method returns a changed copy. Usage and
 * cost are counted from the request, the answer and the catalogue's prices unless {@link #usage} says otherwise.
 */
public final class ChatAnswer implements Answer {

	private static final Pattern WORD = Pattern.compile("\\S*\\s*");
	private static final String FILLER = "The quick brown fox jumps over the lazy dog and finds 42 reasons to do so. ";

	private final ChatScript script;

	ChatAnswer() {
		this(new ChatScript());
	}

	private ChatAnswer(ChatScript script) {
		this.script = script;
	}

	/** Adds text in word-sized pieces. */
	public ChatAnswer text(String text) {
		ChatScript copy = script.copy();
		for (Matcher m = WORD.matcher(text); m.find() && !m.group().isEmpty();) {
			copy.pieces.add(new Piece.Text(m.group()));
		}
		return new ChatAnswer(copy);
	}

	/** Adds text that is cut exactly like this. */
	public ChatAnswer pieces(String... texts) {
		ChatScript copy = script.copy();
		List.of(texts).forEach(t -> copy.pieces.add(new Piece.Text(t)));
		return new ChatAnswer(copy);
	}

	/** Adds {@code count} pieces of exactly {@code size} characters. */
	public ChatAnswer chunks(int count, int size) {
		ChatScript copy = script.copy();
		String filler = FILLER.repeat(size / FILLER.length() + 2);
		for (int i = 0; i < count; i++) {
			int from = (int) ((long) i * size % FILLER.length());
			copy.pieces.add(new Piece.Text(filler.substring(from, from + size)));
		}
		return new ChatAnswer(copy);
	}

	/** Adds reasoning text in word-sized pieces, and its signature. */
	public ChatAnswer reasoning(String text) {
		ChatScript copy = script.copy();
		for (Matcher m = WORD.matcher(text); m.find() && !m.group().isEmpty();) {
			copy.pieces.add(new Piece.Reasoning(m.group(), "anthropic-claude-v1"));
		}
		copy.pieces.add(new Piece.ReasoningDetail(Json.object().put("type", "reasoning.text")
				.put("signature", "c2lnbmF0dXJl").put("format", "anthropic-claude-v1").put("index", 0)));
		return new ChatAnswer(copy);
	}

	/** Adds an encrypted reasoning part. */
	public ChatAnswer encryptedReasoning(String id, String data) {
		return piece(new Piece.ReasoningDetail(Json.object().put("type", "reasoning.encrypted").put("data", data)
				.put("id", id).put("format", "openai-responses-v1").put("index", 0)));
	}

	/** Adds a tool call whose arguments come in pieces; the finish reason becomes "tool_calls". */
	public ChatAnswer toolCall(String id, String name, String argumentsJson) {
		ChatScript copy = script.copy();
		int index = (int) copy.pieces.stream().filter(p -> p instanceof Piece.ToolCall c && c.id() != null).count();
		copy.pieces.add(new Piece.ToolCall(index, id, name, ""));
		for (int from = 0; from < argumentsJson.length(); from += 12) {
			String part = argumentsJson.substring(from, Math.min(from + 12, argumentsJson.length()));
			copy.pieces.add(new Piece.ToolCall(index, null, null, part));
		}
		copy.finishReason = "tool_calls";
		copy.nativeFinishReason = "tool_use";
		return new ChatAnswer(copy);
	}

	/** Adds an image. */
	public ChatAnswer image(String dataUrl) {
		return piece(new Piece.Image(dataUrl));
	}

	/** Adds a spoken answer: sound in pieces of so many bytes, and the words of what is said with the first ones. */
	public ChatAnswer speech(String transcript, byte[] sound, int pieceSize) {
		ChatScript copy = script.copy();
		Matcher word = WORD.matcher(transcript);
		for (int from = 0; from < sound.length; from += pieceSize) {
			byte[] part = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + pieceSize));
			copy.pieces
					.add(new Piece.Speech(Base64.getEncoder().encodeToString(part), word.find() ? word.group() : ""));
		}
		while (word.find() && !word.group().isEmpty()) {
			copy.pieces.add(new Piece.Speech("", word.group()));
		}
		return new ChatAnswer(copy);
	}

	/** Adds a citation of the characters from {@code start} to {@code end} of the text. */
	public ChatAnswer citation(String url, String title, int start, int end) {
		ObjectNode annotation = Json.object().put("type", "url_citation");
		annotation.putObject("url_citation").put("url", url).put("title", title).put("start_index", start)
				.put("end_index", end);
		return piece(new Piece.Annotation(annotation));
	}

	/** Adds an annotation given as JSON. */
	public ChatAnswer annotation(String json) {
		return piece(new Piece.Annotation((ObjectNode) Json.parse(json)));
	}

	public ChatAnswer finish(String reason, String nativeReason) {
		ChatScript copy = script.copy();
		copy.finishReason = reason;
		copy.nativeFinishReason = nativeReason;
		return new ChatAnswer(copy);
	}

	/** The stream ends without a finish reason, without usage and without [DONE]. */
	public ChatAnswer withoutFinish() {
		return finish(null, null).usageShape(UsageShape.NONE).withoutDone();
	}

	public ChatAnswer withoutDone() {
		ChatScript copy = script.copy();
		copy.done = false;
		return new ChatAnswer(copy);
	}

	public ChatAnswer usageShape(UsageShape shape) {
		ChatScript copy = script.copy();
		copy.usageShape = shape;
		return new ChatAnswer(copy);
	}

	/** Exactly this usage object, given as JSON. */
	public ChatAnswer usage(String json) {
		ChatScript copy = script.copy();
		copy.usage = (ObjectNode) Json.parse(json);
		return new ChatAnswer(copy);
	}

	/** Served on this tier, as the provider tells. */
	public ChatAnswer serviceTier(String tier) {
		ChatScript copy = script.copy();
		copy.serviceTier = tier;
		return new ChatAnswer(copy);
	}

	/** Served with the user's own provider key; past the allowance OpenRouter takes 5 % of the list price. */
	public ChatAnswer byok(boolean pastAllowance) {
		ChatScript copy = script.copy();
		copy.byok = pastAllowance ? Byok.PAST_ALLOWANCE : Byok.WITHIN_ALLOWANCE;
		return new ChatAnswer(copy);
	}

	/** The model named in the answer, which may differ from the one that was asked for. */
	public ChatAnswer servedBy(String model, String provider) {
		ChatScript copy = script.copy();
		copy.model = model;
		copy.provider = provider;
		return new ChatAnswer(copy);
	}

	/** Keep-alive comments before the first chunk (blank lines if not streamed), and before every n-th one (0: none). */
	public ChatAnswer keepAlive(int before, int everyChunks) {
		ChatScript copy = script.copy();
		copy.commentsBefore = before;
		copy.commentEvery = everyChunks;
		return new ChatAnswer(copy);
	}

	/** Holds every chunk whose number the gate does not let pass. */
	public ChatAnswer gate(Gate gate) {
		ChatScript copy = script.copy();
		copy.gate = gate;
		return new ChatAnswer(copy);
	}

	/** Waits so long before each chunk: for users who look at it, not for tests. */
	public ChatAnswer pace(Duration perChunk) {
		ChatScript copy = script.copy();
		copy.pace = perChunk;
		return new ChatAnswer(copy);
	}

	/** After the pieces so far the stream fails like this. */
	public ChatAnswer midStreamError(StreamError form, int code, String message) {
		ChatScript copy = script.copy();
		copy.error = new ChatScript.Failure(form, code, message);
		return new ChatAnswer(copy);
	}

	/** After so many chunks a line that is not JSON comes as an event. */
	public ChatAnswer garbageAfter(int chunks, String data) {
		ChatScript copy = script.copy();
		copy.garbageAfter = chunks;
		copy.garbage = data;
		return new ChatAnswer(copy);
	}

	/** The end of line of the event stream: LF unless told; CR and CRLF are allowed too. */
	public ChatAnswer lineEnd(String lineEnd) {
		ChatScript copy = script.copy();
		copy.lineEnd = lineEnd;
		return new ChatAnswer(copy);
	}

	/** Cut to so many tokens, with finish reason "length" if that cuts anything. */
	public ChatAnswer limitedTo(long maxTokens) {
		ChatScript copy = script.copy();
		long characters = maxTokens * Tokens.CHARACTERS;
		for (int i = 0; i < copy.pieces.size(); i++) {
			characters -= copy.pieces.get(i).characters();
			if (characters < 0) {
				copy.pieces.subList(i, copy.pieces.size()).clear();
				copy.finishReason = "length";
				copy.nativeFinishReason = "max_tokens";
			}
		}
		return new ChatAnswer(copy);
	}

	@Override
	public void respond(Exchange exchange, StandInState state) throws IOException {
		new ChatResponse(script, exchange, state).write();
	}

	private ChatAnswer piece(Piece piece) {
		ChatScript copy = script.copy();
		copy.pieces.add(piece);
		return new ChatAnswer(copy);
	}
}
