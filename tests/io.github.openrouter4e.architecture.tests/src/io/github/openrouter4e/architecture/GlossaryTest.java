package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing has one word in Chinese: the one in docs/translation.md. */
class GlossaryTest {

	private static final Project PROJECT = Project.locate();
	private static final List<Entry> ENTRIES = Project.read(PROJECT.root().resolve("docs/translation.md")).lines()
			.filter(line -> line.startsWith("|") && line.codePoints().anyMatch(Character::isIdeographic))
			.map(Entry::of).toList();

	/** A row of the table. */
	record Entry(List<String> words, List<String> others) {

		static Entry of(String row) {
			String[] cells = row.split("\\|");
			return new Entry(words(cells[2]), words(cells[3]));
		}

		private static List<String> words(String cell) {
			return Arrays.stream(cell.split("[,()]")).map(String::strip).filter(word -> !word.isEmpty()).toList();
		}
	}

	static List<Path> translations() {
		return PROJECT.bundles().stream().flatMap(
				bundle -> Project.files(bundle.path(),
						file -> file.getFileName().toString().endsWith("_zh_CN.properties")
								&& !file.startsWith(bundle.path().resolve("target")))
						.stream())
				.toList();
	}

	static List<Path> help() {
		return PROJECT.bundles().stream()
				.flatMap(bundle -> Project.files(bundle.path().resolve("nl/zh_CN"), any -> true).stream()).toList();
	}

	@Test
	void thereIsAGlossary() {
		assertTrue(ENTRIES.stream().anyMatch(entry -> !entry.others().isEmpty()));
	}

	@ParameterizedTest
	@MethodSource("translations")
	void oneThingHasOneWord(Path file) {
		Findings findings = new Findings();
		load(file).forEach((key, text) -> check(file, key.toString(), text.toString(), findings));
		findings.assertNone();
	}

	@ParameterizedTest
	@MethodSource("help")
	void oneThingHasOneWordInTheHelp(Path file) {
		Findings findings = new Findings();
		List<String> lines = Project.read(file).lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			check(file, "line " + (i + 1), lines.get(i), findings);
		}
		findings.assertNone();
	}

	private static void check(Path file, String where, String text, Findings findings) {
		ENTRIES.forEach(entry -> {
			// the right word may contain a wrong one
			String rest = entry.words().stream().reduce(text, (left, word) -> left.replace(word, " "));
			entry.others().stream().filter(rest::contains)
					.forEach(other -> findings.add(PROJECT.name(file), where + " says " + other + ": " + text));
		});
	}

	/** These files are in ASCII too, although plug-in texts may be UTF-8: whoever edits them needs one rule. */
	@ParameterizedTest
	@MethodSource("translations")
	void translationsAreAscii(Path file) {
		assertTrue(Project.read(file).chars().allMatch(c -> c < 128), PROJECT.name(file) + " has characters to escape");
	}

	private static Properties load(Path file) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(Project.read(file)));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return properties;
	}
}
