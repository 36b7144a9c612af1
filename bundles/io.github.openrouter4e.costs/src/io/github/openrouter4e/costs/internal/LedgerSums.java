package io.github.openrouter4e.costs.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostLedger.Use;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.storage.Lookup;

/**
 * The entries and their sums, kept up to date with each entry: they are asked for after every answer, when years of entries
 * may be there. Not thread-safe.
 */
final class LedgerSums {

	private record Bucket(LocalDate day, Use use) {
	}

	private final ZoneId zone;
	private final Map<String, LedgerEntry> entries = new LinkedHashMap<>();
	private final Map<String, List<String>> conversations = new HashMap<>();
	private final Map<Bucket, List<String>> buckets = new HashMap<>();
	private final Map<String, CostSum> conversationSums = new HashMap<>();
	private final SortedMap<LocalDate, SortedMap<Use, CostSum>> daySums = new TreeMap<>();

	LedgerSums(ZoneId zone) {
		this.zone = zone;
	}

	/** Adds an entry, or replaces the one with its id. */
	void put(LedgerEntry entry) {
		LedgerEntry before = Lookup.find(entries, entry.id());
		entries.put(entry.id(), entry);
		if (before == null) {
			added(entry);
		} else {
			replaced(before, entry);
		}
	}

	private void added(LedgerEntry entry) {
		var bucket = bucket(entry);
		buckets.computeIfAbsent(bucket, key -> new ArrayList<>()).add(entry.id());
		String conversation = entry.conversationId();
		if (conversation != null) {
			conversations.computeIfAbsent(conversation, id -> new ArrayList<>()).add(entry.id());
			conversationSums.merge(conversation, one(entry), CostSum::plus);
		}
		daySums.computeIfAbsent(bucket.day(), day -> new TreeMap<>()).merge(bucket.use(), one(entry), CostSum::plus);
	}

	private void replaced(LedgerEntry before, LedgerEntry entry) {
		Bucket old = bucket(before);
		var bucket = bucket(entry);
		if (!old.equals(bucket)) {
			ids(buckets, old).remove(entry.id());
			buckets.computeIfAbsent(bucket, key -> new ArrayList<>()).add(entry.id());
			resum(old);
		}
		resum(bucket);
		String conversation = entry.conversationId();
		if (conversation != null) {
			conversationSums.put(conversation, sum(ids(conversations, conversation)));
		}
	}

	private void resum(Bucket bucket) {
		List<String> ids = ids(buckets, bucket);
		SortedMap<Use, CostSum> uses = daySums.computeIfAbsent(bucket.day(), day -> new TreeMap<>());
		if (ids.isEmpty()) {
			uses.remove(bucket.use());
		} else {
			uses.put(bucket.use(), sum(ids));
		}
	}

	private static <K> List<String> ids(Map<K, List<String>> map, K key) {
		return map.getOrDefault(key, List.of());
	}

	private CostSum sum(Collection<String> ids) {
		CostSum sum = CostSum.NONE;
		for (String id : ids) {
			var entry = Lookup.find(entries, id);
			sum = entry == null ? sum : sum.plus(one(entry));
		}
		return sum;
	}

	private static CostSum one(LedgerEntry entry) {
		return CostSum.NONE.plus(entry.cost(), entry.tokens());
	}

	private Bucket bucket(LedgerEntry entry) {
		return new Bucket(LocalDate.ofInstant(entry.time(), zone), new Use(entry.model(), entry.purpose()));
	}

	Collection<LedgerEntry> entries() {
		return entries.values();
	}

	@Nullable
	LedgerEntry entry(String id) {
		return Lookup.find(entries, id);
	}

	CostSum conversation(String conversationId) {
		return conversationSums.getOrDefault(conversationId, CostSum.NONE);
	}

	CostSum answer(String conversationId, String turnId) {
		return sum(ids(conversations, conversationId).stream().filter(id -> {
			var entry = entry(id);
			return entry != null && turnId.equals(entry.turnId());
		}).toList());
	}

	CostSum month(YearMonth month) {
		return total(daysBetween(month.atDay(1), month.atEndOfMonth()).values());
	}

	CostSum day(LocalDate day) {
		return total(daysBetween(day, day).values());
	}

	private static CostSum total(Collection<? extends Map<Use, CostSum>> days) {
		return days.stream().flatMap(uses -> uses.values().stream()).reduce(CostSum.NONE, CostSum::plus);
	}

	/** From the first to the last day, both inclusive. */
	SortedMap<LocalDate, Map<Use, CostSum>> daysBetween(LocalDate first, LocalDate last) {
		var days = new TreeMap<LocalDate, Map<Use, CostSum>>();
		if (!first.isAfter(last)) {
			daySums.subMap(first, last.plusDays(1)).forEach((day, uses) -> {
				if (!uses.isEmpty()) {
					days.put(day, new TreeMap<>(uses));
				}
			});
		}
		return days;
	}
}
