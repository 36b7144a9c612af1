package io.github.openrouter4e.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.client.Price;

class PriceFormatTest {
	private final PriceFormat format = new PriceFormat(Locale.US);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0.000003              | $3.00
			0.000015              | $15.00
			0.00000015            | $0.15
			0.0000000375          | $0.0375
			0.00000125            | $1.25
			0.00000008333333333333334 | \u2248$0.08333
			0.000000000001        | $0.000001
			0.00000000000123      | $0.00000123
			0.0012345             | $1,234.50
			0.0100                | $10,000.00
			""")
	void pricesPerMillionTokensAreExactOrSaidNotToBe(String usdPerToken, String expected) {
		assertEquals(expected, format.perMillion(Price.of(usdPerToken)));
	}

	@Test
	void noFigureStandsForWhatIsNone() {
		assertEquals(Messages.PriceFormat_free, format.perMillion(Price.of("0")));
		assertEquals(Messages.PriceFormat_free, format.perMillion(Price.of("0.000")));
		assertEquals(Messages.PriceFormat_variable, format.perMillion(Price.of("-1")));
		assertEquals(Messages.PriceFormat_unknown, format.perMillion(Price.of(null)));
		assertEquals(Messages.PriceFormat_unknown, format.each(Price.of("nonsense")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0          | $0.00
			0.8246643901 | \u2248$0.8247
			-0.1       | -$0.10
			25         | $25.00
			0.12345678 | \u2248$0.1235
			1E+3       | $1,000.00
			""")
	void amounts(String usd, String expected) {
		assertEquals(expected, format.usd(new BigDecimal(usd)));
	}

	@Test
	void aShortenedAmountThatHappensToBeExactIsNotMarked() {
		assertEquals("$0.00000012", format.usd(new BigDecimal("0.00000012")));
	}

	@Test
	void theLocaleChangesSignsOnly() {
		assertEquals("$1.234,50", new PriceFormat(Locale.GERMANY).usd(new BigDecimal("1234.5")));
		assertEquals("$1,234.50", new PriceFormat(Locale.SIMPLIFIED_CHINESE).usd(new BigDecimal("1234.5")));
	}
}
