package io.github.openrouter4e.costs.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostLedger.Use;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.storage.Lookup;

/**
 * The sums of a ledger, kept up to date with each entry: they are asked for after every answer, when years of entries may be
 * there. The entries themselves are not kept. Not thread-safe.
 */
final class LedgerSums {

	private final ZoneId zone;
	private final Map<String, RunningSum> conversations;
	private final SortedMap<LocalDate, SortedMap<Use, RunningSum>> days = new TreeMap<>();

	LedgerSums(ZoneId zone) {
		this(zone, 0);
	}

	/** @param expected number of conversations that it will have at least */
	LedgerSums(ZoneId zone, int expected) {
		this.zone = zone;
		this.conversations = HashMap.newHashMap(expected);
	}

	/**
	 * Adds an entry.
	 *
	 * @param before the entry that it replaces; {@code null} for none
	 */
	void put(LedgerEntry entry, @Nullable LedgerEntry before) {
		if (before != null) {
			subtract(before);
		}
		String conversation = entry.conversationId();
		if (conversation != null) {
			conversations.computeIfAbsent(conversation, id -> new RunningSum()).add(entry);
		}
		uses(day(entry)).computeIfAbsent(use(entry), use -> new RunningSum()).add(entry);
	}

	private void subtract(LedgerEntry entry) {
		String conversation = entry.conversationId();
		if (conversation != null) {
			subtract(conversations, conversation, entry);
		}
		LocalDate day = day(entry);
		SortedMap<Use, RunningSum> uses = uses(day);
		subtract(uses, use(entry), entry);
		if (uses.isEmpty()) {
			days.remove(day);
		}
	}

	private static <K> void subtract(Map<K, RunningSum> sums, K key, LedgerEntry entry) {
		RunningSum sum = Lookup.find(sums, key);
		if (sum != null) {
			sum.subtract(entry);
			if (sum.isEmpty()) {
				sums.remove(key);
			}
		}
	}

	private LocalDate day(LedgerEntry entry) {
		return LocalDate.ofInstant(entry.time(), zone);
	}

	private static Use use(LedgerEntry entry) {
		return new Use(entry.model(), entry.purpose());
	}

	private SortedMap<Use, RunningSum> uses(LocalDate day) {
		return days.computeIfAbsent(day, key -> new TreeMap<>());
	}

	/** Puts the sum of a conversation in, as a checkpoint has it. */
	void putConversation(String conversationId, RunningSum sum) {
		conversations.put(conversationId, sum);
	}

	/** Puts the sums of a day in, as a checkpoint has them. */
	void putDay(LocalDate day, SortedMap<Use, RunningSum> sums) {
		days.put(day, sums);
	}

	/** Tells the sums of all conversations. */
	void forEachConversation(BiConsumer<String, CostSum> consumer) {
		conversations.forEach((id, sum) -> consumer.accept(id, sum.toSum()));
	}

	CostSum conversation(String conversationId) {
		RunningSum sum = Lookup.find(conversations, conversationId);
		return sum == null ? CostSum.NONE : sum.toSum();
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
		return first.isAfter(last) ? new TreeMap<>() : copy(days.subMap(first, last.plusDays(1)));
	}

	/** All days. */
	SortedMap<LocalDate, Map<Use, CostSum>> days() {
		return copy(days);
	}

	private static SortedMap<LocalDate, Map<Use, CostSum>> copy(
			SortedMap<LocalDate, SortedMap<Use, RunningSum>> days) {
		var copy = new TreeMap<LocalDate, Map<Use, CostSum>>();
		days.forEach((day, uses) -> {
			var sums = new TreeMap<Use, CostSum>();
			uses.forEach((use, sum) -> sums.put(use, sum.toSum()));
			copy.put(day, sums);
		});
		return copy;
	}
}
