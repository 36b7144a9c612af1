package io.github.openrouter4e.costs.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.storage.LineScanner.Mark;
import io.github.openrouter4e.storage.Lookup;

/**
 * What is known of a ledger without keeping its entries in memory: their sums, what they taught, and where they are in the
 * file. Entries that were recorded since the file was read are kept. Not thread-safe.
 */
final class LedgerState {

	/** Of the entries of unknown cost, the newest that are looked through. */
	private static final int MAX_UNKNOWN = 1000;

	/** Something else changed the part of the file that was read. */
	static final class ChangedFileException extends IOException {
		private static final long serialVersionUID = 1;

		ChangedFileException(LedgerFile file, @Nullable IOException cause) {
			super(file.path().toString(), cause);
		}
	}

	private final LedgerFile file;
	private final LedgerSums sums;
	private final TokenStatistics statistics;
	private final EntryIndex index;
	private final SequencedSet<Long> unknown;
	private final Map<String, LedgerEntry> recorded = new LinkedHashMap<>();
	private Mark end;

	/** A ledger of which nothing was read yet. */
	LedgerState(LedgerFile file, ZoneId zone) {
		this(file, new LedgerSums(zone), new TokenStatistics(), new EntryIndex(), new LinkedHashSet<>(), Mark.START);
	}

	/**
	 * A ledger that was read up to a mark.
	 *
	 * @param unknown places of the entries of unknown cost, oldest first
	 */
	LedgerState(LedgerFile file, LedgerSums sums, TokenStatistics statistics, EntryIndex index,
			SequencedSet<Long> unknown, Mark end) {
		this.file = file;
		this.sums = sums;
		this.statistics = statistics;
		this.index = index;
		this.unknown = unknown;
		this.end = end;
	}

	/**
	 * Reads what follows in the file.
	 *
	 * @return false if what was read before has changed
	 */
	boolean read() throws IOException {
		Optional<Mark> reached = file.read(end, false, (entry, place) -> {
			long packed = EntryIndex.pack(place);
			put(entry, replaced(entry.id(), packed));
			if (entry.cost().kind() == CostKind.UNKNOWN) {
				unknown.add(packed);
			}
		});
		end = reached.orElse(end);
		return reached.isPresent();
	}

	/** Adds an entry that is, or will be, appended to the file, or replaces the one with its id. */
	void record(LedgerEntry entry) throws ChangedFileException {
		LedgerEntry before = Lookup.find(recorded, entry.id());
		put(entry, before == null ? replaced(entry.id(), -1) : before);
		recorded.put(entry.id(), entry);
	}

	private void put(LedgerEntry entry, @Nullable LedgerEntry before) {
		if (before == null || before.tokens() == null) { // each request teaches once
			statistics.learn(entry);
		}
		sums.put(entry, before);
	}

	/**
	 * The entry of the file that is replaced.
	 *
	 * @param place where the new one is; −1 if not in the part of the file that was read
	 */
	private @Nullable LedgerEntry replaced(String id, long place) throws ChangedFileException {
		long hash = EntryIndex.hash(id);
		for (int slot = index.slot(hash, -1); slot >= 0; slot = index.slot(hash, slot)) {
			long old = index.place(slot);
			LedgerEntry there = entry(old);
			if (EntryIndex.hash(there.id()) != hash) {
				throw new ChangedFileException(file, null);
			}
			if (there.id().equals(id)) {
				unknown.remove(old);
				if (place >= 0) {
					index.set(slot, place);
				}
				return there;
			}
		}
		if (place >= 0) {
			index.add(hash, place);
		}
		return null;
	}

	private LedgerEntry entry(long place) throws ChangedFileException {
		LedgerEntry entry = null;
		IOException failure = null;
		try {
			entry = file.read(EntryIndex.unpack(place));
		} catch (IOException e) {
			failure = e;
		}
		if (entry == null) {
			throw new ChangedFileException(file, failure);
		}
		return entry;
	}

	/** The entries of unknown cost from before the file was read that are not older, newest first. */
	List<LedgerEntry> unknownSince(Instant from) throws IOException {
		var entries = new ArrayList<LedgerEntry>();
		for (long place : unknown.reversed().stream().limit(MAX_UNKNOWN).toList()) {
			LedgerEntry entry = entry(place);
			if (entry.time().isAfter(from)) {
				entries.add(entry);
			}
		}
		return entries;
	}

	LedgerSums sums() {
		return sums;
	}

	TokenStatistics statistics() {
		return statistics;
	}

	EntryIndex index() {
		return index;
	}

	/** Places of the entries of unknown cost, oldest first. */
	SequencedSet<Long> unknown() {
		return unknown;
	}

	/** Where reading has ended. */
	Mark end() {
		return end;
	}

	/** The entries that were recorded since the file was read. */
	Map<String, LedgerEntry> recorded() {
		return recorded;
	}
}
