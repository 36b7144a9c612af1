package io.github.openrouter4e.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
	@Test
	void everySettingHasItsOwnNameAndReadsBackItsDefault() throws IllegalAccessException {
		Set<String> names = new HashSet<>();
		for (var field : Settings.class.getDeclaredFields()) {
			if (Modifier.isPublic(field.getModifiers())) {
				Setting<?> setting = (Setting<?>) field.get(null);
				assertTrue(names.add(setting.key()), setting.key());
				assertReadsBack(setting);
			}
		}
		assertTrue(names.size() > 15, names.toString());
	}

	@Test
	void noSettingHoldsTheKey() {
		assertTrue(Arrays.stream(Settings.class.getDeclaredFields())
				.noneMatch(field -> field.getGenericType().getTypeName().contains("ApiKey")));
	}

	@Test
	void geminiCachingIsOffUnlessAskedFor() {
		assertEquals(false, Settings.GEMINI_CACHING.defaultValue());
	}

	@ParameterizedTest
	@ValueSource(strings = {"yes", "", "TRUE", "1"})
	void aFlagIsTrueOrFalseAndNothingElse(String text) {
		assertEquals(Optional.empty(), Settings.GEMINI_CACHING.decode(text));
	}

	@ParameterizedTest
	@ValueSource(strings = {"-1", "a lot", "", "1,5", "NaN"})
	void aLimitIsAnAmount(String text) {
		assertEquals(Optional.empty(), Settings.DAILY_LIMIT.decode(text));
	}

	@Test
	void amountsAreExact() {
		Optional<BigDecimal> amount = Optional.of(new BigDecimal("0.1000000000000000055511151231257827"));
		assertEquals(Optional.of(amount), Settings.DAILY_LIMIT.decode(Settings.DAILY_LIMIT.encode(amount)));
	}

	@Test
	void noWarningOfALowBalanceDiffersFromNoChoice() {
		assertNotEquals(Optional.empty(), Settings.LOW_BALANCE.defaultValue());
		assertEquals(Optional.of(Optional.empty()),
				Settings.LOW_BALANCE.decode(Settings.LOW_BALANCE.encode(Optional.empty())));
	}

	@Test
	void numbersAreKeptWithinTheirRange() {
		assertEquals(Optional.of(1), Settings.HISTORY_LIMIT_MB.decode("-7"));
		assertEquals(Optional.of(100_000), Settings.HISTORY_LIMIT_MB.decode("2000000000"));
		assertEquals(Optional.of(95), Settings.SHORTENED_PROMPT_PERCENT.decode("100"));
		assertEquals(Optional.empty(), Settings.HISTORY_LIMIT_MB.decode("20000000000"));
		assertEquals(Settings.ZOOM.maximum(), Settings.ZOOM.clamp(1_000_000_000_000L));
		assertEquals(Settings.ZOOM.minimum(), Settings.ZOOM.clamp(0));
	}

	@Test
	void aListKeepsItsOrderWithoutBlanksAndRepetitions() {
		assertEquals(Optional.of(List.of("b/b", "a/a")), Settings.FAVOURITE_MODELS.decode("b/b\n\n a/a \nb/b"));
		assertEquals("b/b\na/a", Settings.FAVOURITE_MODELS.encode(List.of("b/b", "", "a/a")));
	}

	@Test
	void aChoiceOfAnotherVersionIsNone() {
		assertEquals(Optional.empty(), Settings.SEND_KEY.decode("SHIFT_ENTER"));
	}

	@Test
	void settingsOfAModelAreToldApartByItsId() {
		assertEquals(Settings.routing("a/a"), Settings.routing("a/a"));
		assertNotEquals(Settings.routing("a/a"), Settings.routing("a/b"));
		assertNotEquals(Settings.routing("a/a"), Settings.parameters("a/a"));
	}

	private static <T> void assertReadsBack(Setting<T> setting) {
		assertEquals(Optional.of(setting.defaultValue()), setting.decode(setting.encode(setting.defaultValue())),
				setting.key());
	}
}
