package io.github.openrouter4e.ui.internal.models;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.openrouter4e.client.Architecture;
import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.ModelReasoning;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.PricingOverride;
import io.github.openrouter4e.client.TopProvider;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.RemovedModel;
import io.github.openrouter4e.models.search.ModelMatch;

/** A few models for the tests of this package. */
final class Samples {
	static final Instant FETCHED = Instant.parse("2026-11-24T06:00:00Z");
	static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

	static final Model CLAUDE = model("anthropic/claude-9", "Anthropic: Claude 9", pricing(Map.of("prompt", "0.000003",
			"completion", "0.000015", "input_cache_read", "0.0000003", "web_search", "0.01", "request", "0")));
	static final Model GEMINI = model("google/gemini-9-flash", "Google: Gemini 9 Flash",
			pricing(Map.of("prompt", "0.0000000375", "completion", "0.00000015")));
	static final Model GPT_FREE = model("openai/gpt-9:free", "OpenAI: GPT-9 (free)",
			pricing(Map.of("prompt", "0", "completion", "0")));
	static final Model ROUTER = model("openrouter/auto", "Auto Router",
			pricing(Map.of("prompt", "-1", "completion", "-1")));

	static final CatalogueSnapshot LIST = CatalogueSnapshot.of(List.of(CLAUDE, GEMINI, GPT_FREE, ROUTER),
			Map.of("mistralai/gone", new RemovedModel("mistralai/gone", "Mistral: Gone", FETCHED)), ModelScope.ALL,
			FETCHED, 0);

	private Samples() {}

	static Model model(String id, String name, Pricing pricing) {
		return new Model(id, id, null, name, "About " + name + ".", Instant.parse("2026-05-20T00:00:00Z"), null,
				LocalDate.of(2026, 1, 31), Long.valueOf(200_000),
				new Architecture("text+image->text", List.of("text", "image"), List.of("text"), "Claude", null),
				pricing,
				new TopProvider(Long.valueOf(128_000), Long.valueOf(64_000), Boolean.TRUE),
				Set.of("tools", "temperature", "reasoning"), Map.of(),
				new ModelReasoning(false, List.of("high", "low"), "high", Boolean.TRUE, true), List.of());
	}

	static Model expiring(LocalDate day) {
		return new Model("cohere/old", "cohere/old", null, "Cohere: Old", "", null, day, null, null,
				Architecture.UNKNOWN, Pricing.UNKNOWN, TopProvider.UNKNOWN, Set.of(), Map.of(), null, List.of());
	}

	/** A model that answers with something else than text. */
	static Model making(String id, List<String> output, Map<String, String> prices) {
		return new Model(id, id, null, id, "", null, null, null, null,
				new Architecture(null, List.of("text"), output, null, null), pricing(prices), TopProvider.UNKNOWN,
				Set.of(), Map.of(), null, List.of());
	}

	static Pricing pricing(Map<String, String> prices, PricingOverride... overrides) {
		return new Pricing(prices(prices), null, List.of(overrides));
	}

	static Map<String, Price> prices(Map<String, String> prices) {
		Map<String, Price> parsed = new LinkedHashMap<>();
		prices.forEach((key, price) -> parsed.put(key, Price.of(price)));
		return parsed;
	}

	static Price usd(String amount) {
		return new Price.Known(new BigDecimal(amount));
	}

	static PickerRow row(Model model) {
		return new PickerRow.Listed(new ModelMatch(ModelInfo.of(model), ModelMatch.Section.OTHER));
	}
}
