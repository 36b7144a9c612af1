package io.github.openrouter4e.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("nls")
class RequestOptionsTest {

	private static final RequestOptions FLEX = RequestOptions.EMPTY.with(RequestOption.SERVICE_TIER, "flex");

	@Test
	void theNarrowerScopeWins() {
		var general = FLEX.with(RequestOption.DATETIME, "on");
		var own = RequestOptions.EMPTY.with(RequestOption.SERVICE_TIER, "priority");
		assertEquals("priority", own.within(general).value(RequestOption.SERVICE_TIER));
		assertEquals("on", own.within(general).value(RequestOption.DATETIME));
		assertEquals(general, RequestOptions.EMPTY.within(general));
	}

	@Test
	void theDefaultCanBeChosenAgainstTheWiderScope() {
		var own = RequestOptions.EMPTY.with(RequestOption.SERVICE_TIER, RequestOption.AUTOMATIC);
		assertNull(own.within(FLEX).value(RequestOption.SERVICE_TIER));
	}

	@Test
	void aStoredFormComesBack() {
		var options = FLEX.with(RequestOption.IMAGE_GENERATION, "a/b").with(RequestOption.DATETIME,
				RequestOption.AUTOMATIC);
		assertEquals(options, RequestOptions.fromJson(options.toJson()));
		assertTrue(FLEX.with(RequestOption.SERVICE_TIER, null).isEmpty());
	}

	/** A newer version may know more options and more values; this one keeps them and does not send them. */
	@Test
	void whatANewerVersionChoseIsKept() {
		var newer = RequestOptions.fromJson("{\"service_tier\":\"ultrafast\",\"tomorrow\":\"yes\"}");
		assertNull(newer.chosen(RequestOption.SERVICE_TIER));
		assertEquals("flex", newer.within(FLEX).value(RequestOption.SERVICE_TIER));
		assertEquals(Map.of("service_tier", "ultrafast", "tomorrow", "yes", "datetime", "on"),
				newer.with(RequestOption.DATETIME, "on").values());
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = {"", "[]", "{", "7", "{\"service_tier\":7,\"datetime\":{}}"})
	void whatIsNoStoredFormChoosesNothing(String json) {
		assertEquals(RequestOptions.EMPTY, RequestOptions.fromJson(json));
	}
}
