package io.github.openrouter4e.chat.internal.session;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.chat.LedgerEntry;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.chat.internal.ledger.CataloguePrices;
import io.github.openrouter4e.chat.internal.ledger.CostEstimator;
import io.github.openrouter4e.chat.internal.ledger.CostRules;
import io.github.openrouter4e.chat.internal.ledger.FileCostLedger;
import io.github.openrouter4e.chat.internal.ledger.GenerationLookup;
import io.github.openrouter4e.chat.internal.ledger.PriceBook;
import io.github.openrouter4e.chat.internal.ledger.SpendingGuard;
import io.github.openrouter4e.chat.internal.request.RequestAssembler;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.models.ModelCatalogue;

/**
 * What all sessions share.
 *
 * @param background  runs what blocks, each on a thread of its own
 * @param scheduler   writes pieces of answers to disk
 * @param ids         gives an id for a turn that no other turn of the conversation has
 * @param closed      cancelled when the service ends
 * @param costsKnown  told of requests whose cost became better known after they ended
 */
public record SessionContext(OpenRouterClient client, ModelCatalogue catalogue, ChatSettings settings,
		FileCostLedger ledger, ToolRegistry tools, Executor background, ScheduledExecutorService scheduler, Clock clock,
		Supplier<String> ids, Cancellation closed, RequestAssembler assembler, CostKeeper costs,
		CostEstimator estimator, PriceBook prices, Listeners<LedgerEntry> costsKnown) {

	/** What sessions need, made from what they depend on. */
	public static SessionContext of(OpenRouterClient client, ModelCatalogue catalogue, ChatSettings settings,
			FileCostLedger ledger, ToolRegistry tools, Executor background, ScheduledExecutorService scheduler,
			Clock clock, Supplier<String> ids, GenerationLookup.Sleeper sleeper) {
		var closed = new Cancellation();
		var costsKnown = new Listeners<LedgerEntry>();
		var prices = new CataloguePrices(catalogue,
				() -> settings.caching().anthropicLifetime() == CacheLifetime.ONE_HOUR);
		var costs = new CostKeeper(ledger, new CostRules(prices), new GenerationLookup(client, sleeper), background,
				clock, closed, costsKnown::fire);
		var estimator = new CostEstimator(prices, ledger::experience, new SpendingGuard(ledger, clock), clock);
		return new SessionContext(client, catalogue, settings, ledger, tools, background, scheduler, clock, ids, closed,
				new RequestAssembler(settings, catalogue), costs, estimator, prices, costsKnown);
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
