package io.github.openrouter4e.costs.internal;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;

import io.github.openrouter4e.storage.LineRef;

/**
 * Where the entries of a file are, by a hash of their ids: 16 bytes each, where the entries themselves would take hundreds.
 * Different ids may have the same hash, so whoever looks for one reads what is there. Not thread-safe.
 */
final class EntryIndex {

	/** Of a line's length, which is less than {@link io.github.openrouter4e.storage.LineScanner#MAX_LINE}. */
	private static final int LENGTH_BITS = 26;
	private static final int FIRST_CAPACITY = 1 << 10;

	/** Pairs of a hash, which is never 0, and a place. Open addressing; at most three quarters are taken. */
	private long[] table = new long[2 * FIRST_CAPACITY];
	private int size;
	/** Such pairs, by their hash; found by halving, so that nothing has to be made of what was saved. */
	private final LongBuffer sorted;

	/** An index without entries. */
	EntryIndex() {
		this(LongBuffer.allocate(0));
	}

	/** @param saved what {@link #save} made; changed when entries are replaced */
	EntryIndex(LongBuffer saved) {
		sorted = saved;
	}

	/** {@return a hash of all characters} Never 0. */
	static long hash(String id) {
		long hash = id.length();
		for (int i = 0; i < id.length(); i++) {
			hash = (hash ^ id.charAt(i)) * 0x9E37_79B9_7F4A_7C15L;
			hash ^= hash >>> 29;
		}
		return hash == 0 ? 1 : hash;
	}

	/** A place as a number. */
	static long pack(LineRef place) {
		return place.offset() << LENGTH_BITS | place.length();
	}

	/** The place that a number stands for. */
	static LineRef unpack(long place) {
		return new LineRef(place >>> LENGTH_BITS, (int) (place & (1 << LENGTH_BITS) - 1));
	}

	int size() {
		return size + sorted.limit() / 2;
	}

	/**
	 * The first or next slot of a hash.
	 *
	 * @param after a slot of this hash; −1 for the first
	 * @return −1 if there is none
	 */
	int slot(long hash, int after) {
		int first = after < 0 ? firstSorted(hash) : after < sorted.limit() ? after + 2 : sorted.limit();
		if (first < sorted.limit() && sorted.get(first) == hash) {
			return first;
		}
		int mask = table.length - 2;
		for (int i = after < sorted.limit()
				? start(hash)
				: after - sorted.limit() + 2
						& mask; table[i] != 0; i = i + 2 & mask) {
			if (table[i] == hash) {
				return sorted.limit() + i;
			}
		}
		return -1;
	}

	/** The first pair in {@link #sorted} whose hash is not less. */
	private int firstSorted(long hash) {
		int low = 0;
		int high = sorted.limit() / 2;
		while (low < high) {
			int middle = low + high >>> 1;
			if (sorted.get(2 * middle) < hash) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return 2 * low;
	}

	private int start(long hash) {
		return (int) (hash >>> 32 ^ hash) << 1 & table.length - 2;
	}

	/** The place in a slot. */
	long place(int slot) {
		return slot < sorted.limit() ? sorted.get(slot + 1) : table[slot - sorted.limit() + 1];
	}

	/** Replaces the place in a slot. */
	void set(int slot, long place) {
		if (slot < sorted.limit()) {
			sorted.put(slot + 1, place);
		} else {
			table[slot - sorted.limit() + 1] = place;
		}
	}

	/** Adds a place, whether there are others with this hash or not. */
	void add(long hash, long place) {
		if (4 * (size + 1) > 3 * (table.length / 2)) {
			resize(2 * table.length);
		}
		insert(hash, place);
		size++;
	}

	private void insert(long hash, long place) {
		int mask = table.length - 2;
		int i = start(hash);
		while (table[i] != 0) {
			i = i + 2 & mask;
		}
		table[i] = hash;
		table[i + 1] = place;
	}

	private void resize(int length) {
		long[] old = table;
		table = new long[length];
		for (int i = 0; i < old.length; i += 2) {
			if (old[i] != 0) {
				insert(old[i], old[i + 1]);
			}
		}
	}

	/** Writes all pairs by their hash. */
	void save(LongBuffer target) {
		var order = new Integer[table.length / 2];
		int count = 0;
		for (int i = 0; i < table.length; i += 2) {
			if (table[i] != 0) {
				order[count++] = i;
			}
		}
		Arrays.sort(order, 0, count, Comparator.comparingLong(i -> table[i]));
		int next = 0;
		for (int i = 0; i < sorted.limit(); i += 2) {
			for (; next < count && table[order[next]] < sorted.get(i); next++) {
				target.put(table, order[next], 2);
			}
			target.put(sorted.get(i)).put(sorted.get(i + 1));
		}
		for (; next < count; next++) {
			target.put(table, order[next], 2);
		}
	}
}
