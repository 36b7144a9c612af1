package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.storage.LineRef;

/** A turn's place in the tree. What it says is read from the file when it is first asked for, and kept. Thread-safe. */
public final class TurnSlot {

	/** Decodes a turn. */
	@FunctionalInterface
	interface Source {
		Turn read(List<LineRef> lines) throws IOException;
	}

	private final String id;
	private final @Nullable String parentId;
	private final @Nullable Source source;
	private final List<LineRef> lines;
	private volatile @Nullable Turn turn;

	/** A turn on disk. */
	TurnSlot(String id, @Nullable String parentId, Source source, List<LineRef> lines) {
		this.id = id;
		this.parentId = parentId;
		this.source = source;
		this.lines = lines;
	}

	/** A turn in memory. */
	public TurnSlot(Turn turn) {
		this.id = turn.id();
		this.parentId = turn.parentId();
		this.source = null;
		this.lines = List.of();
		this.turn = turn;
	}

	/** The turn's id. */
	public String id() {
		return id;
	}

	/** The id of the turn before it; {@code null} for a first one. The turn itself tells the same. */
	public @Nullable String parentId() {
		return parentId;
	}

	/**
	 * The turn.
	 *
	 * @throws UncheckedIOException if it has to be read and cannot be
	 */
	public Turn turn() {
		Turn known = turn;
		if (known != null) {
			return known;
		}
		try {
			Turn read = read();
			turn = read;
			return read;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The turn as it is on the disk, without keeping it in memory. */
	Turn read() throws IOException {
		Source from = source;
		if (from == null) {
			throw new IllegalStateException(id);
		}
		return from.read(lines);
	}
}
