package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolView;
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
	private final @Nullable String viewType;
	private volatile @Nullable Turn turn;

	/** A turn on disk. */
	TurnSlot(String id, @Nullable String parentId, Source source, List<LineRef> lines) {
		this(id, parentId, source, lines, null);
	}

	private TurnSlot(String id, @Nullable String parentId, @Nullable Source source, List<LineRef> lines,
			@Nullable String viewType) {
		this.id = id;
		this.parentId = parentId;
		this.source = source;
		this.lines = lines;
		this.viewType = viewType;
	}

	/** A turn in memory. */
	public TurnSlot(Turn turn) {
		this(turn.id(), turn.parentId(), null, List.of(), viewType(turn));
		this.turn = turn;
	}

	private static @Nullable String viewType(Turn turn) {
		ToolView view = view(turn);
		return view == null ? null : view.type();
	}

	private static @Nullable ToolView view(Turn turn) {
		return turn instanceof ToolResult result && result.outcome() instanceof ToolOutcome.Done done
				? done.view()
				: null;
	}

	/** The same turn on the disk, of which it is known now what it has for the user. */
	TurnSlot withViewType(String type) {
		return new TurnSlot(id, parentId, source, lines, type);
	}

	/** What a tool had for the user, if it is of this type; no other turn is read. */
	@Nullable
	ToolView view(String type) {
		return type.equals(viewType) ? view(turn()) : null;
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
