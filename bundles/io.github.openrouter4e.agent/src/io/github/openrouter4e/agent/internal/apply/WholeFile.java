package io.github.openrouter4e.agent.internal.apply;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognises code that is a file as a whole, and no part of one. Pure. */
@SuppressWarnings("nls") // forms of code
final class WholeFile {

	/** How much of the old file must be in the new one. */
	private static final double SHARE = 0.8;

	private static final Pattern PACKAGE = Pattern.compile("(?m)^\\h*+package\\s++([\\w.]++)\\s*+;");
	private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum)\\s+(\\w+)");
	/** Looks only so far for the end of the parameters: models may begin any number of them. */
	private static final Pattern METHOD = Pattern.compile(
			"(?m)^\\h*+(?:[\\w@.<>\\[\\], ?]+\\s)?(\\w+)\\h*+\\([^;]{0,2000}?\\)\\s*+(?:throws [\\w., ]++)?+\\s*+\\{");

	private WholeFile() {}

	static boolean is(String name, String old, String code) {
		return name.endsWith(".java") && !methods(old).isEmpty() ? isJava(old, code) : isText(old, code);
	}

	private static boolean isJava(String old, String code) {
		var wanted = methods(old);
		var there = methods(code);
		return !first(TYPE, code).isEmpty() && first(PACKAGE, old).equals(first(PACKAGE, code))
				&& first(TYPE, old).equals(first(TYPE, code))
				&& wanted.stream().filter(there::contains).count() >= SHARE * wanted.size();
	}

	private static boolean isText(String old, String code) {
		var wanted = lines(old);
		var there = lines(code);
		return wanted.stream().filter(there::contains).count() >= SHARE * wanted.size();
	}

	private static Set<String> lines(String text) {
		return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.toSet());
	}

	private static Set<String> methods(String code) {
		var names = new HashSet<String>();
		var matcher = METHOD.matcher(code);
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
		names.removeAll(Set.of("if", "for", "while", "switch", "catch", "synchronized", "try"));
		return names;
	}

	private static String first(Pattern pattern, String code) {
		var matcher = pattern.matcher(code);
		return matcher.find() ? matcher.group(1) : "";
	}
}
