package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The strict compiler is only worth something if no bundle is excused from it. */
class CompilerSettingsTest {

	private static final Project PROJECT = Project.locate();

	static List<BundleFolder> bundles() {
		return PROJECT.bundles();
	}

	static List<BundleFolder> tests() {
		return PROJECT.testBundles();
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void bundlesAreCompiledAlike(BundleFolder bundle) {
		assertEquals(settings(bundles().get(0)), settings(bundle));
	}

	@ParameterizedTest
	@MethodSource("tests")
	void testsAreCompiledAlike(BundleFolder bundle) {
		assertEquals(settings(tests().get(0)), settings(bundle));
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void everyPackageIsNonNullByDefault(BundleFolder bundle) {
		Findings findings = new Findings();
		Map<String, List<JavaSource>> packages = bundle.sources().stream()
				.collect(Collectors.groupingBy(JavaSource::packageName));
		packages.forEach((name, sources) -> {
			boolean declared = sources.stream().filter(source -> source.file().endsWith("package-info.java"))
					.anyMatch(source -> source.text().contains("NonNullByDefault"));
			if (!declared) {
				findings.add(bundle.name(), name + " has no package-info with @NonNullByDefault");
			}
		});
		findings.assertNone();
	}

	/** File name to content of all settings. */
	private static Map<String, String> settings(BundleFolder bundle) {
		Map<String, String> settings = new TreeMap<>();
		for (Path file : Project.files(bundle.path().resolve(".settings"), any -> true)) {
			settings.put(file.getFileName().toString(), Project.read(file));
		}
		return settings;
	}
}
