package io.github.openrouter4e.chat.ignore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated folders with generated ignore files: what is excluded is what {@code git check-ignore} says. */
@SuppressWarnings("nls")
class GitComparisonTest {

	private static final String[] NAMES = {"a", "b", "ab", "abc", "a.txt", "b.log", "x-y", "[a]", "a b", "#c", "!d",
			"A",
			"foo", "foobar", "bar"};
	private static final String[] PIECES = {"a", "b", "c", "foo", "bar", "*", "**", "***", "?", "/", "/", "/", ".",
			"txt",
			"[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[[:alpha:]]", "[[:digit:]x]", "[a", "[[:no:]]", "\\", "\\*",
			"\\a",
			"\\[", "-", " ", "\\ ", "#", "!", "**/", "/**", "/**/", "*/", "A"};

	@TempDir
	Path temp;

	@Test
	void excludesWhatGitIgnores() throws Exception {
		assumeTrue(isGitThere());
		var random = new Random(20);
		var different = new ArrayList<String>();
		var counts = new int[2];
		for (var round = 0; round < 40; round++) {
			var root = Files.createDirectories(temp.resolve("r" + round));
			run(root, List.of("git", "init", "-q"), "");
			Files.createDirectories(root.resolve(".git/info"));
			Files.writeString(root.resolve(".git/info/exclude"), random.nextInt(3) == 0 ? rules(random) : "");
			var paths = new ArrayList<Path>();
			grow(random, root, 0, paths);
			var rules = IgnoreRules.of(root, false);
			var ignored = new TreeSet<>(List.of(ask(root, paths).split("\0")));
			ignored.remove("");
			for (var path : paths) {
				var name = root.relativize(path).toString();
				var verdict = rules.check(path, Files.isDirectory(path));
				counts[verdict.isPresent() ? 1 : 0]++;
				if (verdict.isPresent() != ignored.contains(name)) {
					different.add("round " + round + ": " + name + ", git "
							+ (ignored.contains(name) ? "ignores" : "keeps") + ", ours " + verdict);
				}
			}
		}
		assertEquals(List.of(), different);
		assertTrue(counts[0] > 200 && counts[1] > 200, "both happen: " + Arrays.toString(counts));
	}

	private static void grow(Random random, Path folder, int depth, List<Path> paths) throws IOException {
		if (depth == 0 || random.nextInt(3) == 0) {
			Files.writeString(folder.resolve(".gitignore"), rules(random));
		}
		for (var i = 0; i < 7; i++) {
			var entry = folder.resolve(NAMES[random.nextInt(NAMES.length)]);
			if (Files.exists(entry)) {
				continue;
			}
			paths.add(entry);
			if (depth < 3 && random.nextInt(2) == 0) {
				Files.createDirectory(entry);
				grow(random, entry, depth + 1, paths);
			} else {
				Files.writeString(entry, "");
			}
		}
	}

	private static String rules(Random random) {
		var text = new StringBuilder();
		var lines = 1 + random.nextInt(6);
		for (var i = 0; i < lines; i++) {
			if (random.nextInt(4) == 0) {
				text.append('!');
			}
			if (random.nextInt(3) == 0) {
				text.append(NAMES[random.nextInt(NAMES.length)]);
			} else {
				for (var pieces = 1 + random.nextInt(4); pieces > 0; pieces--) {
					text.append(PIECES[random.nextInt(PIECES.length)]);
				}
			}
			text.append(random.nextInt(4) == 0 ? "/" : "").append(random.nextInt(8) == 0 ? "  " : "")
					.append(random.nextInt(8) == 0 ? "\r\n" : "\n");
		}
		return text.toString();
	}

	private static String ask(Path root, List<Path> paths) throws Exception {
		var names = new StringBuilder();
		paths.forEach(path -> names.append(root.relativize(path)).append('\0'));
		return run(root, List.of("git", "check-ignore", "--no-index", "--stdin", "-z"), names.toString());
	}

	private static boolean isGitThere() {
		try {
			return run(Path.of("."), List.of("git", "--version"), "").startsWith("git");
		} catch (@SuppressWarnings("unused") Exception e) {
			return false;
		}
	}

	private static String run(Path folder, List<String> command, String input) throws Exception {
		var builder = new ProcessBuilder(command).directory(folder.toFile())
				.redirectError(ProcessBuilder.Redirect.DISCARD);
		builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
		builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
		var process = builder.start();
		try (var in = process.getOutputStream()) {
			in.write(input.getBytes(StandardCharsets.UTF_8));
		}
		var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output;
	}
}
