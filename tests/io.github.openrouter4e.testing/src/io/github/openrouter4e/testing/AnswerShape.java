package io.github.openrouter4e.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** A kind of answer that can be made as long as one likes. */
@SuppressWarnings("nls") // Markdown
public interface AnswerShape {

	/** An answer of at least so many characters. */
	String text(int length);

	/** What answers consist of, and what is nasty, by name. */
	static Map<String, AnswerShape> all() {
		Map<String, AnswerShape> shapes = new LinkedHashMap<>();
		shapes.put("paragraphs", n -> repeated(n,
				i -> "The **quick** brown `fox` jumps over [the](https://x.org/" + i + ") dog.\n\n", ""));
		shapes.put("paragraph of lines", n -> repeated(n,
				i -> "The **quick** brown `fox` jumps over [the](https://x.org/" + i + ") dog.\n", ""));
		shapes.put("one line", n -> repeated(n,
				i -> "The **quick** brown `fox` jumps over [the](https://x.org/" + i + ") dog. ", ""));
		shapes.put("table", n -> repeated(n,
				i -> "| row " + i + " | `code` | *word* |\n", "| a | b | c |\n|---|--:|---|\n"));
		shapes.put("code", n -> repeated(n,
				i -> "    int m" + i + "(String name) { return name.length(); } // c\n", "```java\n"));
		shapes.put("code one line", n -> repeated(n, i -> "\"key" + i + "\": [1, 2, \"three\"], ", "```json\n{"));
		shapes.put("indented code", n -> repeated(n,
				i -> "    int m" + i + "(String name) { return 1; }\n", "x\n\n"));
		for (int deep : new int[]{1, 2, 6, 12, 24, 40}) {
			shapes.put("list " + deep + " deep", n -> repeated(n,
					i -> "  ".repeat(i % deep) + "- item " + i + " with **some** text and `code`\n", ""));
		}
		shapes.put("loose list", n -> repeated(n, i -> "- item " + i + " with **some** text\n\n", ""));
		shapes.put("ordered list", n -> repeated(n, i -> (i + 1) + ". item with **some** text\n", ""));
		shapes.put("one list item of paragraphs", n -> repeated(n,
				i -> "\n   paragraph " + i + " of the same item with **some** text\n", "1. one item\n"));
		shapes.put("one list item of lines", n -> repeated(n,
				i -> "   line " + i + " of the same item with **some** text\n", "1. one item\n"));
		shapes.put("code in a list item", n -> repeated(n,
				i -> "   int a" + i + " = foo(\"x\", 3); // comment\n", "1. item\n\n   ```java\n"));
		shapes.put("code two lists deep", n -> repeated(n,
				i -> "     int a" + i + " = foo(\"x\", 3); // comment\n", "1. item\n   - inner\n\n     ```java\n"));
		shapes.put("list in an item", n -> repeated(n,
				i -> "   - inner " + i + " with **some** text\n", "1. item\n"));
		shapes.put("table in an item", n -> repeated(n,
				i -> "   | row " + i + " | `code` |\n", "1. item\n\n   | a | b |\n   |---|---|\n"));
		shapes.put("quote", n -> repeated(n, i -> "> quoted line " + i + " with **some** text\n", ""));
		shapes.put("quote of paragraphs", n -> repeated(n,
				i -> "> quoted line " + i + " with **some** text\n>\n", ""));
		shapes.put("quotes 20 deep", n -> repeated(n, i -> "> ".repeat(1 + i % 20) + "quoted\n>\n", ""));
		shapes.put("list in a quote", n -> repeated(n, i -> "> - item " + i + " with **some** text\n", ""));
		shapes.put("code in a quote", n -> repeated(n, i -> "> int a" + i + " = foo(3);\n", "> ```java\n"));
		shapes.put("definitions", n -> repeated(n,
				i -> "See [this][r" + i + "] for more.\n\n[r" + i + "]: https://example.org/" + i + "\n\n", ""));
		shapes.put("definitions at the end", n -> repeated(n,
				i -> "[r" + i + "]: https://example.org/" + i + "\n", ""));
		shapes.put("html", n -> repeated(n, i -> "<p>some html " + i + "</p>\n", "<div>\n"));
		shapes.put("details", n -> repeated(n, i -> "text " + i + "\n\n", "<details><summary>s</summary>\n\n"));
		shapes.put("math", n -> repeated(n, i -> "x_{" + i + "} = \\frac{a}{b}\n", "$$\n"));
		shapes.put("headings", n -> repeated(n, i -> "## Heading " + i + "\n", ""));
		shapes.put("brackets", n -> "[".repeat(n));
		shapes.put("stars", n -> repeated(n, i -> "**a *b ", ""));
		shapes.put("backticks", n -> repeated(n, i -> "`".repeat(1 + i % 30) + "a ", ""));
		return shapes;
	}

	private static String repeated(int length, IntFunction<String> line, String head) {
		StringBuilder text = new StringBuilder(head);
		for (int i = 0; text.length() < length; i++) {
			text.append(line.apply(i));
		}
		return text.toString();
	}
}
