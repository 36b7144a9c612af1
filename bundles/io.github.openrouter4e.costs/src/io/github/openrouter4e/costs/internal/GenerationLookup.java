package io.github.openrouter4e.costs.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.OpenRouterClient;

/**
 * Asks OpenRouter what a generation cost. It knows that 5 to 10 seconds after the end and answers 404 until then, so it is
 * asked a few times, with growing pauses. Blocks; belongs on a background thread. Thread-safe.
 */
public final class GenerationLookup {

	/** Waits; a parameter, so that tests need not. */
	@FunctionalInterface
	public interface Sleeper {
		/** Returns after {@code duration}, or at once when cancelled. */
		void sleep(Duration duration, Cancellation cancellation);
	}

	/** Pauses before the attempts: about half a minute in all. */
	static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8),
			Duration.ofSeconds(16));

	private final OpenRouterClient client;
	private final Sleeper sleeper;

	/** Asks this client. */
	public GenerationLookup(OpenRouterClient client, Sleeper sleeper) {
		this.client = client;
		this.sleeper = sleeper;
	}

	/** What it cost; empty if OpenRouter does not tell. */
	public Optional<Generation> find(String generationId, Cancellation cancellation) {
		for (Duration pause : PAUSES) {
			sleeper.sleep(pause, cancellation);
			if (cancellation.isCancelled()) {
				return Optional.empty();
			}
			Generation found = ask(generationId, cancellation);
			if (found != null) {
				return Optional.of(found);
			}
		}
		return Optional.empty();
	}

	private @Nullable Generation ask(String generationId, Cancellation cancellation) {
		try {
			Generation found = client.generation(generationId, cancellation);
			return found.totalCost() == null ? null : found;
		} catch (RuntimeException e) {
			return null; // mostly 404, not there yet; and whatever else, a missing figure is no reason to disturb anybody
		}
	}
}
