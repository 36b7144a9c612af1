package io.github.openrouter4e.agent.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Of much output the last lines are kept as they are. */
@SuppressWarnings("nls")
class RecentOutputTest {

	private static final String LEFT_OUT = "(a line of more than 5 characters is left out)\n";

	@Test
	void whatFitsIsKept() {
		assertEquals("", kept((String) null));
		assertEquals("one\ntwo\n3\n", kept("one\ntwo\n", null, "3\n"));
	}

	@Test
	void whatIsLeftBeginsWithALine() {
		assertEquals("two\n", kept("three\none\ntwo\n"));
		assertEquals("four\n", kept("three\nfour\n"), "all of a line that just fits");
		assertEquals("56789", kept("abcdef", "0123456789"), "the end of a line that goes on");
	}

	@Test
	void aLineThatDoesNotFitIsNamed() {
		assertEquals(LEFT_OUT, kept("01234567890\n"));
		assertEquals(LEFT_OUT, kept("01234", "567890", "123456\n"));
		assertEquals("1\n", kept("01234567890\n1\n"));
	}

	private static String kept(String... written) {
		var output = new RecentOutput(10, 5);
		for (var more : written) {
			output.append(more);
		}
		return output.text();
	}
}
