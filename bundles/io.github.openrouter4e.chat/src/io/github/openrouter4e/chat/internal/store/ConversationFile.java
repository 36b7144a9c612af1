package io.github.openrouter4e.chat.internal.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostCodec;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;
import io.github.openrouter4e.storage.LineRef;
import io.github.openrouter4e.storage.Lookup;

/**
 * One conversation on disk: writes what happened and reads turns back. Thread-safe. The format is described in the package
 * documentation.
 */
@SuppressWarnings("nls") // file format
public final class ConversationFile implements Closeable {

	/** The version that is written. */
	static final int FORMAT = 1;

	private final LineFile file;
	private final boolean keeps;
	private final Map<String, LineRef> blobs = new ConcurrentHashMap<>();
	/** Those in {@code blobs}, and those that are still to be written. */
	private final Set<String> blobIds = ConcurrentHashMap.newKeySet();

	/** The file need not exist. */
	public ConversationFile(Path path) {
		this(path, false);
	}

	private ConversationFile(Path path, boolean keeps) {
		this.file = new LineFile(path);
		this.keeps = keeps;
	}

	/** A file whose methods keep what cannot be written, instead of failing, until {@link #writeKept} can write it. */
	public static ConversationFile keeping(Path path) {
		return new ConversationFile(path, true);
	}

	/** Tries to write what is kept. */
	public void writeKept() {
		file.writeKept();
	}

	/** Why something is kept; {@code null} if nothing is. */
	public @Nullable IOException failure() {
		return file.failure();
	}

	/** Exports the conversation with what is kept. */
	public void export(OutputStream target) throws IOException {
		ConversationExport.write(file.path(), file.keptLines(), target);
	}

	/** Where it is. */
	public Path path() {
		return file.path();
	}

	/** Bytes that it has now. */
	public long size() throws IOException {
		return file.size();
	}

	/** Writes the first line. */
	public void begin(String conversationId, Instant at) throws IOException {
		append(Json.object("conversation").put("id", conversationId).put("at", at.toString()).put("format", FORMAT));
	}

	/** A question, complete; an answer that begins; a tool that begins, and once more when it has ended. */
	public void turn(Turn turn) throws IOException {
		switch (turn) {
			case Question question -> question(question);
			case ToolResult result -> tool(result);
			case Answer answer -> append(head("answer", answer).put("model", answer.requestedModel()));
		}
	}

	private void tool(ToolResult result) throws IOException {
		ToolOutcome outcome = result.outcome();
		ObjectNode line = head(outcome == null ? "toolBegun" : "tool", result).put("call", result.callId())
				.put("tool", result.tool());
		if (outcome != null) {
			ToolCodec.put(line, outcome);
		}
		Json.put(line, "duration", result.duration());
		append(line);
	}

	private void question(Question question) throws IOException {
		blobs(question.prompt());
		ObjectNode line = head("question", question);
		PromptCodec.put(line, question.prompt());
		append(line);
	}

	private void blobs(Prompt prompt) throws IOException {
		for (Blob blob : PromptCodec.blobs(prompt)) {
			String sha256 = blob.sha256();
			if (!blobIds.contains(sha256)) {
				append(Json.object("blob").put("id", sha256).put("data", blob.base64()),
						place -> blobs.put(sha256, place));
				blobIds.add(sha256);
			}
		}
	}

	private static ObjectNode head(String type, Turn turn) {
		ObjectNode line = Json.object(type).put("id", turn.id());
		Json.put(line, "p", turn.parentId());
		return line.put("at", turn.created().toString());
	}

	/** An answer's request reached a model. */
	public void started(String answerId, @Nullable String generationId, @Nullable String model,
			@Nullable String provider) throws IOException {
		ObjectNode line = Json.object("started").put("id", answerId);
		Json.put(line, "generation", generationId);
		Json.put(line, "model", model);
		Json.put(line, "provider", provider);
		append(line);
	}

	/** More of an answer. */
	public void piece(String answerId, Piece piece) throws IOException {
		append(piece.toJson(Json.object("piece").put("id", answerId)));
	}

	/** An answer's request ended; its last part tells how. */
	public void ended(Answer answer) throws IOException {
		AnswerPart part = answer.parts().getLast();
		ObjectNode line = Json.object("part").put("id", answer.id()).put("state", answer.state().name());
		var failure = answer.failure();
		if (failure != null) {
			line.set("failure", PartCodec.toJson(failure));
		}
		PartCodec.put(line, part);
		append(line);
	}

	/** An answer is being continued. */
	public void again(String answerId) throws IOException {
		append(Json.object("again").put("id", answerId));
	}

	/** An answer that paused goes on. */
	public void resumed(String answerId) throws IOException {
		append(Json.object("resumed").put("id", answerId));
	}

