package io.github.openrouter4e.ui.internal.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.models.search.ModelFilter;
import io.github.openrouter4e.models.search.ModelSort;

class PickerStateTest {
	@Test
	void everythingSurvivesStorage() {
		PickerState state = new PickerState(
				new ModelFilter(true, true, true, true, true, true, true, Long.valueOf(200_000),
						new BigDecimal("0.0375"),
						Set.of("anthropic", "google")),
				ModelSort.NEWEST, List.of(100, 200));
		assertEquals(state, PickerState.fromJson(state.toJson()));
		assertEquals(PickerState.INITIAL, PickerState.fromJson(PickerState.INITIAL.toJson()));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "{", "[]", "7", "{\"sort\":\"BEAUTY\"}", "{\"max_prompt_price\":\"-1\"}",
			"{\"min_context\":-5}", "{\"widths\":[1,-2]}", "{\"widths\":[1,99999]}", "{\"vendors\":3}"})
	void nonsenseIsAsAtFirst(String json) {
		assertEquals(PickerState.INITIAL, PickerState.fromJson(json));
	}
}
