package io.github.openrouter4e.ui.internal.transcript;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Where the pieces of a transcript lie in one long text. Counts from the end,
 * where nearly all changes happen, so that they cost the same in a long
 * conversation. For the UI thread.
 */
final class PieceOffsets {

	/** A piece and how many characters it takes. */
	static final class Piece {

		final Key key;
		int length;

		Piece(Key key) {
			this.key = key;
		}
	}

	/** A turn and its pieces, in their order. */
	static final class Entry {

		final String id;
		final EntryKind kind;
		final List<Piece> pieces = new ArrayList<>();

		Entry(String id, EntryKind kind) {
			this.id = id;
			this.kind = kind;
		}

		int length() {
			return pieces.stream().mapToInt(p -> p.length).sum();
		}

		@Nullable
		Piece find(Key key) {
			for (var i = pieces.size() - 1; i >= 0; i--) {
				if (pieces.get(i).key.equals(key)) {
					return pieces.get(i);
				}
			}
			return null;
		}

		Piece add(Key key) {
			var at = pieces.size();
			while (at > 0 && pieces.get(at - 1).key.compareTo(key) > 0) {
				at--;
			}
			var piece = new Piece(key);
			pieces.add(at, piece);
			return piece;
		}
	}

	private final List<Entry> entries = new ArrayList<>();

	void clear() {
		entries.clear();
	}

	void add(Entry entry, @Nullable String before) {
		var next = before == null ? null : find(before);
		entries.add(next == null ? entries.size() : entries.indexOf(next), entry);
	}

	void remove(Entry entry) {
		entries.remove(entry);
	}

	@Nullable
	Entry find(String id) {
		for (var i = entries.size() - 1; i >= 0; i--) {
			if (entries.get(i).id.equals(id)) {
				return entries.get(i);
			}
		}
		return null;
	}

	/** The offset of the entry's first character in a text of this length. */
	int start(Entry entry, int textLength) {
		var start = textLength;
		for (var i = entries.size() - 1; i >= 0; i--) {
			start -= entries.get(i).length();
			if (entries.get(i) == entry) {
				return start;
			}
		}
		throw new IllegalArgumentException(entry.id);
	}

	int start(Entry entry, Piece piece, int textLength) {
		var start = start(entry, textLength);
		for (var other : entry.pieces) {
			if (other == piece) {
				return start;
			}
			start += other.length;
		}
		throw new IllegalArgumentException(piece.key.toString());
	}

	/** The entry that this character belongs to; null if there is none. */
	@Nullable
	Entry at(int offset) {
		var end = 0;
		for (var entry : entries) {
			end += entry.length();
			if (offset < end) {
				return entry;
			}
		}
		return null;
	}

	boolean isFirst(Entry entry) {
		return !entries.isEmpty() && entries.get(0) == entry;
	}
}
