package io.github.openrouter4e.ui.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;
import io.github.openrouter4e.ui.internal.models.FakePreferences;

class ModelOptionsTest {
	private static final RoutingOptions CHEAP = RoutingOptions.builder().sort("price").build();
	private final FakePreferences preferences = new FakePreferences();

	@Test
	void theRoutingForAllAppliesUntilAModelHasItsOwn() {
		new ModelOptions(CHEAP, ModelParameters.EMPTY, RequestOptions.EMPTY).store(preferences, ModelOptions.ALL);
		ModelOptions options = ModelOptions.load(preferences, "a/b");
		assertNull(options.routing());
		assertEquals(CHEAP, options.effectiveRouting(preferences));
		assertEquals(CHEAP, ModelOptions.load(preferences, ModelOptions.ALL).routing());
	}

	@Test
	void aRoutingOfItsOwnThatSaysNothingKeepsTheOtherAway() {
		new ModelOptions(CHEAP, ModelParameters.EMPTY, RequestOptions.EMPTY).store(preferences, ModelOptions.ALL);
		new ModelOptions(RoutingOptions.EMPTY, ModelParameters.EMPTY, RequestOptions.EMPTY).store(preferences, "a/b");
		assertEquals(RoutingOptions.EMPTY, ModelOptions.load(preferences, "a/b").effectiveRouting(preferences));
	}

	@Test
	void everythingComesBack() {
		ModelOptions options = new ModelOptions(RoutingOptions.builder().order(List.of("x")).build(),
				ModelParameters.EMPTY.withTemperature(new BigDecimal("0.3")),
				RequestOptions.EMPTY.with(RequestOption.SERVICE_TIER, "flex"));
		options.store(preferences, "a/b:nitro");
		assertEquals(options, ModelOptions.load(preferences, "a/b:nitro"));
	}

	@Test
	void whatIsNotSetLeavesNothingBehind() {
		new ModelOptions(CHEAP, ModelParameters.EMPTY.withVerbosity("low"), RequestOptions.EMPTY).store(preferences,
				"a/b");
		new ModelOptions(null, ModelParameters.EMPTY, RequestOptions.EMPTY).store(preferences, "a/b");
		new ModelOptions(RoutingOptions.EMPTY, ModelParameters.EMPTY, RequestOptions.EMPTY).store(preferences,
				ModelOptions.ALL);
		assertEquals(0, preferences.size());
	}
}
