package io.github.openrouter4e.chat.internal.session;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.chat.LedgerEntry;
import io.github.openrouter4e.chat.internal.ledger.CataloguePrices;
import io.github.openrouter4e.chat.internal.ledger.CostEstimator;
import io.github.openrouter4e.chat.internal.ledger.CostRules;
import io.github.openrouter4e.chat.internal.ledger.FileCostLedger;
import io.github.openrouter4e.chat.internal.ledger.GenerationLookup;
import io.github.openrouter4e.chat.internal.ledger.SpendingGuard;
import io.github.openrouter4e.chat.internal.request.RequestAssembler;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.models.ModelCatalogue;

/**
 * What sessions are made of, given what they depend on.
 *
 * @param closed cancelled when the service ends
 */
public record Wiring(OpenRouterClient client, ModelCatalogue catalogue, ChatSettings settings, FileCostLedger ledger,
		ToolRegistry tools, Executor background, ScheduledExecutorService scheduler, Clock clock,
		Supplier<String> turnIds, GenerationLookup.Sleeper sleeper, Cancellation closed) {

	/** What all sessions share. */
	SessionContext context(Consumer<LedgerEntry> better) {
		var prices = new CataloguePrices(catalogue,
				() -> settings.caching().anthropicLifetime() == CacheLifetime.ONE_HOUR);
		var costs = new CostKeeper(ledger, new CostRules(prices), new GenerationLookup(client, sleeper), background,
				clock, closed, better);
		var estimator = new CostEstimator(prices, ledger::experience, new SpendingGuard(ledger, clock), clock);
		return new SessionContext(client, settings, new RequestAssembler(settings, catalogue), tools,
				ledger, costs, estimator, prices, background, scheduler, clock, turnIds);
	}

	/** Waits, unless cancelled meanwhile. */
	static void sleep(Duration duration, Cancellation cancellation) {
		var cancelled = new CountDownLatch(1);
		try (var registration = cancellation.onCancel(cancelled::countDown)) {
			cancelled.await(duration.toMillis(), TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
