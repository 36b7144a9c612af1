package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/**
 * Prints where to look twice: large packages, large classes, and packages whose classes fall into groups that do not
 * refer to each other. Advice, as cohesion goes before size; it fails nothing.
 */
class PackageAdviceTest {

	private static final int MANY_CLASSES = 20;
	private static final int MANY_LINES = 500;
	private static final Project PROJECT = Project.locate();
	private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*\\b");

	@Test
	void printsLargePackagesAndClasses() {
		System.out.println("Look twice (advice, see CONTRIBUTING):");
		for (BundleFolder bundle : PROJECT.bundles()) {
			Map<String, List<JavaSource>> packages = bundle.sources().stream()
					.filter(source -> !source.className().equals("package-info"))
					.collect(Collectors.groupingBy(JavaSource::packageName, TreeMap::new, Collectors.toList()));
			packages.forEach((name, sources) -> {
				if (sources.size() > MANY_CLASSES) {
					System.out.println("  " + name + ": " + sources.size() + " classes in " + groups(sources).size()
							+ " groups that do not refer to each other");
				}
			});
			bundle.sources().stream().filter(source -> source.text().lines().count() > MANY_LINES)
					.forEach(source -> System.out
							.println("  " + PROJECT.name(source.file()) + ": " + source.text().lines().count()
									+ " lines"));
		}
	}

	@Test
	void classesThatReferToEachOtherAreOneGroup() {
		List<JavaSource> sources = List.of(source("A", "B b;"), source("B", ""), source("C", "A a;"),
				source("D", "/** As A. */ E e;"), source("E", ""));
		assertEquals(List.of(Set.of("A", "B", "C"), Set.of("D", "E")), groups(sources));
	}

	/** The classes of a package, joined by references in whatever direction. */
	private static List<Set<String>> groups(Collection<JavaSource> sources) {
		Map<String, Set<String>> neighbours = new TreeMap<>();
		sources.forEach(source -> neighbours.put(source.className(), new TreeSet<>()));
		sources.forEach(source -> NAME.matcher(source.code()).results().map(found -> found.group())
				.filter(neighbours::containsKey).forEach(other -> {
					neighbours.get(source.className()).add(other);
					neighbours.get(other).add(source.className());
				}));
		List<Set<String>> groups = new ArrayList<>();
		while (!neighbours.isEmpty()) {
			Set<String> group = new TreeSet<>();
			Set<String> open = new LinkedHashSet<>(List.of(neighbours.keySet().iterator().next()));
			while (!open.isEmpty()) {
				String next = open.iterator().next();
				open.remove(next);
				Set<String> others = neighbours.remove(next);
				if (others != null) {
					group.add(next);
					open.addAll(others);
				}
			}
			groups.add(group);
		}
		return groups;
	}

	private static JavaSource source(String className, String rest) {
		return new JavaSource(Path.of(className + ".java"), "package p;\n\nclass " + className + " {" + rest + "}\n");
	}
}
