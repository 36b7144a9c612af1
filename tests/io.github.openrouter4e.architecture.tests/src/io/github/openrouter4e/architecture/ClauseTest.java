package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** All other tests here stand on reading manifests right. */
class ClauseTest {

	@Test
	void commasInsideQuotesDoNotSeparate() {
		List<Clause> clauses = Clause.parse("a.b;bundle-version=\"[1.0,2.0)\";resolution:=optional, c.d");

		assertEquals(List.of("a.b", "c.d"), clauses.stream().map(Clause::name).toList());
		assertEquals("[1.0,2.0)", clauses.get(0).range());
		assertEquals("", clauses.get(1).range());
	}

	@Test
	void friendsAreAList() {
		Clause clause = Clause.parse("p;x-friends:=\"one.tests,two.tests\"").get(0);

		assertEquals(List.of("one.tests", "two.tests"), clause.friends());
	}

	@Test
	void internalIsADirective() {
		assertTrue(Clause.parse("p;x-internal:=true").get(0).isInternal());
	}
}
