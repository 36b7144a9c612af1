package io.github.openrouter4e.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps editors and popup menus as quick as without us. */
class MenuRulesTest {

	private static final Project PROJECT = Project.locate();

	/** The platform shows or loads them before anybody asks, or waits for the slowest of all who contribute. */
	private static final Pattern TOO_EARLY = Pattern
			.compile("point=\"([\\w.]*\\.(?:codeMiningProviders|markerResolution"
					+ "|quickFixProcessors|startup))\"");
	private static final Pattern ITERATE = Pattern.compile("<iterate\\b");
	private static final Pattern BOUND = Pattern.compile("<count value=\"(?:-\\d+\\)|[01?])\"/>");

	private static final String FEW = "<with variable=\"activeContexts\">";

	private static final Map<String, Pattern> NOT_IN_BUNDLES = Map.of( //
			"has the heights of all lines computed", Pattern.compile("\\bsetLineSpacingProvider\\("), //
			"waits for the code minings of all others", Pattern.compile("\\bupdateCodeMinings\\("), //
			"may build a syntax tree on the UI thread", Pattern.compile("\\bWAIT_(?:YES|ACTIVE_ONLY)\\b"), //
			"listens to every movement of the caret", Pattern.compile("\\baddCaretListener\\("));

	static List<BundleFolder> bundles() {
		return PROJECT.bundles();
	}

	/** A selection may have ten thousand elements. */
	@ParameterizedTest
	@MethodSource("bundles")
	void noMenuLooksAtAllThatIsSelected(BundleFolder bundle) {
		Findings findings = new Findings();
		String text = plugin(bundle);
		ITERATE.matcher(text).results().forEach(found -> {
			int condition = Math.max(0, text.lastIndexOf("<with", found.start()));
			String before = text.substring(condition, found.start());
			if (!before.startsWith(FEW) && !BOUND.matcher(before).find()) {
				findings.add(bundle.name(), "iterates without a count before it");
			}
		});
		findings.assertNone();
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void nothingIsLoadedOrWaitedForBeforeItIsAskedFor(BundleFolder bundle) {
		Findings findings = new Findings();
		TOO_EARLY.matcher(plugin(bundle)).results()
				.forEach(found -> findings.add(bundle.name(), "contributes to " + found.group(1)));
		for (JavaSource source : bundle.sources()) {
			NOT_IN_BUNDLES.forEach((what, pattern) -> {
				if (pattern.matcher(source.text()).find()) {
					findings.add(PROJECT.name(source.file()), what);
				}
			});
		}
		findings.assertNone();
	}

	private static String plugin(BundleFolder bundle) {
		Path file = bundle.path().resolve("plugin.xml");
		return Files.exists(file) ? Project.read(file) : "";
	}
}
