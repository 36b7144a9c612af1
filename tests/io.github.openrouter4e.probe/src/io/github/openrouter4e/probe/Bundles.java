package io.github.openrouter4e.probe;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The state of every bundle, one a line: name, version, state. Asking does not activate any. */
final class Bundles {

	private Bundles() {}

	static String describe() {
		Bundle[] bundles = FrameworkUtil.getBundle(Bundles.class).getBundleContext().getBundles();
		return Arrays.stream(bundles)
				.map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion() + " " + state(bundle)).sorted()
				.collect(Collectors.joining("\n", "", "\n"));
	}

	private static String state(Bundle bundle) {
		return switch (bundle.getState()) {
			case Bundle.INSTALLED -> "INSTALLED";
			case Bundle.RESOLVED -> "RESOLVED";
			case Bundle.STARTING -> "STARTING"; // lazily: until its first class is loaded
			case Bundle.ACTIVE -> "ACTIVE";
			case Bundle.STOPPING -> "STOPPING";
			default -> "UNINSTALLED";
		};
	}
}
