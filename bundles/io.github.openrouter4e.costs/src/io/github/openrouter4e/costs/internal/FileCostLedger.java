package io.github.openrouter4e.costs.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.storage.DataFolder;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.storage.Retry;
import io.github.openrouter4e.storage.Threads;

/**
 * The ledger in memory and on disk; read when first needed. Thread-safe. Also a service under its own type, for
 * who writes to it.
 */
@Component(service = {CostLedger.class, FileCostLedger.class})
public final class FileCostLedger implements CostLedger, Closeable {

	private static final String FOLDER = "io.github.openrouter4e.chat"; //$NON-NLS-1$

	private final LedgerFile file;
	private final ZoneId zone;
	private final ScheduledExecutorService scheduler = Threads.scheduler("OpenRouter costs"); //$NON-NLS-1$
	private final Retry retry = new Retry(scheduler, this::writeKept);
	private final Listeners<LedgerEntry> listeners = new Listeners<>();
	private final TokenStatistics statistics = new TokenStatistics();
	private @Nullable LedgerSums loaded; // guarded by this, like what it holds
	private int damaged;

	/** The ledger of this workspace, in the system's time zone. */
	@Activate
	public FileCostLedger(@Reference(target = DataFolder.INSTANCE_AREA) Location instanceArea) {
		this(DataFolder.of(instanceArea, FOLDER).resolve("ledger.jsonl"), ZoneId.systemDefault()); //$NON-NLS-1$
	}

	/**
	 * A ledger.
	 *
	 * @param path the file; need not exist
	 * @param zone the time zone of days and months
	 */
	public FileCostLedger(Path path, ZoneId zone) {
		this.file = new LedgerFile(path);
		this.zone = zone;
	}

	/**
	 * Adds an entry, or replaces the one with its id. In memory it counts even if it cannot be written; it is kept then,
	 * and written as soon as that is possible.
	 *
	 * @throws IOException if it cannot be written now
	 */
	public void record(LedgerEntry entry) throws IOException {
		try {
			synchronized (this) {
				put(sums(), entry);
			}
		} finally { // also if the ledger cannot be read now
			try {
				file.append(entry); // not under the lock: a slow disk must not delay who only asks for sums
			} catch (IOException e) {
				retry.begin();
				throw e;
			} finally {
				listeners.fire(entry);
			}
		}
	}

	private boolean writeKept() {
		try {
			file.writeKept();
			return true;
		} catch (@SuppressWarnings("unused") IOException e) {
			return false; // told when it was recorded
		}
	}

	@Override
	public int unsaved() {
		return file.kept();
	}

	private LedgerSums sums() {
		var sums = loaded;
		if (sums == null) {
			var read = new LedgerSums(zone);
			sums = read;
			try {
				damaged = file.read(entry -> put(read, entry));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
			loaded = sums;
		}
		return sums;
	}

	private void put(LedgerSums sums, LedgerEntry entry) {
		LedgerEntry before = sums.entry(entry.id());
		if (before == null || before.tokens() == null) { // each request teaches once
			statistics.learn(entry);
		}
		sums.put(entry);
	}

	/** What the entries taught about models. */
	public synchronized TokenStatistics statistics() {
		sums();
		return statistics;
	}

	@Override
	public synchronized List<LedgerEntry> entries(Predicate<LedgerEntry> filter) {
		return sums().entries().stream().filter(filter).toList();
	}

	@Override
	public synchronized CostSum conversation(String conversationId) {
		return sums().conversation(conversationId);
	}

	@Override
	public synchronized CostSum answer(String conversationId, String turnId) {
		return sums().answer(conversationId, turnId);
	}

	@Override
	public synchronized CostSum day(LocalDate day) {
		return sums().day(day);
	}

	@Override
	public synchronized CostSum month(YearMonth month) {
		return sums().month(month);
	}

	@Override
	public Map<String, CostSum> byModel(LocalDate first, LocalDate last) {
		var models = new TreeMap<String, CostSum>();
		byDay(first, last).values()
				.forEach(day -> day.forEach((use, sum) -> models.merge(use.model(), sum, CostSum::plus)));
		return models;
	}

	@Override
	public synchronized Map<LocalDate, Map<Use, CostSum>> byDay(LocalDate first, LocalDate last) {
		return sums().daysBetween(first, last);
	}

	@Override
	public void exportCsv(Predicate<LedgerEntry> filter, Appendable target) throws IOException {
		LedgerCsv.write(entries(filter), target);
	}

	@Override
	public synchronized int damagedLines() {
		sums();
		return damaged;
	}

	@Override
	public Registration addListener(Consumer<LedgerEntry> listener) {
		return listeners.add(listener);
	}

	@Override
	@Deactivate
	public void close() throws IOException {
		scheduler.shutdown();
		try (file) {
			file.writeKept();
		}
	}
}
