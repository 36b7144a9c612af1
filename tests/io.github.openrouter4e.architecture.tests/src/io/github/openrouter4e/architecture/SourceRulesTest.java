package io.github.openrouter4e.architecture;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** House rules that a compiler cannot check. */
class SourceRulesTest {

	private static final Project PROJECT = Project.locate();

	private static final Map<String, Pattern> NOWHERE = Map.of( //
			"leaves work undone", Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b"), //
			"prints a stack trace", Pattern.compile("\\.print" + "StackTrace\\(\\)"));

	private static final Map<String, Pattern> NOT_IN_BUNDLES = Map.of( //
			"writes to the console", Pattern.compile("\\bSystem\\.(?:out|err)\\b"), //
			"makes a display of its own when the workbench's is gone", Pattern.compile("\\bDisplay\\.getDefault\\("), //
			"ends the user's Eclipse", Pattern.compile("\\bSystem\\.exit\\(|Runtime\\.getRuntime\\(\\)\\.halt"), //
			"makes money from a binary fraction", Pattern.compile("new BigDecimal\\(\\d+\\.\\d"));

	private static final Map<String, Pattern> NOT_IN_TESTS = Map.of( //
			"sleeps", Pattern.compile("\\bThread\\." + "sleep\\("), //
			"is switched off", Pattern.compile("@Dis" + "abled\\b"), //
			"is repeated until it passes", Pattern.compile("rerunFailing" + "Tests|@Repeat" + "IfFails"), //
			"mocks", Pattern.compile("\\borg\\.mock" + "ito\\b"));

	static List<BundleFolder> bundles() {
		return PROJECT.bundles();
	}

	static List<BundleFolder> tests() {
		return PROJECT.tests();
	}

	static Stream<BundleFolder> all() {
		return Stream.concat(bundles().stream(), tests().stream());
	}

	@ParameterizedTest
	@MethodSource("all")
	void nothingIsLeftBehind(BundleFolder bundle) {
		check(bundle, NOWHERE);
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void bundlesBehaveInsideEclipse(BundleFolder bundle) {
		check(bundle, NOT_IN_BUNDLES);
	}

	@ParameterizedTest
	@MethodSource("tests")
	void testsAreDeterministic(BundleFolder bundle) {
		check(bundle, NOT_IN_TESTS);
	}

	/** A stranger begins with package-info: what the package is for, and nulls are errors there. */
	@ParameterizedTest
	@MethodSource("bundles")
	void everyPackageSaysWhatItIsFor(BundleFolder bundle) {
		Findings findings = new Findings();
		bundle.sources().stream().collect(Collectors.groupingBy(JavaSource::packageName)).forEach((name, sources) -> {
			String info = sources.stream().filter(source -> source.className().equals("package-info"))
					.map(JavaSource::text).findAny().orElse("");
			if (!info.startsWith("/**") || info.contains("Implementation; not API.")) {
				findings.add(name, "does not say what it is for");
			}
			if (!info.contains("@org.eclipse.jdt.annotation.NonNullByDefault")) {
				findings.add(name, "allows null everywhere");
			}
		});
		findings.assertNone();
	}

	private static void check(BundleFolder bundle, Map<String, Pattern> rules) {
		Findings findings = new Findings();
		for (JavaSource source : bundle.sources()) {
			rules.forEach((what, pattern) -> {
				if (pattern.matcher(source.text()).find()) {
					findings.add(PROJECT.name(source.file()), what);
				}
			});
		}
		findings.assertNone();
	}
}