	/** The cost of a part is known better. */
	public void cost(String answerId, int partIndex, AnswerCost cost, @Nullable TokenCounts tokens) throws IOException {
		ObjectNode line = Json.object("cost").put("id", answerId).put("part", partIndex);
		line.set("cost", CostCodec.toJson(cost));
		if (tokens != null) {
			line.set("tokens", CostCodec.toJson(tokens));
		}
		append(line);
	}

	/** An attachment of a question, an image of an answer or a part of what a tool told is left out of requests from now on. */
	public void leaveOut(String turnId, int attachment) throws IOException {
		append(Json.object("leaveOut").put("id", turnId).put("attachment", attachment));
	}

	/** {@code active}, {@code delete} or {@code restore}. */
	public void tree(String change, String turnId) throws IOException {
		append(Json.object(change).put("id", turnId));
	}

	/** The title; {@code automatic} if it was made from the first prompt. */
	public void title(String title, boolean automatic) throws IOException {
		append(Json.object("title").put("title", title).put("automatic", automatic));
	}

	/** Pinned, or no longer. */
	public void pinned(boolean pinned) throws IOException {
		append(Json.object("pin").put("pinned", pinned));
	}

	/** The beginning is condensed in requests. */
	public void condensed(Condensed condensed) throws IOException {
		append(Json.object("condensed").put("id", condensed.turnId()).put("last", condensed.lastId()).put("text",
				condensed.text()));
	}

	/** The options. */
	public void options(ConversationOptions options) throws IOException {
		ObjectNode line = Json.object("options");
		OptionsCodec.put(line, options);
		append(line);
	}

	/** A prompt waits. */
	public void queue(QueuedPrompt queued) throws IOException {
		blobs(queued.prompt());
		ObjectNode line = Json.object("queue").put("id", queued.id());
		Json.put(line, "question", queued.question());
		if (queued.held()) {
			line.put("held", true);
		}
		PromptCodec.put(line, queued.prompt());
		append(line);
	}

	/** A prompt waits no longer. */
	public void unqueue(String queuedId) throws IOException {
		append(Json.object("unqueue").put("id", queuedId));
	}

	/** Makes what was written survive a crash of the system. */
	public void force() throws IOException {
		file.force();
	}

	@Override
	public void close() throws IOException {
		file.close();
	}

	private void append(ObjectNode line) throws IOException {
		append(line, place -> {
			// lines are found by reading the file
		});
	}

	private void append(ObjectNode line, Consumer<LineRef> written) throws IOException {
		if (keeps) {
			file.keep(line, written);
		} else {
			written.accept(file.append(line));
		}
	}

	JsonNode read(LineRef line) throws IOException {
		return file.read(line);
	}

	void knowBlob(String sha256, LineRef line) {
		blobs.put(sha256, line);
		blobIds.add(sha256);
	}

	Prompt prompt(JsonNode line) throws IOException {
		return PromptCodec.prompt(line, this::blob);
	}

	private @Nullable Blob blob(String sha256) throws IOException {
		LineRef line = Lookup.find(blobs, sha256);
		if (line == null) {
			return null;
		}
		try {
			return Blob.ofBase64(Json.textOrEmpty(file.read(line), "data"));
		} catch (IllegalArgumentException e) {
			return null; // intact line, but not written by us
		}
	}

	/** Decodes a turn from its lines; what a line tells of its place in the tree is known better by the tree. */
	Turn readTurn(String id, @Nullable String parent, List<LineRef> lines) throws IOException {
		JsonNode first = file.read(lines.getFirst());
		String type = Json.textOrEmpty(first, "t");
		Instant told = Json.instant(first, "at");
		Instant at = told == null ? Instant.EPOCH : told;
		if (type.equals("question")) {
			var question = new Question(id, parent, at, prompt(first));
			for (LineRef line : lines.subList(1, lines.size())) {
				int left = file.read(line).path("attachment").asInt(-1);
				question = left < 0 ? question : question.leavingOut(left);
			}
			return question;
		}
		if (type.equals("tool") || type.equals("toolBegun")) {
			var result = ToolResult.begin(id, parent, at, Json.textOrEmpty(first, "call"),
					Json.textOrEmpty(first, "tool"));
			for (LineRef ref : lines) {
				JsonNode line = file.read(ref);
				int left = line.path("attachment").asInt(-1);
				if (Json.textOrEmpty(line, "t").equals("tool")) {
					result = result.withEnd(ToolCodec.outcome(line), Json.millis(line, "duration"));
				} else if (left >= 0) {
					result = result.leavingOut(left);
				}
			}
			return result;
		}
		var reader = new AnswerReader(id, parent, first);
		for (LineRef line : lines.subList(1, lines.size())) {
			reader.line(file.read(line));
		}
		return reader.answer();
	}
}
