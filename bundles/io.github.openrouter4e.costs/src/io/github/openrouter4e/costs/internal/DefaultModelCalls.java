package io.github.openrouter4e.costs.internal;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.caching.CachingDecision;
import io.github.openrouter4e.caching.CachingExplanation;
import io.github.openrouter4e.caching.CachingPolicy;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.ServiceTier;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CallSettings;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.ModelCall;
import io.github.openrouter4e.costs.ModelCallListener;
import io.github.openrouter4e.costs.ModelCallResult;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.costs.SpendingLimitException;
import io.github.openrouter4e.costs.TextSize;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.TierPrices;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.storage.Threads;

/** Limits, cache marks, sending, recording, in this order. Thread-safe. */
@Component(service = ModelCalls.class)
public final class DefaultModelCalls implements ModelCalls, AutoCloseable {

	private static final Logger LOG = Logger.getLogger(DefaultModelCalls.class.getName());

	/** A request that was stopped ends at once; one that does not must not keep the workbench from ending. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final OpenRouterClient client;
	private final ModelCatalogue catalogue;
	private final TierPrices tiers;
	private final CallSettings settings;
	private final Clock clock;
	private final Duration patience;
	private final Runnable spent;
	private final PriceBook prices;
	private final CostEstimator estimator;
	private final CostRecorder recorder;
	private final Cancellation closed = new Cancellation();
	private final Listeners<LedgerEntry> better = new Listeners<>();
	private final AtomicBoolean resumed = new AtomicBoolean();
	private int running; // guarded by this

	/** The requests of this workspace. */
	@Activate
	public DefaultModelCalls(@Reference OpenRouterClient client, @Reference ModelCatalogue catalogue,
			@Reference EndpointCatalogue endpoints, @Reference CallSettings settings, @Reference FileCostLedger ledger,
			@Reference BalanceMonitor balance) {
		this(client, catalogue, new TierPrices(catalogue, endpoints), settings, ledger, balance::refresh,
				Threads.background("OpenRouter costs"), //$NON-NLS-1$
				Clock.systemDefaultZone(), DefaultModelCalls::sleep);
	}

	/**
	 * Requests with these parts.
	 *
	 * @param tiers      what service tiers cost
	 * @param spent      run after requests that may have cost money, for the balance
	 * @param background runs look-ups, which block
	 * @param clock      tells when, and in its zone which day it is
	 * @param sleeper    waits between look-ups
	 */
	public DefaultModelCalls(OpenRouterClient client, ModelCatalogue catalogue, TierPrices tiers,
			CallSettings settings, FileCostLedger ledger, Runnable spent, Executor background, Clock clock,
			GenerationLookup.Sleeper sleeper) {
		this(client, catalogue, tiers, settings, ledger, spent, background, clock, sleeper, PATIENCE);
	}

	/** @param patience how long {@link #close} waits for what was stopped */
	DefaultModelCalls(OpenRouterClient client, ModelCatalogue catalogue, TierPrices tiers,
			CallSettings settings, FileCostLedger ledger, Runnable spent, Executor background, Clock clock,
			GenerationLookup.Sleeper sleeper, Duration patience) {
		this.patience = patience;
		this.client = client;
		this.catalogue = catalogue;
		this.tiers = tiers;
		this.settings = settings;
		this.clock = clock;
		this.spent = spent;
		this.prices = new CataloguePrices(catalogue, settings::caching);
		this.recorder = new CostRecorder(ledger, new CostRules(prices), tiers, new GenerationLookup(client, sleeper),
				task -> background.execute(() -> run(task)), clock, closed, better::fire);
		this.estimator = new CostEstimator(prices, () -> statistics(ledger), new SpendingGuard(ledger, clock), clock);
	}

	/** Nothing is learned from a ledger that cannot be read now; no request fails because of that. */
	private static TokenStatistics statistics(FileCostLedger ledger) {
		try {
			return ledger.statistics();
		} catch (UncheckedIOException e) {
			LOG.log(Level.FINE, "Estimated without the ledger", e); //$NON-NLS-1$
			return new TokenStatistics();
		}
	}

