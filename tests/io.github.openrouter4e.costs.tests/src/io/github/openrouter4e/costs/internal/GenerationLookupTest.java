package io.github.openrouter4e.costs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Generation;

class GenerationLookupTest {

	private final AccountClient client = new AccountClient();
	private final List<Duration> slept = new ArrayList<>();
	private final GenerationLookup lookup = new GenerationLookup(client, (time, cancellation) -> slept.add(time));

	@Test
	void itIsAskedUntilOpenRouterKnows() {
		client.generations(null, null, generation("0.1"));
		assertEquals(new BigDecimal("0.1"), lookup.find("g", new Cancellation()).orElseThrow().totalCost());
		assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)), slept);
	}

	@Test
	void itGivesUpAfterAFewTimes() {
		client.generations(null, null, null, null, generation("0.1"));
		assertTrue(lookup.find("g", new Cancellation()).isEmpty());
		assertEquals(4, slept.size());
	}

	@Test
	void aCancelledLookUpAsksNobody() {
		var cancellation = new Cancellation();
		cancellation.cancel();
		assertTrue(lookup.find("g", cancellation).isEmpty());
		assertEquals(0, client.asked());
	}

	private static Generation generation(String cost) {
		return new Generation("g", "m", "P", null, new BigDecimal(cost), null, null, false, false, true, null, null,
				10L,
				50L, null, null, null, null, null, null, null, null, null, List.of());
	}
}
