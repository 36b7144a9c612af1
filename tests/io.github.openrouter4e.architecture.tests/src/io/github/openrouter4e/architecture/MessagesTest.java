package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** English and Simplified Chinese say the same things, and nothing that is not used. */
class MessagesTest {

	private static final Project PROJECT = Project.locate();

	private static final Pattern FIELD = Pattern.compile("public static String (\\w+);");
	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
	/** An apostrophe that NLS and MessageFormat would swallow: neither doubled nor quoting a brace. */
	private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!['{}])(?<!['{}]')");

	/** The folders that hold messages.properties, with the bundle they belong to. */
	record Catalogue(BundleFolder bundle, Path folder) {

		Properties english() {
			return load(folder.resolve("messages.properties"));
		}

		Properties chinese() {
			return load(folder.resolve("messages_zh_CN.properties"));
		}

		@Override
		public String toString() {
			return PROJECT.name(folder);
		}
	}

	static List<Catalogue> catalogues() {
		return PROJECT.bundles().stream()
				.flatMap(bundle -> bundle.resources("messages.properties").stream()
						.map(file -> new Catalogue(bundle, file.getParent())))
				.toList();
	}

	static List<BundleFolder> bundles() {
		return PROJECT.bundles();
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("catalogues")
	void bothLanguagesAndTheClassHaveTheSameKeys(Catalogue catalogue) {
		Set<String> keys = new TreeSet<>(catalogue.english().stringPropertyNames());
		assertEquals(keys, new TreeSet<>(catalogue.chinese().stringPropertyNames()), "Chinese");
		assertEquals(keys, new TreeSet<>(new JavaSource(catalogue.folder().resolve("Messages.java")).all(FIELD)),
				"Messages.java");
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("catalogues")
	void everyMessageIsUsed(Catalogue catalogue) {
		Findings findings = new Findings();
		Set<String> words = catalogue.bundle().sources().stream()
				.filter(source -> !source.file().endsWith("Messages.java"))
				.flatMap(source -> source.all(Pattern.compile("\\bMessages\\.(\\w+)")).stream())
				.collect(Collectors.toSet());
		catalogue.english().stringPropertyNames().stream().filter(key -> !words.contains(key))
				.forEach(key -> findings.add(catalogue.toString(), key + " is not used"));
		findings.assertNone();
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("catalogues")
	void translationsFitTheirMessages(Catalogue catalogue) {
		Findings findings = new Findings();
		Properties chinese = catalogue.chinese();
		catalogue.english().forEach((key, text) -> {
			String english = text.toString();
			String translated = chinese.getProperty(key.toString(), "");
			if (!placeholders(english).equals(placeholders(translated))) {
				findings.add(catalogue.toString(), key + " has other placeholders in Chinese");
			}
			for (String message : List.of(english, translated)) {
				if (PLACEHOLDER.matcher(message).find() && LONE_APOSTROPHE.matcher(message).find()) {
					findings.add(catalogue.toString(), key + " loses its apostrophe: " + message);
				}
			}
			if (english.contains(" ") && english.matches(".*[a-z]{3}.*") && !HAN.matcher(translated).find()) {
				findings.add(catalogue.toString(), key + " is not translated: " + translated);
			}
		});
		findings.assertNone();
	}

	/** On macOS the key is another one: the code, which knows, fills in its name. */
	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("catalogues")
	void noMessageNamesAModifierKey(Catalogue catalogue) {
		Findings findings = new Findings();
		for (Properties messages : List.of(catalogue.english(), catalogue.chinese())) {
			messages.forEach((key, text) -> {
				if (text.toString().contains("Ctrl+")) {
					findings.add(catalogue.toString(), key + " names a key: " + text);
				}
			});
		}
		findings.assertNone();
	}

	/** NLS of Eclipse 2024-12 reads these files as Latin-1, later ones as UTF-8; only ASCII is the same in both. */
	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("catalogues")
	void messageFilesAreAscii(Catalogue catalogue) {
		for (String name : List.of("messages.properties", "messages_zh_CN.properties")) {
			Path file = catalogue.folder().resolve(name);
			assertTrue(Project.read(file).chars().allMatch(c -> c < 128),
					PROJECT.name(file) + " has characters to escape");
		}
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void pluginTextsExistInBothLanguages(BundleFolder bundle) {
		Path folder = bundle.path().resolve("OSGI-INF/l10n");
		Set<String> keys = load(folder.resolve("bundle.properties")).stringPropertyNames();
		Set<String> used = new TreeSet<>();
		Stream.of("META-INF/MANIFEST.MF", "plugin.xml").map(bundle.path()::resolve).filter(Files::exists)
				.forEach(file -> used.addAll(references(Project.read(file))));
		assertEquals(used, new TreeSet<>(keys), "keys referred to, and keys there are");
		assertEquals(new TreeSet<>(keys),
				new TreeSet<>(load(folder.resolve("bundle_zh_CN.properties")).stringPropertyNames()),
				"Chinese");
	}

	private static Collection<String> references(String text) {
		return Pattern.compile("(?:\"|: )%([\\w.\\-]+)").matcher(text).results().map(found -> found.group(1)).toList();
	}

	/** The arguments that a message shows; in which format and how often is up to the language. */
	private static Set<String> placeholders(String message) {
		return PLACEHOLDER.matcher(message).results().map(match -> match.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Properties load(Path file) {
		Properties properties = new Properties();
		try (var reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return properties;
	}
}
