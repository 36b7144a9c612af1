package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.internal.Lookup;

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
	private String id = "";
	private @Nullable String createdAt;
	private @Nullable String updatedAt;
	private String title = "";
	private boolean automaticTitle = true;
	private boolean pinned;
	private ConversationOptions options = ConversationOptions.DEFAULTS;
	private @Nullable LineRef lastModel;
	private @Nullable String lastTurn;

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
		LineScanner.Result result = LineScanner.scan(file.path(), this::line);
		if (id.isEmpty()) {
			id = idOf(file.path().getFileName().toString());
			if (lines.isEmpty()) {
				throw new IOException("no conversation in " + file.path());
			}
		}
		Instant created = instant(createdAt, Instant.EPOCH);
		return new StoredConversation(id, created, instant(updatedAt, created), title, automaticTitle, pinned, options,
				tree.build(), queued(), List.copyOf(unended), model(), result.damaged(), file.size());
	}

	/** Even without its first line a conversation has an id: the name of the file. */
	private static String idOf(String name) {
		int dot = name.lastIndexOf('.');
		return dot < 0 ? name : name.substring(0, dot);
	}

	private void line(long offset, byte[] bytes, int start, int length) throws IOException {
		LineHead head = LineHead.read(bytes, start, length);
		var ref = new LineRef(offset, length);
		String lineId = head.id == null ? "" : head.id;
		switch (head.type) {
			case "conversation" -> {
				id = lineId;
				createdAt = head.at;
			}
			case "question", "answer", "tool" -> turn(lineId, head, ref);
			case "again", "cost", "leaveOut" -> more(lineId, ref);
			case "piece", "started" -> {
				more(lineId, ref);
				unended.add(lineId);
			}
			case "part" -> {
				more(lineId, ref);
				unended.remove(lineId);
				lastModel = ref;
			}
			case "blob" -> file.knowBlob(lineId, ref);
			case "active" -> tree.activate(lineId);
			case "delete" -> tree.delete(lineId);
			case "restore" -> tree.restore(lineId).activate(lineId);
			case "queue" -> queue.put(lineId, ref);
			case "unqueue" -> queue.remove(lineId);
			case "title", "pin", "options" -> property(head.type, Json.parse(bytes, start, length));
			default -> {
				// written by a newer version
			}
		}
	}

	private void turn(String turnId, LineHead head, LineRef ref) {
		if (lines.containsKey(turnId)) {
			return; // ids are unique; the first one counts
		}
		var refs = new ArrayList<LineRef>();
		refs.add(ref);
		lines.put(turnId, refs);
		String parent = head.parent;
		if (parent != null && !tree.contains(parent)) {
			parent = lastTurn; // its line was damaged: better a bridged gap than a lost rest
		}
		tree.put(new TurnSlot(turnId, parent, file::readTurn, refs));
		lastTurn = turnId;
		updatedAt = head.at;
		if (head.type.equals("answer")) {
			lastModel = ref;
		}
	}

	private void more(String turnId, LineRef ref) {
		List<LineRef> refs = Lookup.find(lines, turnId);
		if (refs != null) { // else its first line was damaged
			refs.add(ref);
		}
	}

	private void property(String name, JsonNode line) {
		switch (name) {
			case "title" -> {
				title = Json.textOrEmpty(line, "title");
				automaticTitle = line.path("automatic").asBoolean();
			}
			case "pin" -> pinned = line.path("pinned").asBoolean();
			default -> options = OptionsCodec.options(line);
		}
	}

	private List<QueuedPrompt> queued() throws IOException {
		var prompts = new ArrayList<QueuedPrompt>();
		for (Map.Entry<String, LineRef> entry : queue.entrySet()) {
			prompts.add(new QueuedPrompt(entry.getKey(), file.prompt(file.read(entry.getValue()))));
		}
		return prompts;
	}

	private @Nullable String model() throws IOException {
		LineRef line = lastModel;
		return line == null ? null : Json.text(file.read(line), "model");
	}

	private static Instant instant(@Nullable String text, Instant otherwise) {
		try {
			return text == null ? otherwise : Instant.parse(text);
		} catch (DateTimeException e) {
			return otherwise;
		}
	}
}
