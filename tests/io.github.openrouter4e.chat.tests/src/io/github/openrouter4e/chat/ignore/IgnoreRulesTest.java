package io.github.openrouter4e.chat.ignore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@SuppressWarnings("nls")
class IgnoreRulesTest {

	@SuppressWarnings("unused") // a source of parameters
	private static final java.util.List<String> NAMES = IgnoreRules.FILE_NAMES;

	@TempDir
	Path temp;
	private Path top;

	@BeforeEach
	void makeFolder() throws IOException {
		top = Files.createDirectories(temp.resolve("top/src/deep")).getParent().getParent();
	}

	@ParameterizedTest
	@FieldSource("NAMES")
	void theFilesOfEveryToolCountInEveryFolder(String name) throws Exception {
		Files.writeString(top.resolve("src").resolve(name), "# private\n*.txt\n!keep.txt\n");
		var rules = IgnoreRules.of(top, false);
		var found = rules.check(top.resolve("src/deep/a.txt"), false).orElseThrow();
		assertEquals(new Exclusion(Exclusion.Cause.RULE, "*.txt", top.resolve("src").resolve(name), 2), found);
		assertFalse(rules.check(top.resolve("src/deep/keep.txt"), false).isPresent());
		assertFalse(rules.check(top.resolve("a.txt"), false).isPresent(), "outside of the folder of the rules");
	}

	@Test
	void whatOneFileExcludesAnotherCannotIncludeAgain() throws Exception {
		Files.writeString(top.resolve(".gitignore"), "secret.txt\n");
		Files.writeString(top.resolve(".aiignore"), "!secret.txt\n");
		assertTrue(IgnoreRules.of(top, false).check(top.resolve("secret.txt"), false).isPresent());
	}

	@ParameterizedTest
	@CsvSource({"folder", "too large", "dangling link", "too many rules"})
	void anIgnoreFileThatCannotBeReadExcludesItsFolder(String kind) throws Exception {
		var file = top.resolve("src/.aiignore");
		switch (kind) {
			case "folder" -> Files.createDirectory(file);
			case "too large" -> Files.writeString(file, "#" + "x".repeat(1_000_000));
			case "too many rules" -> Files.writeString(file, "a\n".repeat(IgnoreFile.MOST_RULES + 1));
			default -> Files.createSymbolicLink(file, top.resolve("nowhere"));
		}
		var rules = IgnoreRules.of(top, false);
		assertEquals(Exclusion.Cause.UNREADABLE, cause(rules.check(top.resolve("src/deep/a"), false)));
		assertEquals(Exclusion.Cause.UNREADABLE, cause(rules.check(top.resolve("src"), true)));
		assertFalse(rules.check(top.resolve("a"), false).isPresent());
	}

	@Test
	@Timeout(60)
	void aPipeIsNotRead() throws Exception {
		var pipe = top.resolve("src/.gitignore");
		assumeTrue(isPipe(pipe));
		assertEquals(Exclusion.Cause.UNREADABLE, cause(IgnoreRules.of(top, false).check(top.resolve("src/a"), false)));
	}

	@Test
	void aMarkerExcludesItsFolder() throws Exception {
		Files.writeString(top.resolve("src/.noai"), "");
		var rules = IgnoreRules.of(top, false);
		assertEquals(Exclusion.Cause.MARKED, cause(rules.check(top.resolve("src/deep/a"), false)));
		assertFalse(rules.check(top.resolve("a"), false).isPresent());
	}

	@Test
	void whatIsElsewhereIsExcluded() {
		var rules = IgnoreRules.of(top, false);
		assertEquals(Exclusion.Cause.OUTSIDE, cause(rules.check(top.resolve("../other"), false)));
		assertEquals(Exclusion.Cause.OUTSIDE, cause(rules.check(top.resolve("src/../../top2"), false)));
		assertFalse(rules.check(top.resolve("src/../a"), false).isPresent());
	}

	@Test
	void rulesOfTheWholeRepositoryHold() throws Exception {
		Files.createDirectory(temp.resolve(".git"));
		Files.writeString(temp.resolve(".gitignore"), "*.log\n");
		assertTrue(IgnoreRules.around(top.resolve("src"), top).check(top.resolve("src/a.log"), false).isPresent());
	}

	@Test
	void withoutARepositoryTheRulesOfTheProjectHold() throws Exception {
		Files.writeString(temp.resolve(".aiignore"), "a.txt\n");
		Files.writeString(top.resolve(".aiignore"), "b.txt\n");
		var rules = IgnoreRules.around(top.resolve("src"), top);
		assertFalse(rules.check(top.resolve("src/a.txt"), false).isPresent());
		assertTrue(rules.check(top.resolve("src/b.txt"), false).isPresent());
	}

	@ParameterizedTest
	@CsvSource({"*.TXT,a.txt", "[A-C]x,bx", "[[:upper:]]x,bx"})
	void caseCountsOrNot(String pattern, String name) throws Exception {
		Files.writeString(top.resolve(".gitignore"), pattern + "\n");
		assertFalse(IgnoreRules.of(top, false).check(top.resolve(name), false).isPresent());
		assertTrue(IgnoreRules.of(top, true).check(top.resolve(name), false).isPresent());
	}

	/** With backtracking each of these would take longer than the universe is old. */
	@Test
	@Timeout(60)
	void timeDoesNotExplode() {
		var name = "a".repeat(2_000);
		var random = new Random(1);
		for (var round = 0; round < 20; round++) {
			var pattern = new StringBuilder();
			for (var i = 0; i < 200; i++) {
				pattern.append(new String[]{"*a", "**/", "a*", "[a-z]*", "?*", "/**/"}[random.nextInt(6)]);
			}
			assertFalse(Wildcard.of(pattern + "b", false).matches(name));
			assertFalse(Wildcard.of(pattern + "b", true).matches((name.substring(1900) + "/").repeat(20) + "a"));
		}
	}

	private static Exclusion.Cause cause(Optional<Exclusion> exclusion) {
		return exclusion.orElseThrow().cause();
	}

	private static boolean isPipe(Path path) throws InterruptedException {
		try {
			return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
		} catch (@SuppressWarnings("unused") IOException e) {
			return false; // not on Windows
		}
	}
}
