package io.github.openrouter4e.ui.internal.usage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.costs.Purpose;

/**
 * Computes reports off the UI thread. However often it is asked while it computes, one more report follows: with the
 * latest query, after the latest change of the ledger. Thread-safe.
 */
final class UsageLoader {

	/** What to report. */
	record Query(UsagePeriod period, @Nullable String model, @Nullable Purpose purpose) {
	}

	/** What came of it: a report, or the reason why there is none. */
	record Result(@Nullable UsageReport report, @Nullable ChartData chart, int damagedLines, int unsaved,
			@Nullable Exception failure) {
	}

	private final CostLedger ledger;
	private final Clock clock;
	private final Executor background;
	private final Consumer<Result> receiver;
	private @Nullable Query next;
	private boolean running;

	/**
	 * @param receiver called on a background thread, one call at a time
	 */
	UsageLoader(CostLedger ledger, Clock clock, Executor background, Consumer<Result> receiver) {
		this.ledger = ledger;
		this.clock = clock;
		this.background = background;
		this.receiver = receiver;
	}

	synchronized void load(Query query) {
		next = query;
		if (!running) {
			running = true;
			background.execute(this::work);
		}
	}

	private void work() {
		for (Query query = take(); query != null; query = take()) {
			receiver.accept(compute(query));
		}
	}

	private synchronized @Nullable Query take() {
		Query query = next;
		next = null;
		running = query != null;
		return query;
	}

	private Result compute(Query query) {
		try {
			DayRange range = query.period().range(LocalDate.now(clock));
			UsageReport report = UsageReport.of(range, ledger.byDay(range.first(), range.last()),
					query.model(), query.purpose());
			return new Result(report, ChartData.of(report), ledger.damagedLines(), ledger.unsaved(), null);
		} catch (RuntimeException e) {
			// a disk that fails is told in the view, where it can be acted on
			return new Result(null, null, 0, 0, e);
		}
	}
}
