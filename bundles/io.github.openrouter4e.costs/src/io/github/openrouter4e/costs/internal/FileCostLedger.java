package io.github.openrouter4e.costs.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

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
import io.github.openrouter4e.storage.LineScanner.Mark;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.storage.Retry;
import io.github.openrouter4e.storage.Threads;

/**
 * The ledger on disk, and its sums in memory; read when first needed. Thread-safe. Also a service under its own type, for
 * who writes to it.
 */
@Component(service = {CostLedger.class, FileCostLedger.class})
public final class FileCostLedger implements CostLedger, Closeable {

	private static final String FOLDER = "io.github.openrouter4e.chat"; //$NON-NLS-1$

	private static final Logger LOG = Logger.getLogger(FileCostLedger.class.getName());

	/** Bytes without a checkpoint that take no time to be read: about a thousand entries. */
	private static final int CHECKPOINT_EVERY = 1 << 18;

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final LedgerFile file;
	private final Path checkpoint;
	private final ZoneId zone;
	private final int checkpointEvery;
	private final Duration patience;
	private final ScheduledExecutorService scheduler = Threads.scheduler("OpenRouter costs"); //$NON-NLS-1$
	private final Retry retry = new Retry(scheduler, this::writeKept);
	private final Listeners<LedgerEntry> listeners = new Listeners<>();
	private @Nullable LedgerState loaded; // guarded by this, like what it holds
	/** Read further than the checkpoint, which is not yet made. */
	private @Nullable LedgerState behind;
	private volatile byte @Nullable [] @Nullable [] encoded;
	private volatile @Nullable Future<?> writing;

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
		this(path, zone, CHECKPOINT_EVERY, PATIENCE);
	}

	/**
	 * @param checkpointEvery bytes that are read without a checkpoint
	 * @param patience        how long closing waits for a checkpoint
	 */
	FileCostLedger(Path path, ZoneId zone, int checkpointEvery, Duration patience) {
		this.file = new LedgerFile(path);
		this.checkpoint = path.resolveSibling("ledger.checkpoint"); //$NON-NLS-1$
		this.zone = zone;
		this.checkpointEvery = checkpointEvery;
		this.patience = patience;
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
				put(entry);
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

	private LedgerState state() {
		LedgerState state = loaded;
		if (state == null) {
			try {
				state = read();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
			loaded = state;
		}
		return state;
	}

	private LedgerState read() throws IOException {
		LedgerState state = LedgerCheckpoint.read(checkpoint, file, zone);
		long before = state == null ? 0 : state.end().end();
		if (state == null || !readRest(state)) {
			before = 0;
			state = new LedgerState(file, zone);
			state.read();
		}
		if (state.end().end() - before >= checkpointEvery) {
			behind = state;
			writing = scheduler.submit(this::writeCheckpoint);
		}
		return state;
	}

	private static boolean readRest(LedgerState state) throws IOException {
		try {
			return state.read();
		} catch (@SuppressWarnings("unused") LedgerState.ChangedFileException e) {
			return false;
		}
	}

	/** Not waited for, as the next start can do without it. */
	private void writeCheckpoint() {
		try {
			encodeCheckpoint();
			byte[][] content = encoded;
			encoded = null;
			if (content != null) {
				LedgerCheckpoint.write(checkpoint, content);
			}
		} catch (IOException e) {
			LOG.log(Level.FINE, "No checkpoint of the ledger", e); //$NON-NLS-1$
		}
	}

	/** A checkpoint holds what is in the file, so it has to be made before anything is recorded. */
	private synchronized void encodeCheckpoint() throws IOException {
		LedgerState state = behind;
		behind = null;
		if (state != null) {
			encoded = LedgerCheckpoint.encode(state, zone);
		}
	}

	private void put(LedgerEntry entry) {
		LedgerState state = state();
		try {
			encodeCheckpoint();
		} catch (IOException e) {
			LOG.log(Level.FINE, "No checkpoint of the ledger", e); //$NON-NLS-1$
		}
		try {
			state.record(entry);
		} catch (@SuppressWarnings("unused") LedgerState.ChangedFileException e) {
			loaded = readAgain(state.recorded().values(), entry);
		}
	}

	/** What was read is not what is there now: all of it is read again, and what was recorded counts as before. */
	private LedgerState readAgain(Collection<LedgerEntry> recorded, LedgerEntry entry) {
		try {
			var state = new LedgerState(file, zone);
			state.read();
			for (LedgerEntry each : recorded) {
				state.record(each);
			}
			state.record(entry);
			return state;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** What the entries taught about models. */
	public synchronized TokenStatistics statistics() {
		return state().statistics();
	}

	@Override
	public List<LedgerEntry> entries(Predicate<LedgerEntry> filter) {
		long end;
		Map<String, LedgerEntry> recorded;
		synchronized (this) {
			end = state().end().end();
			recorded = new LinkedHashMap<>(state().recorded());
		}
		var all = new LinkedHashMap<String, LedgerEntry>(); // the latest of each id, at the place of the first
		try {
			file.read(Mark.START, true, (entry, place) -> {
				if (place.offset() < end) { // else recorded since then, or of another process
					all.put(entry.id(), entry);
				}
			});
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		all.putAll(recorded);
		return all.values().stream().filter(filter).toList();
	}

	/**
	 * The entries of unknown cost that an earlier run of the workbench left behind, newest first.
	 *
	 * @param from the time after which they ended
	 */
	synchronized List<LedgerEntry> unknownSince(Instant from) throws IOException {
		return state().unknownSince(from);
	}

	@Override
	public synchronized CostSum conversation(String conversationId) {
		return state().sums().conversation(conversationId);
	}

	@Override
	public synchronized CostSum answer(String conversationId, String turnId) {
		CostSum sum = CostSum.NONE;
		for (LedgerEntry entry : entries(
				each -> conversationId.equals(each.conversationId()) && turnId.equals(each.turnId()))) {
			sum = sum.plus(entry.cost(), entry.tokens());
		}
		return sum;
	}

	@Override
	public synchronized CostSum day(LocalDate day) {
		return state().sums().day(day);
	}

	@Override
	public synchronized CostSum month(YearMonth month) {
		return state().sums().month(month);
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
		return state().sums().daysBetween(first, last);
	}

	@Override
	public void exportCsv(Predicate<LedgerEntry> filter, Appendable target) throws IOException {
		LedgerCsv.write(entries(filter), target);
	}

	@Override
	public synchronized int damagedLines() {
		return state().end().damaged();
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
		} finally {
			awaitCheckpoint();
		}
	}

	private void awaitCheckpoint() {
		Future<?> last = writing;
		if (last != null) {
			try {
				last.get(patience.toMillis(), TimeUnit.MILLISECONDS);
			} catch (@SuppressWarnings("unused") ExecutionException | TimeoutException e) {
				// there will be another one
			} catch (@SuppressWarnings("unused") InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
