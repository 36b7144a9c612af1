package io.github.openrouter4e.ui.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0.5   | 0.5
			 3    | 3
			0,25  | 0.25
			0,125 | 0.125
			1,50  | 1.50
			0     | 0
			$3    | 3
			""")
	void amountsAreReadWithPointOrComma(String typed, BigDecimal amount) {
		assertEquals(new Amounts.Input(true, amount), Amounts.read(typed));
	}

	@ParameterizedTest
	@ValueSource(strings = {"-1", "cheap", "1.2.3", "3e2", "1,000", "1,000.50"})
	void otherTextIsNoAmount(String typed) {
		assertEquals(new Amounts.Input(false, null), Amounts.read(typed));
	}

	@Test
	void nothingIsNoLimit() {
		assertTrue(Amounts.read("  ").valid());
		assertNull(Amounts.read("").amount());
	}

	@Test
	void idsAreSeparatedByWhateverPeopleType() {
		assertEquals(List.of("a/b", "c/d", "e/f"), ModelIds.read(" a/b,c/d; e/f ,a/b\n"));
		assertEquals(List.of(), ModelIds.read("  "));
		assertEquals("a/b, c/d", ModelIds.append("a/b", "c/d"));
		assertEquals("a/b", ModelIds.append("a/b", "a/b"));
	}

	@Test
	void theFirstBadIdIsNamed() {
		assertNull(ModelIds.invalid(List.of("a/b", "@preset/x", "~a/latest", "c:free")));
		assertEquals("a/", ModelIds.invalid(List.of("a/b", "a/", "/")));
	}
}
