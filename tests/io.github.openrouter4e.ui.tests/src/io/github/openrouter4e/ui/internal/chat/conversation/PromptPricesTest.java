package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.caching.CachingSettings;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.client.Architecture;
import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.TopProvider;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.models.ModelInfo;

/** Prices per million: prompt $3, cache read $0.30, cache write $3.75; those of docs/costs.md. */
@SuppressWarnings("nls")
class PromptPricesTest {

	private static final String CLAUDE = "anthropic/claude-9";
	private static final ModelInfo LISTED = listed(
			Map.of("prompt", "0.000003", "input_cache_read", "0.0000003", "input_cache_write", "0.00000375"));

	private CachingSettings caching = CachingSettings.DEFAULT;

	@Test
	void tokensCostTheUncachedPriceFirstAndTheCachedOneLater() {
		var cost = prices(LISTED).cost(answered(CLAUDE, new TokenCounts(100_000, 99_000, 0, 500, 0)), 1_000);
		assertEquals(0, new BigDecimal("0.003").compareTo(cost.first()), "" + cost);
		assertEquals(0, new BigDecimal("0.0003").compareTo(cost.cached()), "" + cost);
	}

	@Test
	void whereWritingIsBilledItsPriceCounts() {
		var cost = prices(LISTED).cost(answered(CLAUDE, new TokenCounts(100_000, 99_000, 1_000, 500, 0)), 1_000);
		assertEquals(0, new BigDecimal("0.00375").compareTo(cost.first()), "" + cost);
	}

	/** $6 for an hour, as listed; twice the prompt's price where no price for it is. */
	@Test
	void writingForAnHourCostsTwice() {
		caching = new CachingSettings(false, CacheLifetime.ONE_HOUR);
		var written = answered(CLAUDE, new TokenCounts(100_000, 99_000, 1_000, 500, 0));
		var cost = prices(LISTED).cost(written, 1_000);
		assertEquals(0, new BigDecimal("0.006").compareTo(cost.first()), "" + cost);
		assertEquals(0, new BigDecimal("0.0003").compareTo(cost.cached()), "" + cost);
		var own = prices(listed(Map.of("prompt", "0.000003", "input_cache_write", "0.00000375",
				"input_cache_write_1h", "0.000007"))).cost(written, 1_000);
		assertEquals(0, new BigDecimal("0.007").compareTo(own.first()), "" + own);
	}

	@Test
	void theTierThatServedHasItsPrice() {
		var part = new AnswerPart(0, 0, null, CLAUDE, null, "stop", null, new TokenCounts(100_000, 99_000, 0, 500, 0),
				AnswerCost.UNKNOWN, List.of(), List.of(), List.of(), null, null, null, "priority");
		var cost = prices(LISTED).cost(Answer.begin("a", null, Instant.EPOCH, CLAUDE)
				.withEnd(part, AnswerState.COMPLETE, null), 1_000);
		assertEquals(0, new BigDecimal("0.006").compareTo(cost.first()), "" + cost);
		assertEquals(0, new BigDecimal("0.0006").compareTo(cost.cached()), "" + cost);
	}

	@Test
	void beforeTheNextAnswerThePriceOfTheCallingOneCounts() {
		var cost = prices(LISTED).cost(Answer.begin("a", null, Instant.EPOCH, CLAUDE), 1_000);
		assertEquals(0, new BigDecimal("0.003").compareTo(cost.first()), "" + cost);
	}

	@Test
	void aModelThatAnswersUnderAnotherNameHasThePriceOfTheOneAskedFor() {
		var cost = prices(LISTED).cost(answered("anthropic/claude-9-20260520", TokenCounts.NONE), 1_000);
		assertEquals(0, new BigDecimal("0.003").compareTo(cost.first()), "" + cost);
	}

	@Test
	void anUnknownPriceIsNone() {
		assertNull(new PromptPrices(id -> null, () -> CachingSettings.DEFAULT, (model, tier) -> BigDecimal.ONE).cost(
				answered(CLAUDE, TokenCounts.NONE),
				1_000));
		assertNull(prices(listed(Map.of())).cost(answered(CLAUDE, TokenCounts.NONE), 1_000));
		var uncached = prices(listed(Map.of("prompt", "0.000003"))).cost(answered(CLAUDE, TokenCounts.NONE), 1_000);
		assertNull(uncached.cached());
	}

	private PromptPrices prices(ModelInfo listed) {
		return new PromptPrices(id -> CLAUDE.equals(id) ? listed : null, () -> caching,
				(model, tier) -> CLAUDE.equals(model) && "priority".equals(tier) ? BigDecimal.TWO : BigDecimal.ONE);
	}

	private static ModelInfo listed(Map<String, String> prices) {
		var parsed = new LinkedHashMap<String, Price>();
		prices.forEach((key, price) -> parsed.put(key, Price.of(price)));
		return ModelInfo.of(new Model(CLAUDE, CLAUDE, null, "Claude 9", "", null, null, null, 200_000L,
				new Architecture("text->text", List.of("text"), List.of("text"), "Claude", null),
				new Pricing(parsed, null, List.of()), TopProvider.UNKNOWN, Set.of(), Map.of(), null, List.of()));
	}

	private static Answer answered(String model, TokenCounts tokens) {
		var part = new AnswerPart(0, 0, null, model, null, "stop", null, tokens, AnswerCost.UNKNOWN, List.of(),
				List.of(),
				List.of(), null, null);
		return Answer.begin("a", null, Instant.EPOCH, CLAUDE).withEnd(part, AnswerState.COMPLETE, null);
	}
}