	@Override
	public CostEstimate estimate(@Nullable String conversationId, String model, TokenCounts prompt,
			@Nullable Integer maxTokens, BigDecimal documents, @Nullable String tier,
			boolean spoken) {
		return estimator.estimate(conversationId, model, prompt, maxTokens, settings.limits(),
				writesCache(model, prompt), documents, tiers.factor(model, tier), spoken);
	}

	/** Whether a request that finds nothing in a cache, as the first of a conversation, will be marked to be kept in one. */
	private boolean writesCache(String model, TokenCounts prompt) {
		return prompt.cached() == 0 && prompt.cacheWrite() == 0 && isMarked(CachingPolicy.explain(model,
				catalogue.current().resolve(model).model(), settings.caching(), prompt.prompt()).kind());
	}

	private static boolean isMarked(CachingExplanation.Kind kind) {
		return kind == CachingExplanation.Kind.MARKED || kind == CachingExplanation.Kind.MARKED_FOR_OPENAI;
	}

	@Override
	public long tokens(String model, long size) {
		return estimator.tokens(model, size);
	}

	@Override
	public String listedId(String model) {
		return prices.listedId(model);
	}

	@Override
	public ChatCompletion complete(ModelCall call, Cancellation cancellation) {
		var results = new ModelCallResult[1];
		call(call, new ModelCallListener() {
			@Override
			public void accept(ChatEvent event) {
				// the whole answer is wanted
			}

			@Override
			public void ended(ModelCallResult result) {
				results[0] = result;
			}
		}, cancellation);
		var completion = results[0].completion();
		RuntimeException failure = results[0].failure();
		if (completion == null) {
			throw failure == null ? new IllegalStateException("neither answer nor failure") : failure; //$NON-NLS-1$
		}
		return completion;
	}

	@Override
	public void call(ModelCall call, ModelCallListener listener, Cancellation cancellation) {
		try (var registration = closed.onCancel(cancellation::cancel)) {
			run(() -> checked(call, listener, cancellation));
		}
	}

	private void checked(ModelCall call, ModelCallListener listener, Cancellation cancellation) {
		var decision = call.agreed() ? SpendingDecision.ALLOWED : decide(call);
		if (decision.kind() == SpendingDecision.Kind.ASK) {
			listener.ended(new ModelCallResult(null, new SpendingLimitException(decision), null, null, null,
					AnswerCost.NONE, null));
			return;
		}
		var answer = new AnswerMeter(listener,
				cause -> recorder.retried(call, cause, billed(call, cause.partialAnswer())));
		ChatCompletion completion = null;
		RuntimeException failure = null;
		boolean useless = false;
		try {
			completion = send(call, listener, answer, cancellation);
			useless = listener.isUseless(completion);
		} catch (RuntimeException | Error e) { // also what the listener throws: what the request cost is recorded in any case
			completion = null;
			failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
		}
		end(call, listener, answer, completion, failure, useless);
	}

	private SpendingDecision decide(ModelCall call) {
		var prompt = new TokenCounts(promptTokens(call, call.model(), TextSize.of(call.request())), 0, 0, 0, 0);
		return estimate(call.conversationId(), call.model(), prompt, call.request().maxTokens(), BigDecimal.ZERO,
				tier(call),
				call.request().modalities().contains("audio")).decision(); //$NON-NLS-1$
	}

	private static @Nullable String tier(ModelCall call) {
		ServiceTier tier = call.request().serviceTier();
		return tier == null ? null : tier.wireName();
	}

	/** The tier that a request is billed for: the one that the answer tells, whichever was asked for; {@code null} for none. */
	private static @Nullable String billed(ModelCall call, @Nullable ChatCompletion received) {
		String told = received == null ? null : received.serviceTier();
		return told == null ? tier(call) : told;
	}

