package io.github.openrouter4e.jdt.internal.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.chat.ignore.SecretFilter;
import io.github.openrouter4e.jdt.internal.junit.TestCase.Result;
import io.github.openrouter4e.storage.WellFormed;

/**
 * Tells how tests went: the totals, then what failed, with the places in the project and not those in libraries.
 *
 * @param name   what was run
 * @param cases  in the order in which they ended
 * @param output what the tests printed, as it is; like the failures it is told without keys and tokens
 */
@SuppressWarnings("nls") // what the model is told
record TestReport(String name, List<TestCase> cases, double seconds, String output) {

	private static final int MOST_FAILURES = 20;
	private static final int MOST_MESSAGE_LINES = 12;
	private static final int MOST_FRAMES = 8;
	private static final int MOST_OUTPUT = 4_000;
	private static final int MOST_OUTPUT_OF_PASSED = 1_000;
	private static final int MOST_VALUE = 500;
	private static final int MOST_SHOWN = 500;
	/** A line of a trace: the module, the class, the method, the file. */
	private static final Pattern FRAME = Pattern.compile("\\s*at (?:[^\\s(/]*/{1,2})?([\\w.$]+)\\.[\\w$<>]+\\(.*");

	/** Takes a copy of the list. */
	TestReport {
		cases = List.copyOf(cases);
	}

	private long count(Result result) {
		return cases.stream().filter(test -> !test.method().isEmpty() && test.result() == result).count();
	}

	boolean passed() {
		return cases.stream().noneMatch(TestCase::isBad);
	}

	/** One line. */
	String totals() {
		var parts = new ArrayList<String>();
		add(parts, count(Result.PASSED), "passed");
		add(parts, count(Result.FAILED), "failed");
		add(parts, count(Result.ERROR), "with an error");
		add(parts, count(Result.SKIPPED), "skipped");
		add(parts, count(Result.NOT_RUN), "not run");
		var number = cases.stream().filter(test -> !test.method().isEmpty()).count();
		return name + ": " + number + (number == 1 ? " test" : " tests")
				+ (parts.isEmpty() ? "" : ", " + String.join(", ", parts)) + ", in "
				+ String.format(Locale.ROOT, "%.1f s.", seconds);
	}

	private static void add(List<String> parts, long count, String word) {
		if (count > 0) {
			parts.add(count + " " + word);
		}
	}

	/**
	 * What the model is told.
	 *
	 * @param own whether a class is one of the project, by its name
	 */
	String text(Predicate<String> own) {
		var result = new ResultText();
		result.line(totals());
		var bad = cases.stream().filter(TestCase::isBad).toList();
		for (var test : bad.subList(0, Math.min(bad.size(), MOST_FAILURES))) {
			result.line((test.result() == Result.FAILED ? "FAILED " : "ERROR ") + name(test));
			trace(test.trace(), own).forEach(line -> result.line("\t" + line));
			if (!test.expected().isEmpty() && !test.trace().contains(test.expected())) {
				result.line("\texpected: " + WellFormed.shortened(SecretFilter.text(test.expected()), MOST_VALUE));
				result.line("\tactual: " + WellFormed.shortened(SecretFilter.text(test.actual()), MOST_VALUE));
			}
		}
		if (bad.size() > MOST_FAILURES) {
			result.line("Also failed: " + String.join(", ",
					bad.subList(MOST_FAILURES, bad.size()).stream().map(TestReport::name).limit(MOST_SHOWN).toList()));
		}
		var printed = SecretFilter.text(output.strip());
		var tail = tail(printed, bad.isEmpty() ? MOST_OUTPUT_OF_PASSED : MOST_OUTPUT);
		if (!tail.isEmpty()) {
			result.line(tail.length() < printed.length() ? "The end of the output:" : "The output:");
			tail.lines().forEach(result::line);
		}
		return result.toString();
	}

	/** That of one with parameters has their values. */
	private static String name(TestCase test) {
		return SecretFilter.text(test.name());
	}

	/** Whole lines at the end. */
	private static String tail(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		var cut = text.substring(text.length() - most);
		return cut.substring(cut.indexOf('\n') + 1);
	}

	/** The messages, and the places in the project. */
	private static List<String> trace(String trace, Predicate<String> own) {
		var lines = new ArrayList<String>();
		var frames = 0;
		var message = 0;
		for (var line : SecretFilter.lines(trace)) {
			var frame = FRAME.matcher(line);
			if (frame.matches()) {
				if (own.test(frame.group(1)) && frames++ < MOST_FRAMES) {
					lines.add(line.strip());
				}
			} else if (line.startsWith("Caused by:")) {
				lines.add(line);
				message = 0;
			} else if (!line.isBlank() && !line.strip().startsWith("... ") && message++ < MOST_MESSAGE_LINES) {
				lines.add(line);
			}
		}
		return lines;
	}

	/** What the user is shown: each test with its result. */
	String view() {
		var result = new StringBuilder(totals()).append('\n');
		var type = "";
		for (var test : cases.subList(0, Math.min(cases.size(), MOST_SHOWN))) {
			if (!test.type().equals(type)) {
				type = test.type();
				result.append(type).append('\n');
			}
			result.append(switch (test.result()) {
				case PASSED -> "  ✔ ";
				case FAILED, ERROR -> "  ✘ ";
				case SKIPPED, NOT_RUN -> "  – ";
			}).append(test.method().isEmpty() ? test.type() : test.method());
			if (test.isBad()) {
				result.append(": ")
						.append(WellFormed.shortened(test.trace().lines().findFirst().orElse(""), MOST_VALUE));
			}
			result.append('\n');
		}
		return result.toString();
	}
}
