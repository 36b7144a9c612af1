package io.github.openrouter4e.costs.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.Usage;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.ModelCall;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.models.TierPrices;

/**
 * Records what requests cost. What an answer did not tell is recorded as unknown at once, so that a kill cannot lose it, then
 * asked for, and at last estimated. Thread-safe.
 */
final class CostRecorder {

	private static final Logger LOG = Logger.getLogger(CostRecorder.class.getName());

	private static final AnswerCost NOTHING = AnswerCost.credits(BigDecimal.ZERO, CostKind.ESTIMATED, null);

	private static final Duration RESUMED = Duration.ofDays(1);
	private static final int MAX_RESUMED = 20;

	private final FileCostLedger ledger;
	private final CostRules rules;
	private final TierPrices tiers;
	private final GenerationLookup lookup;
	private final Executor background;
	private final Clock clock;
	private final Cancellation closed;
	private final Consumer<LedgerEntry> better;

	/**
	 * A recorder.
	 *
	 * @param tiers      what service tiers cost
	 * @param background runs look-ups, which block
	 * @param closed     ends look-ups
	 * @param better     told of entries whose cost became better known after they were recorded
	 */
	CostRecorder(FileCostLedger ledger, CostRules rules, TierPrices tiers, GenerationLookup lookup, Executor background,
			Clock clock, Cancellation closed, Consumer<LedgerEntry> better) {
		this.ledger = ledger;
		this.rules = rules;
		this.tiers = tiers;
		this.lookup = lookup;
		this.background = background;
		this.clock = clock;
		this.closed = closed;
		this.better = better;
	}

	/**
	 * What the usage of an answer tells; unknown without one.
	 *
	 * @param tier the service tier that it is thought to be billed for; {@code null} for the standard one
	 */
	AnswerCost cost(@Nullable Usage usage, String model, @Nullable String tier) {
		return usage == null ? AnswerCost.UNKNOWN : rules(model, tier).of(usage, model, clock.instant());
	}

	/** What is taken from list prices, also what caching saved, is a multiple of them for what is billed for a tier. */
	private CostRules rules(String model, @Nullable String tier) {
		return rules.times(tiers.factor(model, tier));
	}

	/**
	 * Finds out what a recorded request cost if that is not known.
	 *
	 * @param guesses gives the tokens that the request is thought to have had, for the case that OpenRouter does not tell;
	 *                {@code null} if nobody knows. Asked only if the cost is not known, as counting them takes a while
	 * @param tier    the service tier that it is thought to be billed for; {@code null} for the standard one. What OpenRouter
	 *                tells of the request counts first
	 */
	void complete(LedgerEntry entry, Supplier<@Nullable TokenCounts> guesses, @Nullable String tier) {
		String generation = entry.generationId();
		if (entry.cost().kind() == CostKind.UNKNOWN) {
			TokenCounts guess = guesses.get();
			if (generation == null) {
				estimate(entry, guess, tier);
			} else {
				background.execute(() -> lookUp(entry, generation, guess, tier));
			}
		}
	}

	/**
	 * Asks again for costs that were not found out before the workbench ended; OpenRouter keeps them, but not for ever.
	 */
	void resume() {
		try {
			ledger.unknownSince(clock.instant().minus(RESUMED)).stream().filter(entry -> entry.generationId() != null)
					.limit(MAX_RESUMED).forEach(entry -> complete(entry, () -> null, null));
		} catch (IOException | UncheckedIOException e) {
			LOG.log(Level.WARNING, "The costs that are not known could not be read", e); //$NON-NLS-1$
		}
	}

	private void lookUp(LedgerEntry entry, String generation, @Nullable TokenCounts guess, @Nullable String tier) {
		Optional<Generation> found = lookup.find(generation, closed);
		if (found.isPresent()) {
			TokenCounts told = CostRules.tokens(found.get());
			update(entry.with(cost(found.get(), entry.model(), tier, entry.time()),
					told == null ? entry.tokens() : told));
		} else if (!closed.isCancelled()) {
			estimate(entry, guess, tier);
		}
	}

	private AnswerCost cost(Generation found, String model, @Nullable String tier, Instant at) {
		String told = found.serviceTier();
		return rules(model, told == null ? tier : told).of(found, model, at);
	}

	/** What was reported counts, and only without a report what was guessed. */
	private void estimate(LedgerEntry entry, @Nullable TokenCounts guess, @Nullable String tier) {
		TokenCounts tokens = entry.tokens() == null ? guess : entry.tokens();
		if (tokens == null || entry.cost().credits() != null) {
			return;
		}
		update(entry.tokens() == null && tokens.completion() == 0 && entry.failed()
				? entry.with(NOTHING, null) // OpenRouter charges none then
				: entry.with(rules(entry.model(), tier).estimated(tokens, entry.model(), entry.time()), tokens));
	}

	private void update(LedgerEntry entry) {
		record(entry);
		better.accept(entry);
	}

	/** Whether a model may have worked, and so cost money, although the answer did not come to its end. */
	static boolean hasReachedAModel(RuntimeException failure) {
		return switch (failure) {
			case CancelledException stopped -> stopped.partialAnswer() != null || stopped.wasSent();
			case TransportException broken -> broken.kind() == TransportException.Kind.BROKEN;
			case RequestTimeoutException late -> late.limit() != RequestTimeoutException.Limit.CONNECT;
			case ServiceException refused -> false;
			case OpenRouterException other -> other.partialAnswer() != null;
			default -> false;
		};
	}

	/**
	 * An attempt failed. One that was refused is recorded if it turns out to have cost money; one that broke off after its
	 * generation was named is unknown until then, and one that broke off before is estimated.
	 *
	 * @param tier the service tier that it is thought to be billed for; {@code null} for the standard one
	 */
	void retried(ModelCall call, OpenRouterException cause, @Nullable String tier) {
		String model = call.model();
		ChatCompletion partial = cause.partialAnswer();
		String named = cause instanceof ServiceException service ? service.error().generationId() : null;
		String generation = named == null && partial != null ? partial.id() : named;
		var usage = partial == null ? null : partial.usage();
		if (generation == null && usage == null && !hasReachedAModel(cause)) {
			return;
		}
		var entry = new LedgerEntry(
				call.id().ofAttempt(generation == null ? UUID.randomUUID().toString() : generation), clock.instant(),
				call.purpose(),
				call.conversationId(), call.conversationId() == null ? null : call.id().answer(), model,
				partial == null ? null : partial.provider(), generation,
				usage == null ? null : CostRules.tokens(usage), cost(usage, model, tier), true, 0);
		if (generation == null || usage != null || !(cause instanceof ServiceException)) {
			record(entry);
			complete(entry, () -> generation == null ? TokenCounts.NONE : null, tier);
			return;
		}
		background.execute(() -> lookup.find(generation, closed).ifPresent(found -> {
			var cost = cost(found, model, tier, clock.instant());
			BigDecimal total = cost.total();
			if (total == null || total.signum() != 0) {
				record(entry.with(cost, CostRules.tokens(found)));
			}
		}));
	}

	/** Records a request; what it cost is found out by {@link #complete}. */
	void record(LedgerEntry entry) {
		try {
			ledger.record(entry);
		} catch (IOException | UncheckedIOException e) { // which says that the ledger cannot be read, as a sum of it needs
			LOG.log(Level.WARNING, "The cost of a request could not be written", e); //$NON-NLS-1$
		}
	}
}
