package io.github.openrouter4e.testing.caching;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.wire.Tokens;
import io.github.openrouter4e.testing.wire.UsageMeter;

/**
 * Caches prompts as the real providers do: marks, minimum lengths, lifetimes, one cache per provider, and OpenRouter's
 * routing, which keeps a conversation at its provider. Better than the real ones in one point: a cache never loses
 * anything before its time. Thread-safe.
 */
public final class CachingSimulation implements UsageMeter {

	private final Clock clock;
	private final StickyRouting routing;
	private final Map<String, PrefixStore> stores = new HashMap<>();

	/** @param spread whether requests that stick to no provider are spread over all of them */
	public CachingSimulation(Clock clock, boolean spread) {
		this.clock = clock;
		routing = new StickyRouting(clock, spread);
	}

	@Override
	public synchronized Prompt measure(JsonNode request, JsonNode model, List<String> providers) {
		String id = model.path("id").asText();
		String provider = routing.choose(request, id, providers);
		PrefixStore store = stores.computeIfAbsent(provider + ' ' + id, k -> new PrefixStore(clock));
		CacheRule.Outcome outcome = CacheRules.of(model).apply(PromptBlocks.of(request), store);
		routing.served(request, id, provider, outcome.used());
		return new Prompt(provider, Tokens.ofRequest(request), outcome.read(), outcome.written(),
				outcome.written1h());
	}

	/** The most marks that a request for this model may carry. */
	public static int mostMarks(JsonNode model) {
		return CacheRules.of(model).mostMarks();
	}

	/** The marks that a request carries. */
	public static int marks(JsonNode request) {
		return (int) PromptBlocks.of(request).stream().filter(PromptBlock::marked).count();
	}
}
