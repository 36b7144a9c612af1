package io.github.openrouter4e.costs.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.costs.CostCodec;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;
import io.github.openrouter4e.storage.LineRef;
import io.github.openrouter4e.storage.LineScanner;
import io.github.openrouter4e.storage.LineScanner.Mark;

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

	/** Takes an entry and where it is. */
	@FunctionalInterface
	interface Handler {
		/** The entries come in their order in the file. */
		void entry(LedgerEntry entry, LineRef place) throws IOException;
	}

	/** Where it is. */
	Path path() {
		return file.path();
	}

	/**
	 * Reads all intact entries behind a mark, oldest first.
	 *
	 * @param whole see {@link EntryReader}
	 * @return empty, and the handler was not called, if the bytes before the mark are others than they were
	 */
	Optional<Mark> read(Mark from, boolean whole, Handler handler) throws IOException {
		if (!Files.exists(file.path())) {
			return from.end() == 0 ? Optional.of(Mark.START) : Optional.empty();
		}
		var reader = new EntryReader(whole);
		return LineScanner.scan(file.path(), from, (offset, bytes, start, length) -> {
			var entry = reader.read(bytes, start, length);
			if (entry != null) {
				handler.entry(entry, new LineRef(offset, length));
			}
		});
	}

	/** Reads an entry back; {@code null} if there is none at this place any more. */
	@Nullable
	LedgerEntry read(LineRef place) throws IOException {
		byte[] line = file.readIntact(place);
		return line == null ? null : new EntryReader(true).read(line, 0, line.length);
	}

	/** @throws IOException if it cannot be written now; it is kept for {@link #writeKept} */
	void append(LedgerEntry entry) throws IOException {
		file.keep(toJson(entry), place -> {
			// nobody reads single entries
		});
		writeKept();
	}

	/** Writes what is kept. */
	void writeKept() throws IOException {
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

	static ObjectNode toJson(LedgerEntry entry) {
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
}
