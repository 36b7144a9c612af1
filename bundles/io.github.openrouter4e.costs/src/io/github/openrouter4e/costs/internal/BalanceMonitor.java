package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.KeyInfo;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.Balance;
import io.github.openrouter4e.costs.BalanceSnapshot;
import io.github.openrouter4e.costs.CallSettings;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.storage.Threads;

/** The balance, asked for in the background. Calls in short order are one request. Thread-safe. */
@SuppressWarnings("nls") // names of threads
@Component(service = {Balance.class, BalanceMonitor.class})
public final class BalanceMonitor implements Balance, AutoCloseable {

	/** OpenRouter's figures lag behind an answer; and several answers may end together. */
	static final long DELAY_MILLIS = 2000;

	private final OpenRouterClient client;
	private final ScheduledExecutorService scheduler;
	private final Executor background;
	private final Supplier<?> account;
	private final Supplier<@Nullable BigDecimal> threshold;
	private final Clock clock;
	private final Listeners<BalanceSnapshot> listeners = new Listeners<>();
	private final AtomicBoolean scheduled = new AtomicBoolean();
	private final Cancellation closed = new Cancellation();
	private volatile BalanceSnapshot current = BalanceSnapshot.UNKNOWN;
	private final AtomicLong asks = new AtomicLong();
	private @Nullable Object asked; // whose balance the current one is; this and the following guarded by this
	private long latest; // the last ask of which it is known whose balance it is for
	private long shown; // the ask whose result the current one is

	/** Whom OpenRouter takes us for. */
	private record Account(URI baseUrl, @Nullable ApiKey key) {

		/** @throws KeyUnavailableException if the user would have to be asked for a password, or to agree to the server */
		static Account of(ConnectionSettings connection) {
			URI baseUrl = connection.baseUrl();
			return new Account(baseUrl, connection.apiKeyIfUnlocked(baseUrl));
		}
	}

	/** The monitor of the account that is configured. */
	@Activate
	public BalanceMonitor(@Reference OpenRouterClient client, @Reference ConnectionSettings connection,
			@Reference CallSettings settings) {
		this(client, Threads.scheduler("OpenRouter balance"), Threads.background("OpenRouter balance"),
				() -> Account.of(connection), settings::lowBalance,
				Clock.systemUTC());
	}

	/**
	 * A monitor.
	 *
	 * @param scheduler  only starts requests; is shut down with the monitor
	 * @param background runs something that blocks
	 * @param account    whose balance it is, compared with equals; may block; throws a
	 *                   {@link KeyUnavailableException} while that is not known, and then nobody is asked
	 * @param threshold  USD below which the balance is low; {@code null} for never
	 */
	public BalanceMonitor(OpenRouterClient client, ScheduledExecutorService scheduler, Executor background,
			Supplier<?> account, Supplier<@Nullable BigDecimal> threshold, Clock clock) {
		this.client = client;
		this.scheduler = scheduler;
		this.background = background;
		this.account = account;
		this.threshold = threshold;
		this.clock = clock;
	}

	@Override
	public BalanceSnapshot current() {
		return current;
	}

	@Override
	public void refresh() {
		if (scheduled.compareAndSet(false, true)) {
			try {
				scheduler.schedule(() -> background.execute(this::ask), DELAY_MILLIS, TimeUnit.MILLISECONDS);
			} catch (RejectedExecutionException e) {
				scheduled.set(false); // closed meanwhile
			}
		}
	}

	private void ask() {
		scheduled.set(false); // from here on a call is for what this request does not see any more
		long number = asks.incrementAndGet();
		Object whose = null;
		try {
			whose = account.get();
			forgetOthers(number, whose);
			KeyInfo key = client.key(closed);
			show(number, whose, snapshot(key, credits()), null);
		} catch (OpenRouterException e) {
			if (!closed.isCancelled()) {
				forgetOthers(number, whose); // not known whose it is, if the key is locked
				show(number, whose, null, RequestFailure.of(e));
			}
		}
	}

	/**
	 * With another key or address, the figures so far are somebody else's.
	 *
	 * @param now whose they are from now on; null if that is not known
	 */
	private synchronized void forgetOthers(long number, @Nullable Object now) {
		if (number > latest) {
			latest = number;
			Object before = asked;
			asked = now;
			if (before != null && !before.equals(now)) {
				show(BalanceSnapshot.UNKNOWN);
			}
		}
	}

	/** Shows what an ask brought, unless that of a later one is shown, or somebody else's is waited for. */
	private synchronized void show(long number, @Nullable Object whose, @Nullable BalanceSnapshot found,
			@Nullable RequestFailure failure) {
		if (number > shown && Objects.equals(whose, asked)) {
			shown = number;
			show(found == null ? failed(failure) : found);
		}
	}

	/** Under the lock, so that listeners hear of the last one last. */
	private void show(BalanceSnapshot found) {
		current = found;
		listeners.fire(found);
	}

	/** Unknown if OpenRouter does not tell, as for most keys it answers 403. */
	private @Nullable BigDecimal credits() {
		try {
			var credits = client.credits(closed);
			return credits.balance();
		} catch (OpenRouterException e) {
			return null;
		}
	}

	private BalanceSnapshot snapshot(KeyInfo key, @Nullable BigDecimal credits) {
		var found = new BalanceSnapshot(remaining(key), credits, key.limit() == null, key.usageDaily(), false,
				Instant.now(clock), null);
		BigDecimal remaining = found.remaining();
		BigDecimal low = threshold.get();
		boolean isLow = remaining != null && low != null && remaining.compareTo(low) < 0;
		return new BalanceSnapshot(found.keyRemaining(), found.accountCredits(), found.keyUnlimited(),
				found.spentToday(), isLow, found.asked(), null, key.freeRequests());
	}

	/** What is left of the key's limit; {@code null} without a limit, or if it is not told. */
	private static @Nullable BigDecimal remaining(KeyInfo key) {
		BigDecimal limit = key.limit();
		BigDecimal used = key.usage();
		return key.limitRemaining() != null || limit == null || used == null || key.limitReset() != null
				? key.limitRemaining()
				: limit.subtract(used);
	}

	/** What was known stays, with the reason why it is not newer. */
	private BalanceSnapshot failed(@Nullable RequestFailure failure) {
		BalanceSnapshot last = current;
		return new BalanceSnapshot(last.keyRemaining(), last.accountCredits(), last.keyUnlimited(), last.spentToday(),
				last.low(), last.asked(), failure, last.freeRequests());
	}

	@Override
	public Registration addListener(Consumer<BalanceSnapshot> listener) {
		return listeners.add(listener);
	}

	@Override
	@Deactivate
	public void close() {
		scheduler.shutdownNow();
		closed.cancel();
	}
}
