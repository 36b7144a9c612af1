package io.github.openrouter4e.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

class UsageTest {
	private static final BigDecimal COST = new BigDecimal("0.5");
	private static final BigDecimal UPSTREAM = new BigDecimal("19");

	@Test
	void theProvidersBillCountsOnlyWithAnOwnKey() {
		assertEquals(new BigDecimal("19.5"), usage(COST, true, UPSTREAM).totalCost());
		assertEquals(COST, usage(COST, false, UPSTREAM).totalCost());
		assertEquals(COST, usage(COST, null, UPSTREAM).totalCost());
		assertEquals(COST, usage(COST, true, null).totalCost());
	}

	@Test
	void unknownIsUnknown() {
		assertNull(usage(null, true, UPSTREAM).totalCost());
	}

	private static Usage usage(@Nullable BigDecimal cost, @Nullable Boolean byok, @Nullable BigDecimal upstream) {
		return new Usage(1, 2, 3, cost, byok, null, null, null, null, null, null, upstream, null, null);
	}
}
