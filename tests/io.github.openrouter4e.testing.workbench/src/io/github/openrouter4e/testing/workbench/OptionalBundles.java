package io.github.openrouter4e.testing.workbench;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Tests of an integration prove nothing where what it integrates is missing. */
public final class OptionalBundles {

	/** Present at compile time only. */
	private static final List<String> ANNOTATIONS = List.of("org.eclipse.jdt.annotation",
			"org.osgi.service.component.annotations");

	private OptionalBundles() {}

	/** What the bundle of a class could do without, and has to do without here, as filters of requirements. */
	public static List<String> missing(Class<?> type) {
		Bundle bundle = Objects.requireNonNull(FrameworkUtil.getBundle(type));
		List<BundleRequirement> met = bundle.adapt(BundleWiring.class).getRequiredWires(null).stream()
				.map(BundleWire::getRequirement).toList();
		return Stream.of(BundleNamespace.BUNDLE_NAMESPACE, PackageNamespace.PACKAGE_NAMESPACE)
				.flatMap(space -> bundle.adapt(BundleRevision.class).getDeclaredRequirements(space).stream())
				.filter(wanted -> !met.contains(wanted))
				.map(wanted -> Objects.toString(wanted.getDirectives().get("filter")))
				.filter(wanted -> ANNOTATIONS.stream().noneMatch(wanted::contains)).toList();
	}
}
