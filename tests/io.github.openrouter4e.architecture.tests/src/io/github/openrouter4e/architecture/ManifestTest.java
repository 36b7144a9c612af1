package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the bundles tell the framework: API apart from internals, bounded ranges, nothing at start-up. */
class ManifestTest {

	private static final Project PROJECT = Project.locate();

	/** Their libraries must stay out of the target platform; releng/benchmark.sh builds them. */
	private static final Set<String> BUILT_APART = Set.of("tests/io.github.openrouter4e.benchmarks");

	/** "[1.0,2.0)": without an upper bound a future platform breaks us at run time instead of at installation. */
	private static final Pattern BOUNDED = Pattern.compile("[\\[(][\\d.]+,[\\d.]+[\\])]");

	/** The framework exports these without a version. */
	private static final List<String> JAVA_RUNTIME = List.of("javax.", "org.ietf.jgss", "org.w3c.dom", "org.xml.sax");

	private static final List<String> LIBRARIES = List.of("com.fasterxml.jackson.", "org.commonmark.", "org.junit.");

	static List<BundleFolder> bundles() {
		return PROJECT.bundles();
	}

	static Stream<BundleFolder> all() {
		return Stream.concat(bundles().stream(), PROJECT.testBundles().stream());
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void internalPackagesAreForFriendsOnly(BundleFolder bundle) {
		Findings findings = new Findings();
		Set<String> known = Stream.concat(bundles().stream(), PROJECT.tests().stream()).map(BundleFolder::name)
				.collect(Collectors.toCollection(TreeSet::new));
		known.add(Project.PREFIX + "benchmarks");
		for (Clause exported : bundle.header("Export-Package")) {
			boolean internal = exported.name().contains(".internal");
			boolean restricted = exported.isInternal() || !exported.friends().isEmpty();
			if (internal && !restricted) {
				findings.add(bundle.name(), exported.name() + " is exported to everybody");
			}
			if (!internal && restricted) {
				findings.add(bundle.name(), exported.name() + " is restricted but not named internal");
			}
			exported.friends().stream().filter(friend -> !known.contains(friend))
					.forEach(friend -> findings.add(bundle.name(),
							exported.name() + " has the unknown friend " + friend));
		}
		findings.assertNone();
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void apiPackagesAreExported(BundleFolder bundle) {
		Findings findings = new Findings();
		Set<String> exported = bundle.header("Export-Package").stream().map(Clause::name).collect(Collectors.toSet());
		bundle.sources().stream().map(JavaSource::packageName).distinct()
				.filter(name -> !name.contains(".internal") && !exported.contains(name))
				.forEach(name -> findings.add(bundle.name(), name + " is neither internal nor exported"));
		findings.assertNone();
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void dependenciesHaveBoundedRanges(BundleFolder bundle) {
		Findings findings = new Findings();
		Stream.of("Require-Bundle", "Import-Package").flatMap(header -> bundle.header(header).stream())
				.filter(clause -> JAVA_RUNTIME.stream().noneMatch(clause.name()::startsWith))
				.filter(clause -> !BOUNDED.matcher(clause.range()).matches())
				.forEach(clause -> findings.add(bundle.name(),
						clause.name() + " has the range '" + clause.range() + "'"));
		findings.assertNone();
	}

	/** A plain class path compiles without these imports, the framework does not resolve without them. */
	@ParameterizedTest
	@MethodSource("all")
	void librariesInUseAreImported(BundleFolder bundle) {
		Findings findings = new Findings();
		Set<String> imported = importedBy(bundle);
		bundle.header("Fragment-Host").forEach(host -> all().filter(other -> other.name().equals(host.name()))
				.forEach(other -> imported.addAll(importedBy(other))));
		bundle.sources().stream().flatMap(source -> source.imports().stream())
				.filter(name -> LIBRARIES.stream().anyMatch(name::startsWith))
				.map(name -> name.replaceFirst("\\.(?:[A-Z*].*)$", "")).distinct()
				.filter(name -> !imported.contains(name))
				.forEach(name -> findings.add(bundle.name(), "uses " + name + " but does not import it"));
		findings.assertNone();
	}

	private static Set<String> importedBy(BundleFolder bundle) {
		return bundle.header("Import-Package").stream().map(Clause::name)
				.collect(Collectors.toCollection(TreeSet::new));
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void nothingRunsAtStartUp(BundleFolder bundle) {
		Findings findings = new Findings();
		Path extensions = bundle.path().resolve("plugin.xml");
		if (Files.exists(extensions) && Project.read(extensions).contains("org.eclipse.ui.startup")) {
			findings.add(bundle.name(), "plugin.xml contributes to org.eclipse.ui.startup");
		}
		if (!bundle.text("Bundle-Activator").isEmpty()) {
			findings.add(bundle.name(), "has an activator");
		}
		if (!bundle.header("Bundle-ActivationPolicy").getFirst().name().equals("lazy")) {
			findings.add(bundle.name(), "is not activated lazily");
		}
		bundle.sources().stream()
				.filter(source -> source.text().matches("(?s).*@Component\\([^)]*immediate\\s*=\\s*true.*"))
				.forEach(source -> findings.add(PROJECT.name(source.file()), "is an immediate component"));
		findings.assertNone();
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void identityIsTheSameEverywhere(BundleFolder bundle) {
		assertEquals(bundle.name(), bundle.header("Bundle-SymbolicName").get(0).name());
		assertEquals(bundles().get(0).text("Bundle-Version"), bundle.text("Bundle-Version"));
		assertEquals("JavaSE-21", bundle.text("Bundle-RequiredExecutionEnvironment"));
		assertEquals("", bundle.text("Eclipse-PlatformFilter"), "installs on every platform");
	}

	@Test
	void featureShipsEveryBundleOnEveryPlatform() {
		Findings findings = new Findings();
		String feature = Project.read(PROJECT.root().resolve("features/" + Project.PREFIX + "feature/feature.xml"));
		bundles().stream().filter(bundle -> !feature.contains("id=\"" + bundle.name() + "\""))
				.forEach(bundle -> findings.add("feature.xml", "lacks " + bundle.name()));
		Stream.of(" os=", " ws=", " arch=", " nl=").filter(feature::contains)
				.forEach(filter -> findings.add("feature.xml", "is filtered by" + filter));
		findings.assertNone();
	}

	@Test
	void everyModuleIsBuilt() {
		Findings findings = new Findings();
		String pom = Project.read(PROJECT.root().resolve("pom.xml"));
		Stream.of("bundles", "features", "tests", "releng")
				.flatMap(folder -> Project.files(PROJECT.root().resolve(folder), file -> file.endsWith("pom.xml"))
						.stream())
				.map(file -> PROJECT.name(file.getParent()))
				.filter(module -> !BUILT_APART.contains(module))
				.filter(module -> !pom.contains("<module>" + module + "</module>"))
				.forEach(module -> findings.add("pom.xml", "does not build " + module));
		findings.assertNone();
	}
}
