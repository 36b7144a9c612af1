package io.github.openrouter4e.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.text.SafeText;

/**
 * No text of a model may take much more work than ordinary text of the same length, while it comes and as a whole. The work is
 * the processor time of this thread, compared within one run.
 */
@SuppressWarnings("nls")
class NastyShapesTest {

	private static final int LENGTH = 5_000;
	private static final int CHUNK = 120;
	private static final int MOST = 5;
	/** A shape that seems to be too much is measured again: the machine may have been busy with something else. */
	private static final int ATTEMPTS = 8;

	private static final String ORDINARY = """
			## Title

			Some **bold** words, `code` and a [link](https://example.org/page).

			- an item
			- another *item*
			  - with an inner one

			| Name | Value |
			|------|-------|
			| a | 1 |
			| b | 2 |

			```java
			int a = 1; // one
			```

			""";

	private static final List<String> PIECES = List.of("> ", ">", "> > ", "- ", "1. ", "* ", "+ ", "> - ", "- > ", "[",
			"]",
			"![", "[]", "[](", "[a](", "[a][", "[a]: ", "[a]: b ", "[a]: <", "[a]: /x \"", "[a", "*", "**", "***",
			"*a ", "**a ",
			"a* ", "a** ", "_", "__a ", "_a_", "*a_ ", "*_", "~~", "~~a ", "`", "``", "`a ", "```", "` ``", "~~~", "$",
			"$a ",
			"$$", "$$a ", "\\(", "\\[", "\\(a ", "\\)", "\\", "\\\\", "\\*", "\\frac{", "{", "}", "^{", "\\sqrt{", "<",
			"<a ",
			"<a b=", "<a b='", "</a", "<!--", "<!-- -", "<?", "<!A", "<![CDATA[", "<div>", "<details>", "<br>", "<b>",
			"&",
			"&amp;", "&#x202E;", "&a", "&#", "|", "| ", "|-", "|a", "|a|\n", "a|", ":-", "#", "# ", "=", "-", "---",
			"\t", " ",
			"  ", "    ", "http://", "http://a.b/", "https://a.b/(", "www.a.b ", "a@b.c ", "a@", "a.b@", "\"", "'", "(",
			")",
			"\u202E", "\u200B", "\uD83D", "\uD83D\uDE00", "\uD83D\uDE00\u200D", "\u4E2D\u6587**", "\u05D0 ", "\r",
			"\u2028",
			"\u001B[", "\u001B]", "\u001B[31m", "\u0000", "\u0301", "a", "aA1_", ".", "data:image/png;base64,", "data:",
			"![](data:image/png;base64,AA", "\\begin{matrix}");

	private static final Map<String, String> MORE = Map.ofEntries(
			Map.entry("wide header, short rows", "|a".repeat(99) + "|\n" + "|-".repeat(99) + "|\n" + repeat("a|\n")),
			Map.entry("wider header", "|a".repeat(1_900) + "|\n" + "|-".repeat(1_900) + "|\n" + repeat("a|\n")),
			Map.entry("headers again and again", repeat("|".repeat(1_000) + "\n" + "|-".repeat(1_000) + "\n")),
			Map.entry("table of code", "|a|b|\n|-|-|\n" + repeat("|`a|*b*|\n")),
			Map.entry("nested lists", repeat(nested(24, "- ", "  "))),
			Map.entry("nested numbers", repeat(nested(20, "1. ", "   "))),
			Map.entry("nested quotes", repeat(nested(24, "> ", "> "))),
			Map.entry("one long item", "- " + repeat("words of it\n  ")),
			Map.entry("one long item of paragraphs", "- " + repeat("words of it\n\n  ")),
			Map.entry("code in an item", "- item\n\n  ```java\n" + repeat("  int a = 1;\n")),
			Map.entry("code in a nested item", "- item\n  - inner\n    ```\n" + repeat("    int a = 1;\n")),
			Map.entry("code in a quote", "> ```java\n" + repeat("> int a = 1;\n")),
			Map.entry("table in an item", "- |a|b|\n  |-|-|\n" + repeat("  |a|b|\n")),
			Map.entry("indented code", repeat("    int a = 1;\n")),
			Map.entry("open code", "```java\n" + repeat("int a = 1;\n")),
			Map.entry("open comment in code", "```java\n/*" + repeat("int a = 1;\n")),
			Map.entry("open string in code", "```python\n'''" + repeat("a = 1\n")),
			Map.entry("many code blocks", repeat("```\na\n```\n")),
			Map.entry("definitions", numbered("[a#]: /b\n")), Map.entry("definitions apart", numbered("[a#]: /b\n\n")),
			Map.entry("definitions with titles", numbered("[a#]: /b 'c\nd'\n")),
			Map.entry("references", numbered("[a#] ")),
			Map.entry("references and their definitions", numbered("[a#]\n\n[a#]: b\n\n")),
			Map.entry("the same definition", repeat("[a]: b\n\n[a]\n\n")),
			Map.entry("open definition", "[a]: b '" + repeat("title\n")),
			Map.entry("open label", "[" + repeat("label\n")),
			Map.entry("setext headings", repeat("a\n=\n")), Map.entry("rules", repeat("---\n")),
			Map.entry("short paragraphs", repeat("a\n\n")), Map.entry("empty items", repeat("-\n")),
			Map.entry("items", repeat("- a\n")), Map.entry("tasks", repeat("- [ ] a\n")),
			Map.entry("loose items", repeat("- a\n\n")), Map.entry("html blocks", repeat("<div>\n\n")),
			Map.entry("open html", "<pre>\n" + repeat("text <b>\n")),
			Map.entry("open comment", "<!--\n" + repeat("text\n")),
			Map.entry("hard breaks", repeat("a  \n")), Map.entry("backslash breaks", repeat("a\\\n")),
			Map.entry("emphasis inside out", "*a **b ".repeat(LENGTH / 14) + "b** a*".repeat(LENGTH / 14)),
			Map.entry("brackets closed", "[".repeat(LENGTH / 2) + "]".repeat(LENGTH / 2)),
			Map.entry("links in links", "[a".repeat(LENGTH / 8) + "](b)".repeat(LENGTH / 8)),
			Map.entry("images in images", "![a".repeat(LENGTH / 10) + "](b)".repeat(LENGTH / 10)),
			Map.entry("backticks of every length", everyLength()));

