package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.UnreadableConversation.Reason;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineRef;
import io.github.openrouter4e.storage.LineScanner;
import io.github.openrouter4e.storage.Lookup;

/**
 * Opens a conversation: goes through the lines once, checks them, and remembers where each turn's lines are. What turns say
 * is left on disk until it is asked for, so that a long conversation opens about as quickly as its bytes can be read.
 */
@SuppressWarnings("nls") // file format
public final class ConversationScan {

	private final ConversationFile file;
	private final TurnTree.Builder tree = new TurnTree.Builder();
	private final Map<String, List<LineRef>> lines = new HashMap<>();
	private final Map<String, LineRef> queue = new LinkedHashMap<>();
	private final Set<String> unended = new LinkedHashSet<>();
	private final Set<String> runningTools = new LinkedHashSet<>();
	private @Nullable String createdAt;
	private @Nullable String updatedAt;
	private String title = "";
	private boolean automaticTitle = true;
	private boolean pinned;
	private ConversationOptions options = ConversationOptions.DEFAULTS;
	private @Nullable Condensed condensed;
	private byte @Nullable [] lastModel; // the line that told it
	private @Nullable String lastPart;
	private @Nullable String lastTurn;
	private String lastId = "";
	private boolean begun;
	private int count;
	private int ignored;

	private ConversationScan(ConversationFile file) {
		this.file = file;
	}

	/**
	 * Reads the shape of a conversation.
	 *
	 * @throws IOException if the file cannot be read, or holds no conversation
	 */
	public static StoredConversation open(ConversationFile file) throws IOException {
		return new ConversationScan(file).run();
	}

	private StoredConversation run() throws IOException {
		long bytes = file.size(); // before: if more comes meanwhile, a list sees that this is not all
		int damaged = LineScanner.scan(file.path(), this::line);
		if (!begun && lines.isEmpty()) {
			throw new UnreadableFileException(Reason.DAMAGED, file.path(), null);
		}
		Instant created = instant(createdAt, Instant.EPOCH);
		TurnTree turns = tree.build();
		byte[] told = lastModel;
		JsonNode model = told == null ? Json.object() : Json.parseOurs(told, 0, told.length);
		return new StoredConversation(id(file.path()), created, instant(updatedAt, created), title, automaticTitle,
				pinned, options, turns, queued(), List.copyOf(unended),
				List.copyOf(runningTools), condensed, Json.text(model, "model"), hasFailed(turns, model),
				damaged + ignored, bytes);
	}

	/** A conversation is called as its file, whatever the file says. */
	private static String id(Path path) {
		String name = path.getFileName().toString();
		int dot = name.lastIndexOf('.');
		return dot < 0 ? name : name.substring(0, dot);
	}

	private void line(long offset, byte[] bytes, int start, int length) throws IOException {
		if (++count > HistoryRules.MAX_LINES) {
			throw new UnreadableFileException(Reason.TOO_LARGE, file.path(), null);
		}
		LineHead head = LineHead.read(bytes, start, length, lastId);
		var ref = new LineRef(offset, length);
		String lineId = head.id == null ? "" : head.id;
		lastId = lineId;
		switch (head.type) {
			case "conversation" -> {
				begun = true;
				createdAt = head.at;
			}
			case "question" -> turn(lineId, head, ref);
			case "answer" -> {
				if (turn(lineId, head, ref)) {
					lastModel = Arrays.copyOfRange(bytes, start, start + length);
					lastPart = null;
				}
			}
			case "toolBegun" -> {
				if (turn(lineId, head, ref)) {
					runningTools.add(lineId);
				}
			}
			case "tool" -> {
				if (runningTools.remove(lineId)) {
					more(lineId, ref);
					view(lineId, bytes, start, length);
				} else if (turn(lineId, head, ref)) {
					view(lineId, bytes, start, length);
				}
			}
			case "again", "resumed", "cost", "leaveOut" -> more(lineId, ref);
			case "piece", "started" -> {
				more(lineId, ref);
				unended.add(lineId);
			}
			case "part" -> {
				more(lineId, ref);
				unended.remove(lineId);
				lastModel = Arrays.copyOfRange(bytes, start, start + length);
				lastPart = lineId;
			}
			case "blob" -> file.knowBlob(lineId, ref);
			case "active" -> tree.activate(lineId);
			case "delete" -> tree.delete(lineId);
			case "restore" -> tree.restore(lineId).activate(lineId);
			case "queue" -> queue(lineId, ref);
			case "unqueue" -> queue.remove(lineId);
			case "title", "pin", "options", "condensed" -> property(head.type, bytes, start, length);
			default -> {
				// written by a newer version
			}
		}
	}

