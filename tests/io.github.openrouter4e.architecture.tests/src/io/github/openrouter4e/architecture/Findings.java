package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that breaks a rule, so that one run shows all of it. */
final class Findings {

	private final List<String> all = new ArrayList<>();

	void add(String where, String what) {
		all.add(where + ": " + what);
	}

	void assertNone() {
		assertTrue(all.isEmpty(), () -> all.size() + " findings:\n" + String.join("\n", all));
	}
}
