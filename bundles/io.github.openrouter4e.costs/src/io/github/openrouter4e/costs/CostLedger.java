package io.github.openrouter4e.costs;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.openrouter4e.storage.Registration;

/**
 * What was spent: one entry for each request that may have cost money. A declarative service; thread-safe. The first call
 * reads the file; call it off the user interface thread. Days and months are those of the local time zone.
 */
public interface CostLedger {

	/**
	 * What requests are summed by, within a day.
	 *
	 * @param model   id of the model that answered
	 * @param purpose what the requests were for
	 */
	record Use(String model, Purpose purpose) implements Comparable<Use> {

		private static final Comparator<Use> ORDER = Comparator.comparing(Use::model).thenComparing(Use::purpose);

		@Override
		public int compareTo(Use other) {
			return ORDER.compare(this, other);
		}
	}

	/** The entries that fit, oldest first. */
	List<LedgerEntry> entries(Predicate<LedgerEntry> filter);

	/** Sum of a conversation. */
	CostSum conversation(String conversationId);

	/** Sum of an answer. */
	CostSum answer(String conversationId, String turnId);

	/** Sum of a day. */
	CostSum day(LocalDate day);

	/** Sum of a month. */
	CostSum month(YearMonth month);

	/** Sums by model from the first to the last day, both inclusive; in the order of the models' ids. */
	Map<String, CostSum> byModel(LocalDate first, LocalDate last);

	/**
	 * Sums by day and in that by model and purpose, in the order of both, from the first to the last day, both inclusive; days
	 * without requests are absent.
	 */
	Map<LocalDate, Map<Use, CostSum>> byDay(LocalDate first, LocalDate last);

	/**
	 * Writes the entries that fit as CSV (RFC 4180) with a heading line, amounts in USD in plain decimal notation. Texts that
	 * a spreadsheet would take for a formula are preceded by an apostrophe.
	 */
	void exportCsv(Predicate<LedgerEntry> filter, Appendable target) throws IOException;

	/** How many lines of the file were damaged and skipped; 0 if all is well. */
	int damagedLines();

	/** How many entries are only in memory as they could not be written yet; 0 if all is well. */
	default int unsaved() {
		return 0;
	}

	/** Tells a listener about entries that are added or replaced; it must return quickly. */
	Registration addListener(Consumer<LedgerEntry> listener);
}
