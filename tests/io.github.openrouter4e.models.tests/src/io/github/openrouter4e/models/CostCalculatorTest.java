package io.github.openrouter4e.models;

import static io.github.openrouter4e.models.SampleModels.model;
import static io.github.openrouter4e.models.SampleModels.priced;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Usage;

class CostCalculatorTest {

	private static final Instant MONDAY_NOON = Instant.parse("2026-06-15T12:00:00Z");
	private static final String SONNET = "'prompt':'0.000003','completion':'0.000015','web_search':'0.01',"
			+ "'input_cache_read':'0.0000003','input_cache_write':'0.00000375','input_cache_write_1h':'0.000006'";

	private static CostCalculator prices(String prices) {
		return CostCalculator.of(model(priced("acme/owl", prices)).pricing());
	}

	private static BilledUsage usage(long prompt, long cached, long written, long completion) {
		return new BilledUsage(prompt, cached, written, false, completion, 0, 0, 0);
	}

	private static void assertUsd(String expected, @Nullable BigDecimal actual) {
		assertNotNull(actual);
		assertEquals(0, new BigDecimal(expected).compareTo(actual), () -> expected + " expected, was " + actual);
	}

	/** Two answers recorded from OpenRouter in March 2026, with the cost it reported. */
	@ParameterizedTest
	@CsvSource({"3214,0,3211,100,0.01355025", "3329,3211,115,53,0.00219855"})
	void agreesWithWhatOpenRouterCharged(long prompt, long cached, long written, long completion, String usd) {
		BigDecimal total = prices(SONNET).cost(usage(prompt, cached, written, completion), MONDAY_NOON).total();
		assertUsd(usd, total);
	}

	@Test
	void everyPartHasItsPrice() {
		CostBreakdown cost = prices(SONNET + ",'request':'0.002','image':'0.0048'")
				.cost(new BilledUsage(1000, 200, 300, true, 40, 0, 2, 3), MONDAY_NOON);
		assertUsd("0.0015", cost.prompt());
		assertUsd("0.00006", cost.cacheRead());
		assertUsd("0.0018", cost.cacheWrite());
		assertUsd("0.0006", cost.completion());
		assertUsd("0.002", cost.request());
		assertUsd("0.02", cost.webSearch());
		assertUsd("0.0144", cost.images());
		assertUsd("0.04036", cost.total());
	}

	@Test
	void whatIsUnknownOrVariableMakesTheSumUnknownUnlessUnused() {
		CostCalculator sparse = prices("'prompt':'0.000001','completion':'-1'");
		assertNull(sparse.cost(BilledUsage.ofTokens(10, 10), MONDAY_NOON).total());
		assertUsd("0.00001", sparse.cost(BilledUsage.ofTokens(10, 0), MONDAY_NOON).total());
		assertNull(sparse.cost(usage(10, 5, 0, 0), MONDAY_NOON).total());
		assertFalse(sparse.cost(new BilledUsage(10, 0, 0, false, 0, 0, 1, 0), MONDAY_NOON).isComplete());
		assertNull(prices("").cost(BilledUsage.ofTokens(1, 0), MONDAY_NOON).total());
	}

	@Test
	void anHourCostsWhatAnHourCosts() {
		CostCalculator onlyFiveMinutes = prices(
				"'prompt':'1','completion':'1','input_cache_read':'1','input_cache_write':'2'");
		assertNull(onlyFiveMinutes.cost(new BilledUsage(10, 0, 10, true, 0, 0, 0, 0), MONDAY_NOON).cacheWrite());
	}

	@Test
	void aCacheOfAnHourCostsTwiceThePromptUnlessTheListSaysOtherwise() {
		BilledUsage written = new BilledUsage(1000, 0, 1000, true, 0, 0, 0, 0);
		assertUsd("0.006", hour("'prompt':'0.000003','input_cache_write':'0.00000375'").cost(written, MONDAY_NOON)
				.cacheWrite());
		assertUsd("0.007", hour("'prompt':'0.000003','input_cache_write_1h':'0.000007'").cost(written, MONDAY_NOON)
				.cacheWrite());
		assertUsd("0.012", hour("'prompt':'0.000003','overrides':[{'min_prompt_tokens':999,'prompt':'0.000006'}]")
				.cost(written, MONDAY_NOON).cacheWrite());
		assertNull(hour("'completion':'1'").cost(written, MONDAY_NOON).cacheWrite());
	}

	private static CostCalculator hour(String prices) {
		return CostCalculator.of(model(priced("acme/owl", prices)).pricing(), true);
	}

	@Test
	void aWritePriceBelowThePromptPriceComesOnTopOfIt() {
		String storageOnly = "'prompt':'0.0000003','completion':'0','input_cache_read':'0.000000075','input_cache_write':'0.00000008333333333333334'";
		assertUsd("0.00038333333333333334",
				prices(storageOnly).cost(usage(1000, 0, 1000, 0), MONDAY_NOON).cacheWrite());
		String inclusive = "'prompt':'0.00000125','completion':'0','input_cache_read':'0.00000031','input_cache_write':'0.000001625'";
		assertUsd("0.001625", prices(inclusive).cost(usage(1000, 0, 1000, 0), MONDAY_NOON).cacheWrite());
		String free = "'prompt':'0.000001','completion':'0','input_cache_read':'0.00000025','input_cache_write':'0'";
		assertUsd("0.001", prices(free).cost(usage(1000, 0, 1000, 0), MONDAY_NOON).cacheWrite());
	}

