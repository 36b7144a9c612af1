package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey;

/**
 * What a transcript in one long text consists of, and where. Counts from the
 * end, where nearly all changes happen, so that they cost the same in a long
 * conversation. For the UI thread.
 */
final class PieceOffsets {

	/** A piece of an entry, in the parts in which it came. */
	static final class Piece {

		final PieceKey key;
		private final List<RichText> parts = new ArrayList<>();
		private int length;

		Piece(PieceKey key) {
			this.key = key;
		}

		int length() {
			return length;
		}

		List<RichText> parts() {
			return parts;
		}
	}

	/** A turn and its pieces, in their order. */
	static final class Entry {

		final String id;
		private final List<Piece> pieces = new ArrayList<>();
		private int length;

		Entry(String id) {
			this.id = id;
		}

		int length() {
			return length;
		}

		List<Piece> pieces() {
			return pieces;
		}

		@Nullable
		Piece find(PieceKey key) {
			for (var i = pieces.size() - 1; i >= 0; i--) {
				var order = pieces.get(i).key.compareTo(key);
				if (order <= 0) {
					return order == 0 ? pieces.get(i) : null;
				}
			}
			return null;
		}

		/** Adds an empty piece in its place. */
		Piece add(PieceKey key) {
			var at = pieces.size();
			while (at > 0 && pieces.get(at - 1).key.compareTo(key) > 0) {
				at--;
			}
			var piece = new Piece(key);
			pieces.add(at, piece);
			return piece;
		}
	}

	/** A part that was found, and the offset of its first character. */
	record Spot(RichText part, int start) {
	}

	private final List<Entry> entries = new ArrayList<>();
	private int length;

	void clear() {
		entries.clear();
		length = 0;
	}

	void add(Entry entry, @Nullable String before) {
		var next = before == null ? null : find(before);
		entries.add(next == null ? entries.size() : entries.indexOf(next), entry);
	}

	void remove(Entry entry) {
		length -= entry.length;
		entries.remove(entry);
	}

	void remove(Entry entry, Piece piece) {
		entry.pieces.remove(piece);
		grow(entry, piece, -piece.length);
	}

	/** Adds a part at the end of a piece. */
	void extend(Entry entry, Piece piece, RichText part) {
		piece.parts.add(part);
		grow(entry, piece, part.text().length());
	}

	private void grow(Entry entry, Piece piece, int by) {
		piece.length += by;
		entry.length += by;
		length += by;
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

	/** The number of an entry from the top, from 0; -1 if there is none. */
	int number(String id) {
		var entry = find(id);
		return entry == null ? -1 : entries.indexOf(entry);
	}

	/** The entry with this number; null if there is none. */
	@Nullable
	Entry entry(int number) {
		return number < 0 || number >= entries.size() ? null : entries.get(number);
	}

	/** The offset of the entry's first character. */
	int start(Entry entry) {
		var start = length;
		for (var i = entries.size() - 1; i >= 0; i--) {
			start -= entries.get(i).length;
			if (entries.get(i) == entry) {
				return start;
			}
		}
		throw new IllegalArgumentException(entry.id);
	}

	int start(Entry entry, Piece piece) {
		var start = start(entry) + entry.length;
		for (var i = entry.pieces.size() - 1; i >= 0; i--) {
			start -= entry.pieces.get(i).length;
			if (entry.pieces.get(i) == piece) {
				return start;
			}
		}
		throw new IllegalArgumentException(piece.key.toString());
	}

	/** The entry that this character belongs to; null if there is none. */
	@Nullable
	Entry at(int offset) {
		var start = length;
		for (var i = entries.size() - 1; i >= 0 && offset < length; i--) {
			start -= entries.get(i).length;
			if (offset >= start) {
				return entries.get(i);
			}
		}
		return null;
	}

	/** The part that this character belongs to; null if there is none. */
	@Nullable
	Spot spot(int offset) {
		var entry = at(offset);
		if (entry == null) {
			return null;
		}
		var start = start(entry) + entry.length;
		for (var p = entry.pieces.size() - 1; p >= 0; p--) {
			var piece = entry.pieces.get(p);
			start -= piece.length;
			if (offset >= start) {
				return spot(piece, start + piece.length, offset);
			}
		}
		return null;
	}

	private static @Nullable Spot spot(Piece piece, int end, int offset) {
		var start = end;
		for (var i = piece.parts.size() - 1; i >= 0; i--) {
			var part = piece.parts.get(i);
			start -= part.text().length();
			if (offset >= start) {
				return new Spot(part, start);
			}
		}
		return null;
	}

	/** Shows every part with its offset, in order. */
	void forEach(BiConsumer<RichText, Integer> visitor) {
		var start = 0;
		for (var entry : entries) {
			for (var piece : entry.pieces) {
				for (var part : piece.parts) {
					visitor.accept(part, start);
					start += part.text().length();
				}
			}
		}
	}
}
