package io.github.openrouter4e.git.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.workbench.OptionalBundles;

class OptionalBundlesTest {

	@Test
	void everythingOptionalIsThere() {
		assertEquals(List.of(), OptionalBundles.missing(OptionalBundlesTest.class));
	}
}
