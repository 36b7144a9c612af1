package io.github.openrouter4e.testing.caching;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Which rule holds for which model, as documented in autumn 2026. */
final class CacheRules {

	private static final NoCache NONE = new NoCache();
	private static final AutomaticPrefixes AUTOMATIC = new AutomaticPrefixes(1024, 128, Duration.ofMinutes(10), false);

	/** Models whose shortest cacheable prefix differs from 1,024 tokens. */
	private record Minimum(String pattern, long tokens) {
	}

	private static final List<Minimum> ANTHROPIC_MINIMUMS = List.of( //
			new Minimum(".*(fable-5|opus-5|sonnet-5\\.5|haiku-5\\.5|opus-latest).*", 512),
			new Minimum(".*(opus-4\\.7|3\\.5-haiku).*", 2048), //
			new Minimum(".*(opus-4\\.6|opus-4\\.5|haiku-4\\.5).*", 4096));

	private CacheRules() {}

	static CacheRule of(JsonNode model) {
		String id = model.path("id").asText().replaceFirst("^~", "");
		boolean reads = model.at("/pricing/input_cache_read").isTextual();
		boolean writes = model.at("/pricing/input_cache_write").isTextual();
		if (id.startsWith("anthropic/")) {
			long minimum = ANTHROPIC_MINIMUMS.stream().filter(m -> id.matches(m.pattern())).findFirst()
					.map(Minimum::tokens).orElse(1024L);
			return new MarkedPrefixes(minimum);
		}
		if (!reads) {
			return NONE;
		}
		if (id.startsWith("google/")) {
			long minimum = id.contains("flash") ? 1024 : 4096;
			return new GeminiCaches(new AutomaticPrefixes(minimum, 128, Duration.ofMinutes(4), false));
		}
		if (id.startsWith("qwen/")) {
			return writes ? new MarkedPrefixes(1024) : AUTOMATIC;
		}
		if (id.startsWith("openai/")) {
			return new AutomaticPrefixes(1024, 128, Duration.ofMinutes(10), writes);
		}
		if (id.startsWith("deepseek/")) {
			return new AutomaticPrefixes(1024, 64, Duration.ofHours(2), false);
		}
		return AUTOMATIC;
	}
}
