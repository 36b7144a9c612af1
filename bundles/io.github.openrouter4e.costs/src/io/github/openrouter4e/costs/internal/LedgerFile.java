package io.github.openrouter4e.costs.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.costs.CostCodec;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;
import io.github.openrouter4e.storage.LineScanner;

/**
 * The ledger on disk. An entry is on the disk when {@link #append} returns, whatever happens afterwards, or it is kept until it
 * can be written.
 */
@SuppressWarnings("nls") // file format
final class LedgerFile implements Closeable {

	private final LineFile file;

	LedgerFile(Path path) {
		file = new LineFile(path);
	}

	/**
	 * Reads all intact entries, oldest first.
	 *
	 * @return the number of damaged lines
	 */
	int read(Consumer<LedgerEntry> entries) throws IOException {
		if (!Files.exists(file.path())) {
			return 0;
		}
		return LineScanner.scan(file.path(), (offset, bytes, start, length) -> {
			var entry = entry(Json.parse(bytes, start, length));
			if (entry != null) {
				entries.accept(entry);
			}
		}).damaged();
	}

	/** @throws IOException if it cannot be written now; it is kept for {@link #writeKept} */
	synchronized void append(LedgerEntry entry) throws IOException {
		file.keep(toJson(entry), place -> {
			// nobody reads single entries
		});
		writeKept();
	}

	/** Writes what is kept. */
	synchronized void writeKept() throws IOException {
		if (!file.writeKept()) {
			IOException failure = file.failure();
			throw failure == null ? new IOException(file.path().toString()) : failure;
		}
		file.force();
	}

	/** Number of entries that are not on the disk. */
	int kept() {
		return file.kept();
	}

	@Override
	public void close() throws IOException {
		file.close();
	}

	private static ObjectNode toJson(LedgerEntry entry) {
		ObjectNode line = Json.object("entry").put("id", entry.id()).put("at", entry.time().toString());
		if (entry.purpose() != Purpose.CHAT) {
			line.put("purpose", entry.purpose().name());
		}
		if (entry.conversationId() != null) {
			line.put("conversation", entry.conversationId());
		}
		if (entry.turnId() != null) {
			line.put("turn", entry.turnId());
		}
		line.put("model", entry.model());
		if (entry.provider() != null) {
			line.put("provider", entry.provider());
		}
		if (entry.generationId() != null) {
			line.put("generation", entry.generationId());
		}
		TokenCounts tokens = entry.tokens();
		if (tokens != null) {
			line.set("tokens", CostCodec.toJson(tokens));
		}
		line.set("cost", CostCodec.toJson(entry.cost()));
		return line.put("failed", entry.failed()).put("size", entry.promptSize());
	}

	private static @Nullable LedgerEntry entry(JsonNode line) {
		String id = Json.text(line, "id");
		if (!"entry".equals(Json.text(line, "t")) || id == null) {
			return null;
		}
		try {
			return new LedgerEntry(id, Json.parseInstant(Json.textOrEmpty(line, "at")), purpose(line),
					Json.text(line, "conversation"), Json.text(line, "turn"),
					Json.textOrEmpty(line, "model"), Json.text(line, "provider"), Json.text(line, "generation"),
					CostCodec.tokens(line.path("tokens")), CostCodec.cost(line.path("cost")),
					line.path("failed").asBoolean(), line.path("size").asLong());
		} catch (DateTimeException e) {
			return null; // intact, but not written by us
		}
	}

	/** Versions without purposes recorded answers of conversations only. */
	private static Purpose purpose(JsonNode line) {
		return line.has("purpose") ? Json.constant(line, "purpose", Purpose.class, Purpose.OTHER) : Purpose.CHAT;
	}
}
