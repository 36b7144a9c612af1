package io.github.openrouter4e.models.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.models.CatalogueSettings;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.storage.Registration;

/**
 * The catalogue, independent of OSGi. One run at a time looks where the list comes from, reads it from disk if that is
 * another place than before, and asks the network if it is due or was demanded. Everybody who asks meanwhile joins the run.
 */
final class CatalogueEngine implements ModelCatalogue, AutoCloseable {

	private final OpenRouterClient client;
	private final ConnectionSettings connection;
	private final Supplier<CatalogueSettings> settings;
	private final CatalogueStore store;
	private final Executor executor;
	private final Scheduler scheduler;
	private final Clock clock;
	private final Notifier<CatalogueSnapshot> notifier;

	/** Guards what follows; never held while waiting or calling out. */
	private final Object lock = new Object();
	private CatalogueState state = CatalogueState.INITIAL;
	private @Nullable Run run;
	private @Nullable Runnable cancelTimer;
	private boolean closed;

	/** A run that is under way. */
	private static final class Run {

		private final CompletableFuture<CatalogueSnapshot> usable = new CompletableFuture<>();
		private final CompletableFuture<CatalogueSnapshot> done = new CompletableFuture<>();
		private final Cancellation cancellation = new Cancellation();
		/** Of the request under way; ends it alone. */
		private volatile @Nullable Cancellation fetching;
		/** Guarded by the engine's lock, as the next one. */
		private boolean fetchRequested;
		/** Whether somebody joined since the run looked where the list comes from: that may have changed. */
		private boolean joined;
	}

	CatalogueEngine(OpenRouterClient client, ConnectionSettings connection, Supplier<CatalogueSettings> settings,
			CatalogueStore store, Executor executor, Scheduler scheduler, Clock clock) {
		this.client = client;
		this.connection = connection;
		this.settings = settings;
		this.store = store;
		this.executor = executor;
		this.scheduler = scheduler;
		this.clock = clock;
		notifier = new Notifier<>(executor);
	}

	@Override
	public CatalogueSnapshot current() {
		synchronized (lock) {
			return state.snapshot();
		}
	}

	@Override
	public CompletableFuture<CatalogueSnapshot> ensureLoaded() {
		Run active = join(false);
		CatalogueSnapshot now = current();
		return active == null || !now.isEmpty() ? CompletableFuture.completedFuture(now) : active.usable.copy();
	}

	@Override
	public CompletableFuture<CatalogueSnapshot> refresh() {
		Run active = join(true);
		return active == null ? CompletableFuture.completedFuture(current()) : active.done.copy();
	}

	@Override
	public Registration addListener(Consumer<CatalogueSnapshot> listener) {
		var registration = notifier.add(listener);
		synchronized (lock) {
			if (state.source() != null && run == null) {
				schedule();
			}
		}
		return () -> {
			registration.close();
			synchronized (lock) {
				if (!notifier.hasListeners()) {
					unschedule();
				}
			}
		};
	}

	@Override
	public void close() {
		Run last;
		synchronized (lock) {
			closed = true;
			unschedule();
			last = run;
		}
		if (last != null) {
			last.cancellation.cancel();
		}
	}

	/** {@return the run under way, a new one if there is none; null if closed} */
	private @Nullable Run join(boolean fetchRequested) {
		Run active;
		synchronized (lock) {
			Run present = run;
			if (closed || present != null) {
				if (present != null) {
					present.joined = true;
					present.fetchRequested |= fetchRequested;
					Cancellation fetching = present.fetching;
					if (fetching != null) {
						executor.execute(() -> cancelIfSourceChanged(fetching));
					}
				}
				return present;
			}
			unschedule();
			active = new Run();
			active.fetchRequested = fetchRequested;
			run = active;
		}
		executor.execute(() -> perform(active));
		return active;
	}

	private void perform(Run mine) {
		try {
			while (step(mine)) {
				// the source changed while its list was on its way: start over with the new one
			}
		} catch (RuntimeException e) {
			// of a service that is going away, for example; the next call tries again
			update(state().failed(clock.instant()));
		} finally {
			CatalogueSnapshot last = finish(mine);
			mine.usable.complete(last);
			mine.done.complete(last);
		}
	}

