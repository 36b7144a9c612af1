package io.github.openrouter4e.git.internal.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.git.internal.review.Finding.Severity;

@SuppressWarnings("nls")
class FindingTest {

	private static final List<String> PATHS = List.of("src/A.java", "src/B.java", "test/B.java");

	@ParameterizedTest
	@ValueSource(strings = {"error | src/A.java | 12 | It leaks.", "- **error** | `src/A.java` | 12 | It leaks.",
			"| error | src/A.java | 12 | It leaks. |", "1. ERROR|A.java|line 12|It leaks.",
			"Error | app/src/A.java | lines 12-14 | It leaks.", "critical | src/A.java | 12 | \u202EIt leaks."})
	void whatModelsWriteIsUnderstood(String answer) {
		assertEquals(Optional.of(new Finding(Severity.ERROR, "src/A.java", 12, "It leaks.")),
				Finding.of(answer, PATHS));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "none", "Here are the findings:", "severity | path | line | finding",
			"|---|---|---|---|",
			"error | /etc/passwd | 1 | Not sent.", "error | ../src/C.java | 1 | Not sent.",
			"error | B.java | 1 | Which?",
			"error | src/A.java | 12 |", "error | src/A.java | It leaks."})
	void allElseIsNone(String answer) {
		assertEquals(Optional.empty(), Finding.of(answer, PATHS));
	}

	@Test
	void aFindingMayBeAboutTheWholeFileAndHaveBarsInIt() {
		assertEquals(Optional.of(new Finding(Severity.NOTE, "src/A.java", 0, "a || b is always true")),
				Finding.of("note | src/A.java | - | a || b is always true", PATHS));
		assertEquals(0, Finding.of("note | src/A.java | 99999999999 | x", PATHS).orElseThrow().line());
	}
}
