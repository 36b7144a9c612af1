package io.github.openrouter4e.agent.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that leave code out are found quickly in whatever models write. */
@SuppressWarnings("nls")
class ElisionTest {

	private static final int MANY = 20_000;

	@ParameterizedTest
	@ValueSource(strings = {"\n", "\t\n", "    \n", " ", "//\n", "... \n\n x", "... ... ", "/*", "// ...  ( "})
	void whateverIsThereManyTimes(String text) {
		assertTimeoutPreemptively(Duration.ofSeconds(20),
				() -> assertFalse(Elision.isIn("class A {" + text.repeat(MANY) + "x}")));
	}

	@Test
	void theFirstLineIsTold() {
		assertEquals("// ... existing code ...",
				Elision.in("class A {\r\n\n\t// ... existing code ...\r\n}\n// ..."));
		assertEquals("{/* ... */}", Elision.in("<div>\n{/* ... */}\n</div>"));
		assertEquals("", Elision.in("class A {\n}\n"));
	}
}