	@Test
	void soundIsPartOfTheAnswer() {
		BilledUsage spoken = new BilledUsage(0, 0, 0, false, 100, 10, 60, 0, 0);
		assertUsd("0.0002", prices("'prompt':'0','completion':'0.000002'").cost(spoken, MONDAY_NOON).completion());
		assertUsd("0.00068", prices("'prompt':'0','completion':'0.000002','audio_output':'0.00001'")
				.cost(spoken, MONDAY_NOON).completion());
	}

	@Test
	void reasoningIsPartOfTheAnswer() {
		BilledUsage thinking = new BilledUsage(0, 0, 0, false, 100, 80, 0, 0);
		assertUsd("0.0002", prices("'prompt':'0','completion':'0.000002'").cost(thinking, MONDAY_NOON).completion());
		assertUsd("0.0002", prices("'prompt':'0','completion':'0.000002','internal_reasoning':'0'")
				.cost(thinking, MONDAY_NOON).completion());
		assertUsd("0.00028", prices("'prompt':'0','completion':'0.000002','internal_reasoning':'0.000003'")
				.cost(thinking, MONDAY_NOON).completion());
	}

	@Test
	void anImagePriceThatIsOnePerTokenSaysNothingAboutImages() {
		BilledUsage image = new BilledUsage(0, 0, 0, false, 0, 0, 0, 1);
		assertNull(prices("'prompt':'0.000001','completion':'0','image':'0.000001'").cost(image, MONDAY_NOON).images());
		assertUsd("0.0006192",
				prices("'prompt':'0.00000015','completion':'0','image':'0.0006192'").cost(image, MONDAY_NOON).images());
	}

	@Test
	void moreTokensThanThePromptHasAreNotPaidBack() {
		assertUsd("0.0000003", prices(SONNET).cost(usage(0, 1, 0, 0), MONDAY_NOON).total());
	}

	@Test
	void savingsCompareWithTheUncachedPrice() {
		assertUsd("0.00855", prices(SONNET).savings(usage(4700, 3500, 1200, 0), MONDAY_NOON));
		assertUsd("-0.00075", prices(SONNET).savings(usage(1000, 0, 1000, 0), MONDAY_NOON));
		assertUsd("0", prices(SONNET).savings(usage(1000, 0, 0, 10), MONDAY_NOON));
		assertNull(prices("'prompt':'1'").savings(usage(10, 10, 0, 0), MONDAY_NOON));
	}

	@Test
	void longPromptsPayTheirOwnPriceStrictlyAboveTheThreshold() {
		CostCalculator tiered = prices("'prompt':'0.000001','completion':'0.000002','overrides':["
				+ "{'min_prompt_tokens':1000,'prompt':'0.000003'},{'min_prompt_tokens':5000,'completion':'0.000009'}]");
		assertUsd("0.001", tiered.cost(BilledUsage.ofTokens(1000, 0), MONDAY_NOON).prompt());
		assertUsd("0.003003", tiered.cost(BilledUsage.ofTokens(1001, 0), MONDAY_NOON).prompt());
		CostBreakdown both = tiered.cost(BilledUsage.ofTokens(6000, 1000), MONDAY_NOON);
		assertUsd("0.018", both.prompt());
		assertUsd("0.009", both.completion());
	}

	@Test
	void theLastMatchingOverrideWinsAndUnknownConditionsAreSkipped() {
		CostCalculator prices = prices("'prompt':'1','completion':'1','overrides':["
				+ "{'min_prompt_tokens':0,'prompt':'2'},{'min_prompt_tokens':0,'prompt':'3'},{'planet':7,'prompt':'4'}]");
		assertEquals(Price.of("3"), prices.price("prompt", 1, MONDAY_NOON));
		assertEquals(Price.of("1"), prices.price("prompt", 0, MONDAY_NOON));
	}

	@ParameterizedTest
	@CsvSource({"100,400,T00:59:59Z,1", "100,400,T01:00:00Z,2", "100,400,T03:59:59Z,2", "100,400,T04:00:00Z,1",
			"2230,400,T22:29:00Z,1", "2230,400,T22:30:00Z,2", "2230,400,T23:59:59Z,2", "2230,400,T00:00:00Z,2",
			"2230,400,T03:59:59Z,2", "2230,400,T04:00:00Z,1", "600,2400,T23:59:59Z,2", "600,2400,T05:59:00Z,1"})
	void timeWindowsAreHalfOpenAndMayWrapMidnight(String start, String end, String time, String price) {
		CostCalculator prices = prices(
				"'prompt':'1','completion':'1','overrides':[{'utc_start':" + start + ",'utc_end':" + end
						+ ",'prompt':'2'}]");
		assertEquals(Price.of(price), prices.price("prompt", 1, Instant.parse("2026-06-15" + time)));
	}

	@Test
	void daysAreThoseInUtc() {
		CostCalculator prices = prices(
				"'prompt':'1','completion':'1','overrides':[{'utc_days':['saturday','sunday'],'prompt':'2'}]");
		assertEquals(Price.of("1"), prices.price("prompt", 1, MONDAY_NOON));
		assertEquals(Price.of("2"), prices.price("prompt", 1, Instant.parse("2026-06-14T23:59:59Z")));
	}

	@Test
	void detailsThatWereNotReportedCountAsNone() {
		Usage bare = Usage.ofTokens(120, 30, null);
		assertEquals(BilledUsage.ofTokens(120, 30), BilledUsage.of(bare, false));
	}
}