	/** A server that does not answer may take minutes to fail; it is abandoned once another one is configured. */
	private void cancelIfSourceChanged(Cancellation fetching) {
		if (!source().equals(state().source())) {
			fetching.cancel();
		}
	}

	/** {@return whether to do it again} */
	private boolean step(Run mine) {
		synchronized (lock) {
			mine.joined = false;
		}
		var source = source();
		if (!source.equals(state().source())) {
			update(CatalogueState.stored(source, store.read(source)));
		}
		CatalogueSnapshot known = current();
		if (!known.isEmpty()) {
			mine.usable.complete(known);
		}
		if (!shouldFetch(mine)) {
			return !isOver(mine);
		}
		update(state().fetching(clock.instant()));
		var fetching = new Cancellation();
		CatalogueResponse response;
		try (Cancellation.Registration registered = mine.cancellation.onCancel(fetching::cancel)) {
			mine.fetching = fetching;
			response = CatalogueResponse.fetch(client, source.scope(), fetching, clock);
			mine.fetching = null;
		}
		if (!mine.cancellation.isCancelled() && (fetching.isCancelled() || !source.equals(source()))) {
			requestFetch(mine);
			return true;
		}
		CatalogueState updated = state().afterResponse(response);
		update(updated);
		if (response.isGood()) {
			store.write(source, updated.toStore(response));
		}
		return false;
	}

	private boolean shouldFetch(Run mine) {
		synchronized (lock) {
			return !closed && (mine.fetchRequested || state.isDue(settings.get().maxAge(), clock.instant()));
		}
	}

	/** {@return whether a run that need not fetch ends; not if somebody joined it who may know of another source} */
	private boolean isOver(Run mine) {
		synchronized (lock) {
			boolean over = closed || !mine.joined && !mine.fetchRequested;
			if (over) {
				// under the same lock: whoever asks from now on starts a run of his own
				run = null;
			}
			return over;
		}
	}

	private void requestFetch(Run mine) {
		synchronized (lock) {
			mine.fetchRequested = true;
		}
	}

	private CatalogueSnapshot finish(Run mine) {
		synchronized (lock) {
			if (run == mine) {
				run = null;
			}
			if (run == null) {
				schedule();
			}
			return state.snapshot();
		}
	}

	private CatalogueSource source() {
		URI baseUrl = connection.baseUrl();
		var scope = settings.get().scope();
		// OpenRouter shows all its models to everybody: no key store needs to be opened for them
		boolean keyMatters = scope == ModelScope.ACCOUNT || !BaseUrl.isOpenRouter(baseUrl);
		return CatalogueSource.of(baseUrl, scope, keyMatters ? key(baseUrl) : null);
	}

	private @Nullable ApiKey key(URI baseUrl) {
		try {
			return connection.apiKeyIfUnlocked(baseUrl); // nobody is asked for a password because a view opens
		} catch (KeyUnavailableException e) {
			// the list of all models may need none; for the account's list the request fails and says why
			return null;
		}
	}

	private CatalogueState state() {
		synchronized (lock) {
			return state;
		}
	}

	private void update(CatalogueState next) {
		synchronized (lock) {
			state = next;
			notifier.publish(next.snapshot());
		}
	}

	/** Only while somebody listens; the lock is held. */
	private void schedule() {
		unschedule();
		if (!closed && notifier.hasListeners()) {
			Duration wait = state.wait(settings.get().maxAge(), clock.instant());
			cancelTimer = scheduler.after(
					wait.compareTo(RefreshPolicy.TIMER_AT_LEAST) > 0 ? wait : RefreshPolicy.TIMER_AT_LEAST,
					this::onTimer);
		}
	}

	private void unschedule() {
		Runnable cancel = cancelTimer;
		cancelTimer = null;
		if (cancel != null) {
			cancel.run();
		}
	}

	private void onTimer() {
		if (notifier.hasListeners()) {
			join(false);
		}
	}
}
