package io.github.openrouter4e.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One clause of a manifest header: {@code name;version="[1,2)";x-internal:=true}. */
record Clause(String name, Map<String, String> parameters) {

	static List<Clause> parse(String header) {
		return split(header, ',').stream().map(Clause::parseOne).toList();
	}

	private static Clause parseOne(String text) {
		List<String> parts = split(text, ';');
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String part : parts.subList(1, parts.size())) {
			int equals = part.indexOf('=');
			parameters.put(part.substring(0, equals), part.substring(equals + 1).replace("\"", ""));
		}
		return new Clause(parts.get(0), Map.copyOf(parameters));
	}

	/** Splits at the separator, but not inside quotes, where ranges and lists have commas. */
	private static List<String> split(String text, char separator) {
		List<String> parts = new ArrayList<>();
		StringBuilder part = new StringBuilder();
		boolean quoted = false;
		for (char c : text.toCharArray()) {
			quoted ^= c == '"';
			if (c == separator && !quoted) {
				parts.add(part.toString().strip());
				part.setLength(0);
			} else {
				part.append(c);
			}
		}
		parts.add(part.toString().strip());
		return parts;
	}

	boolean isInternal() {
		return "true".equals(parameters.get("x-internal:"));
	}

	/** The bundles an internal package is meant for; empty if none are named. */
	List<String> friends() {
		String friends = parameters.get("x-friends:");
		return friends == null ? List.of() : split(friends, ',');
	}

	/** The version range of a required bundle or imported package, empty if none. */
	String range() {
		return parameters.getOrDefault("bundle-version", parameters.getOrDefault("version", ""));
	}
}
