package io.github.openrouter4e.jdt.internal.junit;

/**
 * What became of a test.
 *
 * @param method   empty if something failed for all tests of the type
 * @param trace    the message and where it happened; empty if the test did not fail
 * @param expected empty if the failure has none
 * @param actual   empty if the failure has none
 */
record TestCase(String type, String method, Result result, String trace, String expected, String actual,
		double seconds) {

	enum Result {
		PASSED, FAILED, ERROR, SKIPPED, NOT_RUN
	}

	boolean isBad() {
		return result == Result.FAILED || result == Result.ERROR;
	}

	String name() {
		return method.isEmpty() ? type : type + "." + method; //$NON-NLS-1$
	}
}