	@Test
	void noneTakesMuchMoreThanOrdinaryText() {
		var shapes = shapes();
		assertTrue(shapes.size() >= 150, () -> "only " + shapes.size());
		for (var i = 0; i < 3; i++) {
			shapes.values().forEach(text -> whole(text.substring(0, 3_000))); // compiled before it is measured
		}
		var problems = new ArrayList<String>();
		for (var streamed : List.of(false, true)) {
			// while it comes, what counts is a block that goes on
			var text = repeat(streamed ? "the **words** of a `paragraph` that goes on " : ORDINARY);
			var baseline = IntStream.range(0, 5).mapToLong(i -> work(text, streamed)).average().orElseThrow();
			shapes.forEach((name, shape) -> {
				var ratio = Double.MAX_VALUE;
				for (var i = 0; i < ATTEMPTS && ratio > MOST; i++) {
					// a machine that got busy since is slower for both
					var now = i == 0 ? baseline : Math.max(baseline, work(text, streamed));
					ratio = Math.min(ratio, work(shape, streamed) / now);
				}
				if (ratio > MOST) {
					problems.add("%s %s: %.1f times".formatted(streamed ? "streamed" : "whole", name, ratio));
				}
			});
		}
		assertEquals("", String.join("\n", problems));
	}

	private static Map<String, String> shapes() {
		var shapes = new LinkedHashMap<>(MORE);
		for (var piece : PIECES) {
			shapes.put(SafeText.forDisplay(piece) + " in a line", repeat(piece));
			if (piece.length() > 1) {
				shapes.put(SafeText.forDisplay(piece) + " in lines",
						repeat(piece.repeat(30 / piece.length() + 1) + "a\n"));
			}
		}
		shapes.replaceAll((name, text) -> text.substring(0, Math.min(LENGTH, text.length())));
		return shapes;
	}

	private static long work(String text, boolean streamed) {
		var threads = ManagementFactory.getThreadMXBean();
		var start = threads.getCurrentThreadCpuTime();
		if (streamed) {
			streamed(text);
		} else {
			whole(text);
		}
		return threads.getCurrentThreadCpuTime() - start;
	}

	private static void whole(String text) {
		new MarkdownRenderer<>(new HtmlBlocks("{0}")).render(text, new ShownCodes().group());
		new MarkdownRenderer<>(rich()).render(text, new ShownCodes().group());
	}

	private static void streamed(String text) {
		streamed(text, new HtmlBlocks("{0}"));
		streamed(text, rich());
	}

	private static <T> void streamed(String text, BlockRenderer<T> form) {
		var codes = new ShownCodes();
		var streaming = new StreamingMarkdown<>(form, codes.group(), codes.group());
		for (var i = 0; i < text.length(); i += CHUNK) {
			streaming.append(text.substring(i, Math.min(text.length(), i + CHUNK)));
			streaming.advance();
		}
		streaming.finish();
	}

	private static RichBlocks rich() {
		return new RichBlocks(new RichBlocks.Labels("Copy", "Apply", "Insert", "Replace", "Save", "{0}"), () -> 80);
	}

	private static String repeat(String piece) {
		return piece.repeat(LENGTH / piece.length() + 1);
	}

	private static String nested(int depth, String mark, String indent) {
		var text = new StringBuilder();
		for (var i = 0; i < depth; i++) {
			text.append(indent.repeat(i)).append(mark).append("item\n");
		}
		return text.toString();
	}

	private static String numbered(String piece) {
		var text = new StringBuilder();
		for (var i = 0; text.length() < LENGTH; i++) {
			text.append(piece.replace("#", String.valueOf(i)));
		}
		return text.toString();
	}

	private static String everyLength() {
		var text = new StringBuilder();
		for (var i = 1; text.length() < LENGTH; i++) {
			text.append("`".repeat(i)).append(' ');
		}
		return text.toString();
	}
}
