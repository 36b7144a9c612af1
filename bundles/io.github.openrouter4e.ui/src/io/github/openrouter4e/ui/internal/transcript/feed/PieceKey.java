package io.github.openrouter4e.ui.internal.transcript.feed;

/**
 * Where a piece stands in its entry: pieces are ordered by slot, then by index.
 *
 * @param index 0 but for the blocks of an answer that is still growing, and for tool calls
 */
public record PieceKey(Slot slot, int index) implements Comparable<PieceKey> {

	/** The parts of an entry from top to bottom. */
	public enum Slot {
		HEAD, REASONING, BODY, TAIL, TOOLS, EXTRAS, CHANGES, NOTICE, FOOT
	}

	public static PieceKey of(Slot slot) {
		return new PieceKey(slot, 0);
	}

	@Override
	public int compareTo(PieceKey other) {
		var bySlot = slot.compareTo(other.slot);
		return bySlot != 0 ? bySlot : Integer.compare(index, other.index);
	}
}