	/** Sends a request, and another one if the listener has one instead of a refused one. */
	private ChatCompletion send(ModelCall call, ModelCallListener listener, AnswerMeter answer,
			Cancellation cancellation) {
		try {
			return client.chat(marked(call.request(), listener), answer, cancellation);
		} catch (ServiceException e) {
			ChatRequest other = answer.hasStarted() || e.kind() != ServiceException.Kind.BAD_REQUEST
					? null
					: listener.instead(e, call.request());
			if (other == null) {
				throw e;
			}
			return client.chat(marked(other, listener), answer, cancellation);
		}
	}

	private ChatRequest marked(ChatRequest request, ModelCallListener listener) {
		String model = request.model();
		CachingDecision caching = CachingPolicy.apply(request,
				model == null ? null : catalogue.current().resolve(model).model(), settings.caching());
		listener.sending(caching.explanation());
		return caching.request();
	}

	private void end(ModelCall call, ModelCallListener listener, AnswerMeter answer,
			@Nullable ChatCompletion completion, @Nullable RuntimeException failure, boolean useless) {
		ChatCompletion partial = failure instanceof OpenRouterException e ? e.partialAnswer() : null;
		ChatCompletion received = completion == null ? partial : completion;
		var usage = completion != null && completion.usage() != null ? completion.usage() : answer.usage();
		if (usage == null && partial != null) {
			usage = partial.usage();
		}
		boolean reached = failure == null || answer.hasStarted() || CostRecorder.hasReachedAModel(failure);
		String told = completion != null && completion.id() != null ? completion.id() : answer.generationId();
		String answered = completion == null ? answer.model() : completion.model();
		String provider = completion == null ? answer.provider() : completion.provider();
		String model = listedId(answered == null ? call.model() : answered);
		String tier = billed(call, received);
		var result = new ModelCallResult(completion, failure,
				told == null && partial != null ? partial.id() : told, answered, provider,
				reached || usage != null ? recorder.cost(usage, model, tier) : AnswerCost.NONE,
				usage == null ? null : CostRules.tokens(usage));
		if (!reached && usage == null) {
			if (failure instanceof OpenRouterException e && !(e instanceof CancelledException)) {
				recorder.retried(call, e, tier);
			}
			listener.ended(result);
			return;
		}
		boolean failed = useless || failure != null && !(failure instanceof CancelledException);
		long size = TextSize.of(call.request());
		var entry = new LedgerEntry(call.id().toString(), clock.instant(), call.purpose(), call.conversationId(),
				call.conversationId() == null ? null : call.id().answer(), model, provider, result.generationId(),
				result.tokens(), result.cost(), failed, size);
		recorder.record(entry); // first: who hears of the end finds the cost in the sums
		listener.ended(result);
		recorder.complete(entry,
				() -> answer.guess(promptTokens(call, model, size), received, of -> tokens(model, of)),
				tier);
		spent.run();
		if (resumed.compareAndSet(false, true)) { // not at the start: nothing is asked of the network before the user does
			recorder.resume();
		}
	}

	private long promptTokens(ModelCall call, String model, long size) {
		return size > 0 ? tokens(model, size) : call.otherTokens().getAsLong();
	}

	@Override
	public void recover(LedgerEntry entry, TokenCounts guess) {
		recorder.record(entry);
		recorder.complete(entry, () -> guess, null); // only OpenRouter knows which tier it was
	}

	@Override
	public Registration addListener(Consumer<LedgerEntry> listener) {
		return better.add(listener);
	}

	/** Runs what may write to the ledger, for {@link #close} to wait for. */
	private void run(Runnable task) {
		synchronized (this) {
			running++;
		}
		try {
			task.run();
		} finally {
			synchronized (this) {
				running--;
				notifyAll();
			}
		}
	}

	/** Stops what is running, and waits a moment for its cost to be recorded, as the ledger is closed next. */
	@Override
	@Deactivate
	public void close() {
		closed.cancel();
		long end = System.nanoTime() + patience.toNanos();
		synchronized (this) {
			try {
				for (long left = patience.toMillis(); running > 0 && left > 0; left = TimeUnit.NANOSECONDS
						.toMillis(end - System.nanoTime())) {
					wait(left);
				}
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** Waits, unless cancelled meanwhile. */
	private static void sleep(Duration duration, Cancellation cancellation) {
		try {
			cancellation.await(duration);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