	private boolean turn(String turnId, LineHead head, LineRef ref) {
		if (lines.containsKey(turnId) || !HistoryRules.isTurnId(turnId)) {
			ignored++; // ids are unique, the first one counts; a turn without id has no place
			return false;
		}
		var refs = new ArrayList<LineRef>();
		refs.add(ref);
		lines.put(turnId, refs);
		queue.remove(turnId); // if it waited, it has become this question
		String parent = head.parent;
		if (parent != null && !tree.contains(parent)) {
			parent = lastTurn; // its line was damaged: better a bridged gap than a lost rest
		}
		String before = parent;
		tree.put(new TurnSlot(turnId, before, known -> file.readTurn(turnId, before, known), refs));
		lastTurn = turnId;
		updatedAt = head.at;
		return true;
	}

	private void more(String turnId, LineRef ref) {
		List<LineRef> refs = Lookup.find(lines, turnId);
		if (refs != null) { // else its first line was damaged
			refs.add(ref);
		}
	}

	/** Remembers whether a tool has something for the user, so that it is found later without reading all turns. */
	private void view(String turnId, byte[] bytes, int start, int length) {
		String type = LineHead.viewType(bytes, start, length);
		if (type != null) {
			tree.viewType(turnId, type);
		}
	}

	private void queue(String promptId, LineRef ref) {
		if (lines.containsKey(promptId)) {
			return; // it was asked at once, and earlier versions wrote that first
		}
		if (HistoryRules.isTurnId(promptId)) {
			queue.put(promptId, ref);
		} else {
			ignored++;
		}
	}

	private void property(String name, byte[] bytes, int start, int length) throws IOException {
		JsonNode line = Json.parseOurs(bytes, start, length);
		switch (name) {
			case "title" -> {
				String told = Json.textOrEmpty(line, "title");
				title = told.substring(0, Math.min(told.length(), HistoryRules.MAX_TITLE));
				automaticTitle = line.path("automatic").asBoolean();
			}
			case "pin" -> pinned = line.path("pinned").asBoolean();
			case "condensed" -> condensed = new Condensed(Json.textOrEmpty(line, "id"), Json.textOrEmpty(line, "last"),
					Json.textOrEmpty(line, "text"));
			default -> options = OptionsCodec.options(line);
		}
	}

	private List<QueuedPrompt> queued() throws IOException {
		var prompts = new ArrayList<QueuedPrompt>();
		for (Map.Entry<String, LineRef> entry : queue.entrySet()) {
			JsonNode line = file.read(entry.getValue());
			prompts.add(new QueuedPrompt(entry.getKey(), file.prompt(line), Json.text(line, "question"),
					line.path("held").asBoolean()));
		}
		return prompts;
	}

	private boolean hasFailed(TurnTree turns, JsonNode part) {
		return lastPart != null && !turns.path().isEmpty() && turns.path().getLast().equals(lastPart)
				&& Json.constant(part, "state", AnswerState.class, AnswerState.COMPLETE) == AnswerState.FAILED;
	}

	private static Instant instant(@Nullable String text, Instant otherwise) {
		Instant told = text == null ? null : Json.instant(text);
		return told == null ? otherwise : told;
	}
}
