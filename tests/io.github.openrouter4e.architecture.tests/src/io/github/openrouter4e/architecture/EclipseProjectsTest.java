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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The projects import into an Eclipse with PDE, and are built there as Maven builds them. */
class EclipseProjectsTest {

	private static final Project PROJECT = Project.locate();
	private static final Pattern NAME = Pattern.compile("<name>(io\\.github[^<]*)</name>");
	private static final Pattern LIBRARY = Pattern.compile("kind=\"lib\" path=\"([^\"]+)\"");
	private static final Pattern OUTPUT = Pattern.compile("kind=\"output\" path=\"([^\"]+)\"");
	private static final Pattern SOURCE = Pattern.compile("kind=\"src\" path=\"([^\"]+)\"");

	static Stream<BundleFolder> bundles() {
		return Stream.concat(PROJECT.bundles().stream(), PROJECT.testBundles().stream());
	}

	static List<BundleFolder> shipped() {
		return PROJECT.bundles();
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void hasAProjectWithItsName(BundleFolder bundle) {
		assertTrue(Files.exists(bundle.path().resolve(".project")) && Files.exists(bundle.path().resolve(".classpath")),
				"copy .project and .classpath from another bundle and change the name");
		assertEquals(List.of(bundle.name()), all(NAME, bundle.path().resolve(".project")));
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void isCompiledFromAndToTheSameFolders(BundleFolder bundle) {
		Path classpath = bundle.path().resolve(".classpath");
		assertEquals(folders(bundle, "source.."), all(SOURCE, classpath));
		assertEquals(folders(bundle, "output.."), all(OUTPUT, classpath));
		assertEquals(bundle.header("Bundle-ClassPath").stream().map(Clause::name).filter(Predicate.not("."::equals))
				.toList(), all(LIBRARY, classpath));
		String execution = bundle.text("Bundle-RequiredExecutionEnvironment");
		assertTrue(Project.read(classpath).contains("StandardVMType/" + execution + "\""), execution);
	}

	/** PDE would write the name of each component into the manifest if this were not there already. */
	@ParameterizedTest
	@MethodSource("shipped")
	void componentsAreFoundByAPattern(BundleFolder bundle) {
		boolean hasComponents = bundle.sources().stream()
				.anyMatch(source -> source.text().contains("\n@Component"));
		assertEquals(hasComponents ? "OSGI-INF/*.xml" : "", bundle.text("Service-Component"));
	}

	/** The journeys need a profile of Maven, and what only supports tests has none to run. */
	static Stream<BundleFolder> launched() {
		return PROJECT.testBundles().stream().filter(bundle -> bundle.name().endsWith(".tests")
				&& !bundle.name().endsWith(".swtbot.tests"));
	}

	@ParameterizedTest
	@MethodSource("launched")
	void itsTestsAreRunByALaunchConfiguration(BundleFolder bundle) {
		Path launch = bundle.path().resolve(bundle.name() + ".launch");
		assertTrue(Files.exists(launch), "copy that of another bundle of tests and change the name");
		String text = Project.read(launch);
		assertTrue(text.contains("key=\"org.eclipse.jdt.junit.CONTAINER\" value=\"=" + bundle.name() + '"'), text);
		assertTrue(text.contains("<listEntry value=\"/" + bundle.name() + '"'), text);
	}

	private static List<String> folders(BundleFolder bundle, String property) {
		var properties = new Properties();
		try (var in = Files.newBufferedReader(bundle.path().resolve("build.properties"))) {
			properties.load(in);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return Arrays.stream(properties.getProperty(property).split(",")).map(folder -> folder.replaceFirst("/$", ""))
				.toList();
	}

	private static List<String> all(Pattern pattern, Path file) {
		return pattern.matcher(Project.read(file)).results().map(found -> found.group(1)).toList();
	}
}
