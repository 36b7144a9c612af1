package io.github.openrouter4e.architecture;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packages of a bundle depend on each other in one direction. Internals use the API that they implement, so that an API
 * type does not call them: what only the API needs lives beside it, package-private.
 */
class PackageCyclesTest {

	private static final Project PROJECT = Project.locate();

	static List<BundleFolder> bundles() {
		return PROJECT.bundles();
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void packagesFormNoCycles(BundleFolder bundle) {
		Findings findings = new Findings();
		PackageGraph graph = PackageGraph.of(bundle.sources());
		graph.cycles().forEach(cycle -> findings.add(bundle.name(), graph.describe(cycle)));
		findings.assertNone();
	}
}
