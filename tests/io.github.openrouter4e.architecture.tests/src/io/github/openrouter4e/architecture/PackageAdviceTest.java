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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
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

	@BeforeAll
	static void print() {
		System.out.println("Look twice (advice, see CONTRIBUTING):");
		PROJECT.bundles().forEach(bundle -> advice(bundle.sources(), PROJECT::name)
				.forEach(line -> System.out.println("  " + line)));
	}

	@Test
	void whatIsLargeIsWorthASecondLook() {
		List<JavaSource> sources = new ArrayList<>();
		for (char name = 'A'; name < 'A' + MANY_CLASSES; name++) {
			sources.add(source(String.valueOf(name), ""));
		}
		sources.add(new JavaSource(Path.of("package-info.java"), "package p;\n"));
		assertEquals(List.of(), advice(sources, Path::toString));
		sources.add(source("Long", "\n".repeat(MANY_LINES - 2)));
		assertEquals(List.of("p: 21 classes in 21 groups that do not refer to each other", "Long.java: 501 lines"),
				advice(sources, Path::toString));
	}

	@Test
	void classesThatReferToEachOtherAreOneGroup() {
		List<JavaSource> sources = List.of(source("A", "B b;"), source("B", ""), source("C", "A a;"),
				source("D", "/** As A. */ E e;"), source("E", ""));
		assertEquals(List.of(Set.of("A", "B", "C"), Set.of("D", "E")), groups(sources));
	}

	/** What of these sources is worth a second look, a line each. */
	private static List<String> advice(Collection<JavaSource> sources, Function<Path, String> name) {
		List<String> advice = new ArrayList<>();
		sources.stream().filter(source -> !source.className().equals("package-info"))
				.collect(Collectors.groupingBy(JavaSource::packageName, TreeMap::new, Collectors.toList()))
				.forEach((packageName, classes) -> {
					if (classes.size() > MANY_CLASSES) {
						advice.add(packageName + ": " + classes.size() + " classes in " + groups(classes).size()
								+ " groups that do not refer to each other");
					}
				});
		sources.forEach(source -> {
			long lines = source.text().lines().count();
			if (lines > MANY_LINES) {
				advice.add(name.apply(source.file()) + ": " + lines + " lines");
			}
		});
		return advice;
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
