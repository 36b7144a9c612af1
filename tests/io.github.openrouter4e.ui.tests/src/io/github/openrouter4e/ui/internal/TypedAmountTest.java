package io.github.openrouter4e.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAmountTest {
	private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.GERMANY, Locale.FRANCE,
			Locale.SIMPLIFIED_CHINESE, Locale.forLanguageTag("pt-BR"), Locale.forLanguageTag("ar-EG"));

	@ParameterizedTest
	@CsvSource({"2, 2", "2.50, 2.50", "'2,50', 2.50", "$2, 2", "' $ 2.5 ', 2.5", "2 USD, 2", "US$2, 2", ".5, .5",
			"'1,5', 1.5", "0.125, 0.125", "1.125, 1.125", "'12,3456', 12.3456"})
	void readsInEnglish(String typed, BigDecimal amount) {
		assertEquals(amount, TypedAmount.parse(typed, Locale.ENGLISH));
	}

	@ParameterizedTest
	@CsvSource({"'1,500', 1.500", "'1,5', 1.5", "1.5, 1.5", "'0,125', 0.125", "0.125, 0.125", "'2,50 $', 2.50"})
	void readsInGerman(String typed, BigDecimal amount) {
		assertEquals(amount, TypedAmount.parse(typed, Locale.GERMANY));
	}

	@ParameterizedTest
	@ValueSource(strings = {"1e3", "1E3", "0x10", "-1", "+1", "1,000", "1.000,50", "1 000", "two", "$", "1$2", "€2",
			"$-2",
			"1e-9", "NaN", "2f", "."})
	void refusesWhatIsNoneOrCouldBeTwo(String typed) {
		assertThrows(NumberFormatException.class, () -> TypedAmount.parse(typed, Locale.ENGLISH));
	}

	@Test
	void aThousandInGermanIsNotTakenForOne() {
		assertThrows(NumberFormatException.class, () -> TypedAmount.parse("1.500", Locale.GERMANY));
	}

	@Test
	void readsBackWhatItShows() {
		Random random = new Random(20261127);
		for (int i = 0; i < 2_000; i++) {
			BigDecimal amount = new BigDecimal(random.nextInt(1_000_000_000)).movePointLeft(random.nextInt(9));
			for (Locale locale : LOCALES) {
				String shown = TypedAmount.format(amount, locale);
				assertEquals(amount, TypedAmount.parse(shown, locale), () -> shown + " in " + locale);
			}
		}
	}
}
