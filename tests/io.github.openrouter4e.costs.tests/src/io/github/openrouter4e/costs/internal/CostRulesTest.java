package io.github.openrouter4e.costs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.List;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.Usage;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.TokenCounts;

class CostRulesTest {

	private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

	private final CostRules rules = new CostRules(new FakePrices());

	/** Prompt tokens 1000, completion tokens 500 unless "none": list price 0.002. */
	@ParameterizedTest(name = "{0}")
	@CsvSource(nullValues = "-", value = {
			"credits,                       false, 0.066407, -,         tokens, 0.066407, EXACT,     -,         0.066407",
			"credits mirrored upstream,     false, 0.00006,  0.00006,   tokens, 0.00006,  EXACT,     -,         0.00006",
			"byok not told is credits,      -,     0.01,     0.01,      tokens, 0.01,     EXACT,     -,         0.01",
			"free,                          false, 0,        -,         tokens, 0,        EXACT,     -,         0",
			"byok within the allowance,     true,  0,        0.0082244, tokens, 0,        EXACT,     0.0082244, 0.0082244",
			"byok past the allowance,       true,  0.95,     19,        tokens, 0.95,     EXACT,     19,        19.95",
			"byok without upstream,         true,  0,        -,         tokens, 0,        ESTIMATED, 0.002,     0.002",
			"byok not told within,          -,     0,        0.0082244, tokens, 0,        EXACT,     0.0082244, 0.0082244",
			"byok not told past,            -,     0.95,     19,        tokens, 0.95,     EXACT,     19,        19.95",
			"credits told,                  false, 0.95,     19,        tokens, 0.95,     EXACT,     -,         0.95",
			"a negative cost is none,       false, -0.5,     -,         tokens, 0.002,    ESTIMATED, -,         0.002",
			"nor is one of unknown tokens,  false, -0.5,     -,         none,   -,        UNKNOWN,   -,         -",
			"a negative bill is none,       true,  0,        -1,        tokens, 0,        ESTIMATED, 0.002,     0.002",
			"beyond reason is none,         false, 1e90,     -,         tokens, 0.002,    ESTIMATED, -,         0.002",
			"the fee tells more than lists, true,  0.0005,   -,         tokens, 0.0005,   ESTIMATED, 0.0100,    0.0105",
			"byok with nothing but a fee,   true,  0.0001,   -,         none,   0.0001,   ESTIMATED, 0.0020,    0.0021",
			"byok with nothing but no fee,  true,  0,        -,         none,   0,        UNKNOWN,   -,         -",
			"proxy that omits the cost,     false, -,        -,         tokens, 0.002,    ESTIMATED, -,         0.002",
			"nothing,                       false, -,        -,         none,   -,        UNKNOWN,   -,         -"})
	void theTotalIsWhatTheUserIsBilled(String name, Boolean byok, BigDecimal cost, BigDecimal upstream, String tokens,
			BigDecimal credits, CostKind kind, BigDecimal bill, BigDecimal total) {
		boolean none = tokens.equals("none");
		var usage = new Usage(none ? 0 : 1000, none ? 0 : 500, none ? 0 : 1500, cost, byok, 0L, 0L, 0L, null, null,
				null,
				upstream, null, null);
		AnswerCost found = rules.of(usage, "m", NOW);
		assertAmount(credits, found.credits());
		assertEquals(kind, found.kind());
		assertAmount(bill, found.providerBill());
		assertAmount(total, found.total());
	}

	/** As recorded on 2026-08-19: three searches at one cent. */
	@Test
	void whatIsNotForTokensIsForTools() {
		assertEquals(new BigDecimal("0.03"), toolCost("0.066407", "0.066407", null));
		assertEquals(new BigDecimal("0.02"), toolCost("0.066407", "0.066407", "0.02"), "told is better");
		assertNull(toolCost("0.03640700000000001", "0.03640700000000001", null), "parts are rounded");
		assertNull(toolCost("0", "0.066407", null), "an own key");
		assertNull(toolCost("0.066407", null, null));
	}

	private static BigDecimal toolCost(String cost, String upstream, String told) {
		var usage = new Usage(16924, 485, 17409, new BigDecimal(cost), null, 0L, 0L, 0L, null, null, null, 3L,
				upstream == null ? null : new BigDecimal(upstream), new BigDecimal("0.029617"),
				new BigDecimal("0.00679"), told == null ? null : new BigDecimal(told));
		return new CostRules(new FakePrices()).of(usage, "m", Instant.EPOCH).toolCost();
	}

	@Test
	void tokensAreNeverNegativeNorMoreThanThereAre() {
		var usage = new Usage(100, -5, 95, null, false, 900L, -3L, -1L, null, null, null, null, null, null);
		assertEquals(new TokenCounts(100, 100, 0, 0, 0), CostRules.tokens(usage));
		var endless = new Usage(Long.MAX_VALUE, 5, Long.MAX_VALUE, null, false, 7L, 0L, Long.MAX_VALUE, null, null,
				null,
				null, null, null);
		assertEquals(new TokenCounts(0, 0, 0, 5, 0), CostRules.tokens(endless), "no sum survives that");
	}

	@Test
	void unknownPricesStayUnknown() {
		AnswerCost found = rules.of(Usage.ofTokens(1000, 500, null), FakePrices.UNKNOWN, NOW);
		assertEquals(AnswerCost.UNKNOWN, found);
	}

	@Test
	void savingsComeFromTheCachedTokens() {
		var usage = new Usage(1000, 500, 1500, new BigDecimal("0.001"), false, 800L, 0L, 0L, null, null, null, null,
				null, null);
		assertAmount(new BigDecimal("0.00072"), rules.of(usage, "m", NOW).cacheSavings());
		assertNull(rules.of(usage, FakePrices.UNKNOWN, NOW).cacheSavings());
	}

	@Test
	void aLookedUpGenerationIsAsExact() {
		AnswerCost credits = rules.of(generation("0.0015", "0.0012", false), "m", NOW);
		assertAmount(new BigDecimal("0.0015"), credits.total());
		assertEquals(CostKind.EXACT, credits.kind());
		AnswerCost byok = rules.of(generation("0.05", "1", true), "m", NOW);
		assertAmount(new BigDecimal("1.05"), byok.total());
	}

	@Test
	void anUpstreamCostOfZeroInALookUpSaysNothing() {
		AnswerCost byok = rules.of(generation("0", "0", true), "m", NOW);
		assertEquals(CostKind.ESTIMATED, byok.kind());
		assertAmount(new BigDecimal("0.00011"), byok.total());
		assertEquals(new TokenCounts(10, 0, 0, 50, 0), CostRules.tokens(generation("0", "0", true)));
	}

	private static Generation generation(String cost, String upstream, boolean byok) {
		return new Generation("g", "m", "P", null, new BigDecimal(cost), new BigDecimal(upstream), null, byok, false,
				true, null, null, 10L, 50L, null, null, null, null, null, null, null, null, null, List.of());
	}

	private static void assertAmount(BigDecimal expected, BigDecimal found) {
		if (expected == null || found == null) {
			assertEquals(expected, found);
		} else {
			assertEquals(0, expected.compareTo(found), expected + " is not " + found);
		}
	}
}
