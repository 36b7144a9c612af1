package io.github.openrouter4e.jdt.internal.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.jdt.internal.junit.TestCase.Result;

/** What a model is told of tests. */
@SuppressWarnings("nls")
class TestReportTest {

	private static final String TRACE = """
			org.opentest4j.AssertionFailedError: expected: <2> but was: <3>
				at app//org.junit.jupiter.api.AssertionUtils.fail(AssertionUtils.java:38)
				at shop.CartTest.total(CartTest.java:12)
				at java.base/java.lang.reflect.Method.invoke(Method.java:565)
			Caused by: java.lang.IllegalStateException: empty
				at shop.Cart$Items.sum(Cart.java:7)
				... 12 more
			""";

	private static TestCase passed(String method) {
		return new TestCase("shop.CartTest", method, Result.PASSED, "", "", "", 0.01);
	}

	private static TestCase failed(String method, String trace) {
		return new TestCase("shop.CartTest", method, Result.FAILED, trace, "2", "3", 0.01);
	}

	private static String text(List<TestCase> cases, String output) {
		return new TestReport("shop.CartTest", cases, 0.42, output).text(name -> name.startsWith("shop."));
	}

	@Test
	void whatPassesIsCounted() {
		assertEquals("shop.CartTest: 2 tests, 2 passed, in 0.4 s.\n", text(List.of(passed("a"), passed("b")), " \n"));
		assertEquals("shop.CartTest: 1 test, 1 skipped, in 0.4 s.\n",
				text(List.of(new TestCase("shop.CartTest", "a", Result.SKIPPED, "", "", "", 0)), ""));
	}

	@Test
	void tracesAreCutToTheProject() {
		assertEquals("""
				shop.CartTest: 2 tests, 1 passed, 1 failed, in 0.4 s.
				FAILED shop.CartTest.total
					org.opentest4j.AssertionFailedError: expected: <2> but was: <3>
					at shop.CartTest.total(CartTest.java:12)
					Caused by: java.lang.IllegalStateException: empty
					at shop.Cart$Items.sum(Cart.java:7)
				""", text(List.of(passed("a"), failed("total", TRACE)), ""));
	}

	@Test
	void whatAFailureExpectedIsToldIfItsMessageDoesNot() {
		assertTrue(text(List.of(failed("a", "java.lang.AssertionError: no")), "")
				.endsWith("\texpected: 2\n\tactual: 3\n"));
	}

	/** A type that cannot be prepared is no test. */
	@Test
	void aTypeThatFailsIsNamed() {
		var told = text(List.of(new TestCase("shop.CartTest", "", Result.ERROR, "boom\n", "", "", 0)), "");
		assertEquals("shop.CartTest: 0 tests, in 0.4 s.\nERROR shop.CartTest\n\tboom\n", told);
	}

	@Test
	void onlyTheEndOfTheOutputIsTold() {
		var output = String.join("\n", IntStream.range(0, 1_000).mapToObj(line -> "line " + line).toList());
		var told = text(List.of(failed("a", TRACE)), output);
		assertTrue(told.contains("\nThe end of the output:\nline ") && told.endsWith("\nline 999\n"), told);
		assertTrue(told.length() < 5_000, () -> told.length() + " characters");
		assertTrue(text(List.of(passed("a")), "hello\n").endsWith("The output:\nhello\n"));
	}

	/** Neither what a test prints, nor what its failure says, is for models if it is a secret. */
	@Test
	void linesWithKeysAreKeptFromModels() {
		var token = "ghp_" + "a".repeat(36);
		var key = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n";
		var secret = "(a line with a key or a token, which is kept from models)";
		var told = text(List.of(new TestCase("shop.CartTest", "signs", Result.FAILED,
				"AssertionError: expected <" + token + ">\n" + key + "\tat shop.CartTest.signs(CartTest.java:12)\n",
				key.replace("MIIE", "MIIF"),
				"x".repeat(480) + " " + token, 0.01)), "begun\n" + key + token + "\nended\n");
		assertEquals("shop.CartTest: 1 test, 1 failed, in 0.4 s.\nFAILED shop.CartTest.signs\n"
				+ ("\t" + secret + "\n").repeat(4) + "\tat shop.CartTest.signs(CartTest.java:12)\n\texpected: " + secret
				+ "\n"
				+ (secret + "\n").repeat(2) + "\tactual: " + secret + "\nThe output:\nbegun\n"
				+ (secret + "\n").repeat(4) + "ended\n", told);
		assertFalse(text(List.of(failed("[1] " + token, TRACE)), "").contains(token));
	}

	@Test
	void manyFailuresAreOnlyNamed() {
		var told = text(IntStream.range(0, 50).mapToObj(number -> failed("t" + number, TRACE)).toList(), "");
		assertTrue(told.contains("FAILED shop.CartTest.t19") && !told.contains("FAILED shop.CartTest.t20"), told);
		assertTrue(told.contains("Also failed: shop.CartTest.t20, "), told);
	}

	@Test
	void theUserSeesEachTest() {
		var view = new TestReport("shop", List.of(passed("a"), failed("b", TRACE)), 0.4, "").view();
		assertTrue(view.endsWith(
				"\nshop.CartTest\n  ✔ a\n  ✘ b: org.opentest4j.AssertionFailedError: expected: <2> but was: <3>\n"),
				view);
		assertFalse(view.contains("at shop"), view);
	}
}
