package io.github.openrouter4e.architecture;

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

/**
 * Which packages of a bundle refer to which, by import or by full name.
 *
 * @param arrows for each package, the packages it refers to, each with the classes that do
 */
record PackageGraph(Map<String, Map<String, Set<String>>> arrows) {

	private static final Pattern FULL_NAME = Pattern.compile("\\b(io(?:\\.[a-z]\\w*)+)\\.[A-Z]");

	/** {@return the graph of these sources, without what they use of others} */
	static PackageGraph of(Collection<JavaSource> sources) {
		Set<String> packages = sources.stream().map(JavaSource::packageName).collect(Collectors.toSet());
		Map<String, Map<String, Set<String>>> arrows = new TreeMap<>();
		for (JavaSource source : sources) {
			Map<String, Set<String>> from = arrows.computeIfAbsent(source.packageName(), name -> new TreeMap<>());
			if (!source.className().equals("package-info")) {
				FULL_NAME.matcher(source.code()).results().map(found -> found.group(1))
						.filter(name -> packages.contains(name) && !name.equals(source.packageName()))
						.forEach(name -> from.computeIfAbsent(name, to -> new TreeSet<>()).add(source.className()));
			}
		}
		return new PackageGraph(arrows);
	}

	/** {@return the groups of packages that can be reached from each other, each in alphabetical order} */
	List<Set<String>> cycles() {
		List<Set<String>> cycles = new ArrayList<>();
		Set<String> seen = new LinkedHashSet<>();
		for (String start : arrows.keySet()) {
			if (seen.add(start)) {
				Set<String> cycle = reachable(start).stream().filter(other -> reachable(other).contains(start))
						.collect(Collectors.toCollection(TreeSet::new));
				if (!cycle.isEmpty()) {
					cycles.add(cycle);
					seen.addAll(cycle);
				}
			}
		}
		return cycles;
	}

	/** {@return the arrows between the packages of a cycle, with the classes that make them, for a message} */
	String describe(Set<String> cycle) {
		return cycle.stream()
				.flatMap(from -> arrows.get(from).entrySet().stream().filter(to -> cycle.contains(to.getKey()))
						.map(to -> "  " + from + " -> " + to.getKey() + " " + to.getValue()))
				.collect(Collectors.joining("\n", "a cycle of packages:\n", ""));
	}

	/** {@return where the arrows lead from a package; the package itself only if one leads back to it} */
	private Set<String> reachable(String start) {
		Set<String> reached = new LinkedHashSet<>();
		List<String> open = new ArrayList<>(List.of(start));
		while (!open.isEmpty()) {
			arrows.getOrDefault(open.removeLast(), Map.of()).keySet().stream().filter(reached::add).forEach(open::add);
		}
		return reached;
	}
}
