package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** What documents list of the code is what is in it. */
class DocumentsTest {

	private static final Project PROJECT = Project.locate();
	private static final Pattern SHOWN = Pattern.compile("NAMES = List\\.of\\(([^)]+)\\)");
	private static final Pattern NAMED = Pattern
			.compile("HTML in it is shown as text, but for (.+?)\\s+without attributes", Pattern.DOTALL);

	@Test
	void theSecurityPolicyNamesTheHtmlThatIsShown() {
		Set<String> shown = words(SHOWN, "\"(\\w+)\"", "bundles/" + Project.PREFIX
				+ "markdown/src/io/github/openrouter4e/markdown/parser/HtmlTag.java");
		shown.add("br"); // has no counterpart, so it is no HtmlTag
		assertEquals(shown, words(NAMED, "`(\\w+)`", "docs/security.md"));
	}

	/** The words of the only part of a file that is meant; none if it is not there. */
	private static Set<String> words(Pattern part, String word, String file) {
		return part.matcher(Project.read(PROJECT.root().resolve(file))).results()
				.flatMap(found -> Pattern.compile(word).matcher(found.group(1)).results())
				.map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
	}
}
