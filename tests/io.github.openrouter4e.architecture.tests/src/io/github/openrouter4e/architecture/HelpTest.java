package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's guide and what F1 shows: complete in both languages, and true to plugin.xml. */
class HelpTest {

	private static final Path UI = Project.locate().root().resolve("bundles/" + Project.PREFIX + "ui");
	private static final Path EDITOR = Project.locate().root().resolve("bundles/" + Project.PREFIX + "editor");
	private static final Path CHINESE = UI.resolve("nl/zh_CN");
	private static final Pattern PAGE = Pattern.compile("(?:topic|href)=\"(help/[^\"]+)\"");
	private static final Pattern CONTEXT = Pattern.compile("<context id=\"([^\"]+)\"");
	private static final Pattern CONSTANT = Pattern.compile("(?m)^\\t([A-Z_]+)[,;]");
	private static final Pattern CHORD = Pattern.compile("<key sequence=\"M2\\+M3\\+([OQ]) ([A-Z])\"");
	private static final Pattern ELEMENT = Pattern.compile("<[a-z0-9/]+");
	private static final Pattern TEXT = Pattern.compile("(?<=>)[^<>\\n]{4,}(?=<)");

	@ParameterizedTest
	@ValueSource(strings = {"toc.xml", "contexts.xml"})
	void everyPageIsThereInBothLanguages(String file) {
		List<String> pages = all(PAGE, UI.resolve(file));
		assertFalse(pages.isEmpty());
		assertEquals(pages, all(PAGE, CHINESE.resolve(file)));
		for (String page : pages) {
			assertTrue(Files.exists(UI.resolve(page)) && Files.exists(CHINESE.resolve(page)), page);
		}
	}

	@Test
	void everyPageIsInTheTableOfContents() {
		Set<String> listed = new TreeSet<>(all(PAGE, UI.resolve("toc.xml")));
		for (Path folder : List.of(UI, CHINESE)) {
			assertEquals(listed, Project.files(folder.resolve("help"), any -> true).stream()
					.map(file -> folder.relativize(file).toString().replace('\\', '/'))
					.collect(Collectors.toCollection(TreeSet::new)));
		}
	}

	/** The same headings, lists and emphasis, in the same order. */
	@Test
	void translationsHaveTheSameStructure() {
		for (Path page : Project.files(UI.resolve("help"), any -> true)) {
			Path translated = CHINESE.resolve(UI.relativize(page));
			assertEquals(count(page), count(translated), page.toString());
			TEXT.matcher(Project.read(translated)).results().map(found -> found.group())
					.filter(text -> text.matches("[A-Za-z ,.;]+ [a-z]+ [A-Za-z ,.;]+"))
					.filter(text -> !text.contains("OpenRouter"))
					.forEach(text -> assertEquals("", text, "not translated in " + translated));
		}
	}

	/** Paragraphs, list items, headings and cells; sentences may put their emphasis elsewhere. */
	private static String count(Path page) {
		return ELEMENT.matcher(Project.read(page)).results().map(found -> found.group())
				.filter(element -> element.matches("<(?:p|li|h[1-6]|td|th|ul|ol|table)")).collect(Collectors.joining());
	}

	@Test
	void pagesLoadNothing() {
		for (Path folder : List.of(UI.resolve("help"), CHINESE.resolve("help"))) {
			for (Path page : Project.files(folder, any -> true)) {
				assertFalse(Project.read(page).matches("(?s).*(?:<script|<img|https?://).*"), page.toString());
			}
		}
	}

	@Test
	void contextsAreThoseOfTheCode() {
		Path code = UI.resolve("src/io/github/openrouter4e/ui/internal/HelpContext.java");
		Set<String> used = all(CONSTANT, code).stream().map(name -> name.toLowerCase(Locale.ROOT))
				.collect(Collectors.toCollection(TreeSet::new));
		assertFalse(used.isEmpty());
		assertEquals(used, new TreeSet<>(all(CONTEXT, UI.resolve("contexts.xml"))));
		assertEquals(used, new TreeSet<>(all(CONTEXT, CHINESE.resolve("contexts.xml"))));
		String sources = new BundleFolder(UI).sources().stream().map(JavaSource::text).collect(Collectors.joining());
		used.forEach(name -> assertTrue(sources.contains("HelpContext." + name.toUpperCase(Locale.ROOT)), name));
	}

	@Test
	void everyChordIsExplained() {
		String declared = Project.read(UI.resolve("plugin.xml")) + Project.read(EDITOR.resolve("plugin.xml"));
		List<String> chords = CHORD.matcher(declared).results()
				.map(found -> "Alt+Shift+" + found.group(1) + ", " + found.group(2)).sorted().toList();
		assertTrue(chords.size() > 5, chords.toString());
		for (Path folder : List.of(UI, CHINESE)) {
			String page = Project.read(folder.resolve("help/keys.html"));
			assertEquals(chords,
					all(Pattern.compile("<td>(Alt\\+Shift\\+[OQ], [A-Z])"), folder.resolve("help/keys.html"))
							.stream().sorted().toList(),
					page);
		}
	}

	private static List<String> all(Pattern pattern, Path file) {
		return pattern.matcher(Project.read(file)).results().map(found -> found.group(1)).toList();
	}
}
