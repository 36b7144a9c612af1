package io.github.openrouter4e.agent.internal.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.agent.apply.CodeBlock;

/** The forms in which models name a file. */
@SuppressWarnings("nls")
class NamedFilesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"java src/shop/Basket.java | src/shop/Basket.java",
			"java:src/shop/Basket.java | src/shop/Basket.java", "js title=\"lib/a.js\" | lib/a.js",
			"python filename=a_b.py | a_b.py", "ts {path: src/x.ts} | src/x.ts", "src/a.c | src/a.c",
			"java src\\shop\\Basket.java | src/shop/Basket.java"})
	void afterTheFence(String info, String path) {
		assertEquals(List.of(path), NamedFiles.of(new CodeBlock(info, "code\n")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {"// src/shop/Basket.java | src/shop/Basket.java",
			"# file: a/b.py | a/b.py", "<!-- pom.xml --> | pom.xml", "/* src/a.css */ | src/a.css",
			"-- db/schema.sql | db/schema.sql", "// File: `src/A.java` | src/A.java",
			"{/* app/page.tsx */} | app/page.tsx"})
	void inTheFirstLine(String line, String path) {
		assertEquals(List.of(path), NamedFiles.of(new CodeBlock("", "\n" + line + "\ncode\n")));
	}

	@Test
	void inTheHeadOfADifference() {
		assertEquals(List.of("src/A.java"),
				NamedFiles.of(new CodeBlock("diff", "--- a/src/A.java\n+++ b/src/A.java\n@@ -1 +1 @@\n-a\n+b\n")));
	}

	@Test
	void byPackageAndType() {
		assertEquals(List.of("shop/Basket.java"),
				NamedFiles.of(new CodeBlock("java", "package shop;\n\nimport a.B;\n\npublic final class Basket {}\n")));
	}

	@ParameterizedTest
	@ValueSource(strings = {"\n", "    \n", "public\n", "public ", "a(\n", "a() ", "+++ a/", "a/"})
	void whateverIsThereManyTimes(String text) {
		var code = "@@ -1 +1 @@\n" + text.repeat(20_000);
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			NamedFiles.of(new CodeBlock(code, code, List.of(code)));
			assertEquals("", NamedFiles.alone(code));
			assertFalse(WholeFile.is("A.java", "class A {\nvoid a() {}\n}\n", code));
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"src/shop/Basket.java | src/shop/Basket.java",
			"1. `src/shop/Basket.java` (new) | src/shop/Basket.java", "File: Basket.java: | Basket.java",
			"Then change `Basket.java` like this: | Basket.java", "In `Basket.total` of `src/a.py`: | src/a.py"})
	void inTheTextBeforeIt(String line, String path) {
		assertEquals(List.of(path), NamedFiles.of(new CodeBlock("java", "code\n", List.of(line))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"java | Use `List.of` for it:", "java | Move it from `A.java` to `B.java`:",
			"java | Version 1.2", "bash | Then run `make.sh` so:", "java | This is about Node.js and Vue:"})
	void textsThatNameNoFile(String info, String line) {
		assertEquals(List.of(), NamedFiles.of(new CodeBlock(info, "code\n", List.of(line))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {"java | class A {}", "xml C:/x/pom.xml | x",
			"java ../../.bashrc | x", "java | // ../a.java",
			"~~ | // see a.java for more", "text | version 1.2", "java | int x = 1; // a.java"})
	void nothingElseIsAName(String info, String code) {
		assertEquals(List.of(), NamedFiles.of(new CodeBlock(info, code)));
	}
}
