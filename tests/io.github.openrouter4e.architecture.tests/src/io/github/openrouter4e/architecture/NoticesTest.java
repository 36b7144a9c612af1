package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever we ship of others is named, with its licence, where a user and a lawyer look for it. */
class NoticesTest {

	private static final Project PROJECT = Project.locate();
	private static final Path FEATURE = PROJECT.root().resolve("features/" + Project.PREFIX + "feature");
	private static final Path LEGAL = PROJECT.root().resolve("releng/legal");
	private static final Pattern PLUGIN = Pattern.compile("<plugin id=\"([^\"]+)\"");
	/** A section of the notice: the bundle, and what is inside. The next section begins at the margin. */
	private static final Pattern INSIDE = Pattern.compile("Inside the bundle ([\\w.]+),.*\n((?:\n|  .*\n)+)");
	private static final Pattern TEXT = Pattern.compile("about_files/[\\w.-]+");

	/** One line of third-party.properties. */
	private record ThirdParty(String jar, String coordinates, String licence, List<String> files) {
	}

	static List<BundleFolder> bundles() {
		return PROJECT.bundles();
	}

	@Test
	void everyJarOfOthersIsInTheTableAndNothingElse() {
		Set<String> shipped = new TreeSet<>();
		PLUGIN.matcher(Project.read(FEATURE.resolve("feature.xml"))).results().map(found -> found.group(1))
				.filter(name -> !name.startsWith(Project.PREFIX)).forEach(shipped::add);
		bundles().forEach(bundle -> shipped.addAll(libraries(bundle)));
		assertTrue(shipped.contains("lib/httpclient5.jar") && shipped.contains("org.commonmark"), shipped.toString());
		assertEquals(shipped,
				thirdParty().stream().map(ThirdParty::jar).collect(Collectors.toCollection(TreeSet::new)));
	}

	@Test
	void everyLibraryIsInTheNoticeWithItsLicence() {
		Findings findings = new Findings();
		String notice = Project.read(PROJECT.root().resolve("NOTICE"));
		for (ThirdParty library : thirdParty()) {
			int named = notice.indexOf("(" + library.coordinates() + ")");
			if (named < 0) {
				findings.add("NOTICE", "lacks " + library.coordinates());
				continue;
			}
			// libraries of one origin share the lines below their names, up to the next empty one
			String entry = notice.substring(named).split("\n\n", 2)[0];
			if (!entry.contains("\n    " + library.licence() + ":")) {
				findings.add("NOTICE", library.coordinates() + " is not under " + library.licence());
			}
			library.files().stream().filter(file -> !entry.contains("about_files/" + file))
					.forEach(file -> findings.add("NOTICE", library.coordinates() + " lacks " + file));
		}
		findings.assertNone();
	}

	@Test
	void librariesInsideABundleAreInTheOneThatTheNoticeNames() {
		List<String> named = INSIDE.matcher(Project.read(PROJECT.root().resolve("NOTICE"))).results()
				.flatMap(section -> thirdParty().stream()
						.filter(library -> section.group(2).contains("(" + library.coordinates() + ")"))
						.map(library -> section.group(1) + ": " + library.jar()))
				.sorted().toList();
		assertEquals(bundles().stream()
				.flatMap(bundle -> libraries(bundle).stream().map(jar -> bundle.name() + ": " + jar)).sorted()
				.toList(), named);
	}

	@Test
	void everyTextIsThereAndNoneIsLeftOver() {
		Set<String> named = thirdParty().stream().flatMap(library -> library.files().stream())
				.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(named, Project.files(LEGAL.resolve("about_files"), any -> true).stream()
				.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
	}

	/** The build adds LICENSE, NOTICE and the texts; the page comes from the bundle's folder. */
	@ParameterizedTest
	@MethodSource("bundles")
	void everyBundleSaysWhatItContains(BundleFolder bundle) {
		Findings findings = new Findings();
		checkPage(bundle.path(), findings);
		Set<String> libraries = libraries(bundle);
		Set<String> needed = thirdParty().stream().filter(library -> libraries.contains(library.jar()))
				.flatMap(library -> library.files().stream()).map("about_files/"::concat)
				.collect(Collectors.toCollection(TreeSet::new));
		Set<String> linked = texts(bundle.path().resolve("about.html"));
		Set<String> packed = texts(bundle.path().resolve("pom.xml"));
		if (!linked.equals(needed)) {
			findings.add(bundle.name(), "about.html links to " + linked + " but its libraries need " + needed);
		}
		if (!packed.equals(needed)) {
			findings.add(bundle.name(), "pom.xml packs " + packed + " but its libraries need " + needed);
		}
		findings.assertNone();
	}

	@Test
	void theFeatureContainsEverything() {
		Findings findings = new Findings();
		checkPage(FEATURE, findings);
		if (!Project.read(FEATURE.resolve("pom.xml")).contains("<include>about_files/*.txt</include>")) {
			findings.add("feature", "pom.xml does not pack all texts");
		}
		findings.assertNone();
	}

	private static void checkPage(Path folder, Findings findings) {
		if (!Files.exists(folder.resolve("about.html"))) {
			findings.add(PROJECT.name(folder), "has no about.html");
		} else if (!Project.read(folder.resolve("build.properties")).contains("about.html")) {
			findings.add(PROJECT.name(folder), "does not pack its about.html (bin.includes of build.properties)");
		}
	}

	private static Set<String> texts(Path file) {
		return TEXT.matcher(Project.read(file)).results().map(found -> found.group())
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> libraries(BundleFolder bundle) {
		return bundle.header("Bundle-ClassPath").stream().map(Clause::name).filter(Predicate.not("."::equals))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<ThirdParty> thirdParty() {
		Properties table = new Properties();
		try (var in = Files.newBufferedReader(LEGAL.resolve("third-party.properties"))) {
			table.load(in);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return table.stringPropertyNames().stream().sorted().map(jar -> {
			String[] words = table.getProperty(jar).split(" ");
			return new ThirdParty(jar, words[0], words[1],
					Stream.of(Arrays.copyOfRange(words, 2, words.length)).toList());
		}).toList();
	}
}
