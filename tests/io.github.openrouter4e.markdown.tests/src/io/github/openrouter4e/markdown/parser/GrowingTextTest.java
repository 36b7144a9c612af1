package io.github.openrouter4e.markdown.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.management.ThreadMXBean;

import io.github.openrouter4e.markdown.HtmlBlocks;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.testing.AnswerShape;

/** A text of which only the end is parsed again is what it is when all of it is parsed. */
@SuppressWarnings("nls")
class GrowingTextTest {

	private static final List<String> PREFIXES = List.of("- ", "* ", "1. ", "> ", "> - ", "> > ", "> 1. ", "| ");
	private static final List<String> LINES = List.of("a | b", "|---|---|", "|---|---| c", "| x | y |", "|", "---",
			"===",
			"text", "  text", "    text", "- item", "1. item", "> quote", ">", "", "", "[a]", "[a]: /b", "<div>",
			"# Title",
			"**open", "close**", "[link", "link](/c)", "```", "~~~", "$$", "[ ] task", "[x] done", "<sub>1</sub>",
			"http://a.b/c\u4E2D\u6587", "*a*", "`b`");

	static Stream<String> shapes() {
		return AnswerShape.all().keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void shapesOfAnswers(String shape) {
		assertSame(AnswerShape.all().get(shape).text(2_500).substring(0, 2_500), new Random(shape.hashCode()), 200);
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3, 4})
	void linesOfAllKinds(long seed) {
		var random = new Random(seed);
		for (var i = 0; i < 60; i++) {
			var prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
			var isTable = prefix.startsWith("|");
			var text = new StringBuilder(isTable ? "| a | b |\n|---|---|\n" : "");
			// long enough that only the end is parsed, and without anything that would make it another list
			text.append((prefix + (isTable ? "some | words |\n" : "some words\n")).repeat(40));
			var strange = 4 + random.nextInt(10); // how rarely a line begins otherwise
			for (var lines = 4 + random.nextInt(20); lines > 0; lines--) {
				text.append(switch (random.nextInt(strange)) {
					case 0 -> " ".repeat(random.nextInt(5));
					case 1 -> prefix.startsWith(">") ? ">" : "  ";
					case 2 -> prefix.strip();
					case 3 -> (prefix.startsWith(">") ? ">\n" : "\n") + prefix;
					default -> prefix;
				}).append(LINES.get(random.nextInt(LINES.size())))
						.append(isTable && random.nextInt(9) > 0 ? " | y |\n" : "\n");
			}
			assertSame(text.toString(), random, 40);
		}
	}

	/** The last line of a paragraph becomes the header of a table only by the line behind it; missing cells are counted. */
	@Test
	void whatDependsOnMoreThanTheLastLine() {
		var quote = "> some words\n".repeat(50) + ">\n> text\n> a | b\n> |---|---| c\n> more\n";
		assertSame(quote, new Random(1), 3);
		var wide = "|a".repeat(50) + "|\n" + "|-".repeat(50) + "|\n";
		assertSame(wide + ("|a".repeat(50) + "|\n").repeat(5) + "|a|\n".repeat(20), new Random(2), 3);
	}

	/** Otherwise a long list would take as much longer as it has items. */
	@Test
	void onlyTheEndIsParsedAgain() {
		var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		for (var shape : List.of("table", "list 1 deep", "loose list", "list in a quote", "quotes 20 deep")) {
			var text = AnswerShape.all().get(shape).text(4_000);
			var references = new References();
			var growing = new GrowingText(MarkdownParser.pieces(references));
			var line = text.lastIndexOf('\n', 3_500) + 1;
			var before = growing.parse(text.substring(0, line), line);
			var began = threads.getCurrentThreadAllocatedBytes();
			var document = growing.parse(text.substring(0, line + 10), line);
			var grown = threads.getCurrentThreadAllocatedBytes() - began;
			began = threads.getCurrentThreadAllocatedBytes();
			MarkdownParser.pieces(references).parse(text.substring(0, line + 10));
			var whole = threads.getCurrentThreadAllocatedBytes() - began;
			assertTrue(before != document && grown * 4 < whole, shape + ": " + grown + " of " + whole + " bytes");
		}
	}

	private static void assertSame(String text, Random random, int most) {
		var html = new HtmlBlocks("{0}");
		var references = new References();
		var growing = new GrowingText(MarkdownParser.pieces(references));
		var at = 0;
		while (at < text.length()) {
			at = Math.min(text.length(), at + 1 + random.nextInt(most));
			var now = text.substring(0, at);
			var mended = UnfinishedText.mend(now);
			var unchanged = 0;
			while (unchanged < Math.min(now.lastIndexOf('\n') + 1, mended.length())
					&& now.charAt(unchanged) == mended.charAt(unchanged)) {
				unchanged++;
			}
			assertEquals(html(html, MarkdownParser.pieces(references).parse(mended)),
					html(html, growing.parse(mended, unchanged)), mended);
		}
	}

	private static String html(HtmlBlocks html, Node document) {
		var text = new StringBuilder();
		var codes = new ShownCodes().group();
		for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
			text.append(html.block(block, codes));
		}
		return text.toString().replaceAll("data-c=\"\\d+\"", "");
	}
}
