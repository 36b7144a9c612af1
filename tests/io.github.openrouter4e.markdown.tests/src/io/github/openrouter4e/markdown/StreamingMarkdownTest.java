package io.github.openrouter4e.markdown;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.text.LineBuffer;
import io.github.openrouter4e.markdown.text.LineTruncator;

@SuppressWarnings("nls")
class StreamingMarkdownTest {

	private final HtmlBlocks html = new HtmlBlocks("{0} more");

	static Stream<String> documents() {
		return Stream.of("Hello **bold** and *italic*, `code` and ~~gone~~.\n\nSecond paragraph.", """
				# Title

				Some text with a [link](https://example.org/a_b_c) and more.

				- one
				- two **strong**
				  - nested `x`
				- three

				1. first
				2. second

				> quoted *text*
				> more

				---

				The end.""", """
				Here is code:

				```java
				public class A {
				    /* comment
				       still comment */
				    int x = 1; // one
				}
				```

				And after it.""", """
				| Name | Price |
				|:-----|------:|
				| a | $1 |
				| **b** | `2` |

				Text after.""", """
				- item

				  ```js
				  let a = "`";
				  ```
				- next
				""", """
				~~~
				```
				not closed by backticks
				~~~
				done""", """
				Math $a^2 + b^2$ and \\(x_1\\) but $5 and $10.

				$$
				\\frac{1}{2}
				$$
				""", "Setext\n===\n\nOther\n---\ntext", "    indented code\n    more\n\ntext", """
				- [ ] open
				- [x] done
				""", "A <b>raw</b> tag and <br> break\n\n<div>\nblock\n</div>\n\nend",
				"***both*** and **a *b* c** and _x_y_z_.",
				"```python\nprint('never closed')\nx = 1", "Para with 3 * 4 * 5 and a_b_c and 2 ** 3.\n\nnext");
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyPrefixIsWellFormedAndTheEndIsTheWholeDocument(String document) throws Exception {
		var streaming = HtmlScreen.streaming(html);
		var screen = new HtmlScreen();
		for (var i = 0; i < document.length(); i++) {
			streaming.append(document.substring(i, i + 1));
			var before = List.copyOf(screen.blocks());
			screen.apply(streaming.advance());
			assertWellFormed(screen.html());
			assertTrue(screen.blocks().size() >= before.size(), "a closed block vanished");
		}
		screen.apply(streaming.finish());
		assertEquals(whole(document), screen.html());
	}

	@ParameterizedTest
	@MethodSource("documents")
	void theSizeOfTheChunksDoesNotMatter(String document) {
		for (var size : List.of(2, 3, 7, 50)) {
			var streaming = HtmlScreen.streaming(html);
			var screen = new HtmlScreen();
			for (var i = 0; i < document.length(); i += size) {
				streaming.append(document.substring(i, Math.min(document.length(), i + size)));
				screen.apply(streaming.advance());
			}
			screen.apply(streaming.finish());
			assertEquals(whole(document), screen.html(), "chunks of " + size);
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void noPrefixShowsMarksOfFencesOrLinks(String document) {
		var streaming = HtmlScreen.streaming(html);
		var screen = new HtmlScreen();
		var allowed = whole(document);
		for (var i = 0; i < document.length(); i++) {
			streaming.append(document.substring(i, i + 1));
			screen.apply(streaming.advance());
			var text = screen.text();
			assertAll(() -> assertTrue(allowed.contains("```") || !text.contains("```"), text),
					() -> assertFalse(text.contains("]("), text), () -> assertFalse(text.contains("|--"), text));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '^', value = {"some **bo^some bo", "some **bold*^some bold", "some **^some", "an *it^an it",
			"`cod^cod", "a [link](http://x^a link", "a [lin^a lin", "![pic](data:image/png;base64,AAAA^pic", "~~ol^ol",
			"**a *b^a b", "2 * 3^2 * 3", "a_b^a_b", "x\\*y^x*y"})
	void danglingMarksAreClosed(String source, String expected) {
		assertEquals(expected, shown(source).text().strip());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"**bo!<strong>bo</strong>", "`co!<code>co</code>", "*it!<em>it</em>",
			"***both!<em><strong>both</strong></em>", "~~x!<del>x</del>"})
	void openMarksAlreadyTakeEffect(String source, String expected) {
		assertTrue(shown(source).html().contains(expected), shown(source).html());
	}

	@Test
	void halfATableIsATable() {
		assertAll(Stream
				.of("| a | b", "| a | b |", "| a | b |\n", "| a | b |\n|", "| a | b |\n|--", "| a | b |\n|---|-",
						"| a | b |\n|---|---|\n| 1", "| a | b |\n|---|---|\n| 1 | **2")
				.map(source -> () -> assertTrue(shown(source).html().contains("<table>"), source)));
	}

	@Test
	void aLoneMarkWaitsForWhatItBecomes() {
		for (var mark : List.of("#", "##", "-", "*", "1", "12.", ">", "```", "---", "|", "- [")) {
			assertEquals("text", shown("text\n\n" + mark).text().strip(), mark);
		}
	}

	@Test
	void aParagraphDoesNotFlashAsHeading() {
		assertFalse(shown("A paragraph\n-").html().contains("<h2>"));
		assertFalse(shown("A paragraph\n==").html().contains("<h1>"));
	}

	@Test
	void aLinkFindsItsDefinitionAtTheEnd() {
		var screen = finished("See [the docs][d].\n\nMore.\n\n[d]: https://example.org/docs\n");
		assertTrue(screen.html().contains("data-h=\"https://example.org/docs\""), screen.html());
	}

	@Test
	void aDefinitionServesLaterBlocks() {
		var streaming = HtmlScreen.streaming(html);
		var screen = new HtmlScreen();
		streaming.append("[d]: https://example.org/docs\n\nfirst\n\nSee [it][d] now.\n\nlast");
		screen.apply(streaming.advance());
		assertTrue(screen.html().contains("data-h=\"https://example.org/docs\""), screen.html());
	}

	@Test
	void anOpenFenceExtendsInsteadOfRenderingAgain() {
		var streaming = HtmlScreen.streaming(html);
		streaming.append("```java\nint a;\n");
		streaming.advance();
		streaming.append("int b;\n");
		var changes = streaming.advance();
		assertEquals(1, changes.size());
		assertTrue(changes.get(0) instanceof Change.Extend<String>(var lines) && lines.contains("b;")
				&& !lines.contains("a;"), changes.toString());
	}

	@Test
	void longListsAndTablesAndParagraphsAreClosedOnTheWay() {
		var list = "- an item of a list that does not end\n".repeat(2_000);
		var table = "| a | b |\n|---|---|\n" + "| cell one | cell two |\n".repeat(2_000);
		var lines = "a line of a paragraph that does not end\n".repeat(2_000);
		for (var source : List.of(list, table, lines)) {
			var streaming = HtmlScreen.streaming(html);
			var screen = new HtmlScreen();
			var longestTail = 0;
			for (var i = 0; i < source.length(); i += 500) {
				streaming.append(source.substring(i, Math.min(source.length(), i + 500)));
				for (var change : streaming.advance()) {
					if (change instanceof Change.Tail<String>(var tail) && tail != null) {
						longestTail = Math.max(longestTail, tail.length());
					}
					screen.apply(List.of(change));
				}
			}
			screen.apply(streaming.finish());
			assertTrue(longestTail < 60_000, "tail of " + longestTail);
			assertTrue(screen.blocks().size() > 1);
			assertEquals(2_000, count(screen.text(),
					source.equals(list) ? "an item" : source.equals(table) ? "cell one" : "a line"));
		}
	}

	@Test
	void anAnswerBeyondAllMeasureIsCutWithANote() {
		var screen = finished(("x".repeat(99) + "\n").repeat(StreamingMarkdown.MAX_SHOWN / 100) + "y".repeat(1_000));
		assertTrue(screen.blocks().getLast().contains("1,000 more"), screen.blocks().getLast());
		assertFalse(screen.text().contains("yy"));
	}

	@ParameterizedTest
	@ValueSource(ints = {999, 1_000_000})
	void aLineBeyondAllMeasureIsCutAndTheTextGoesOn(int size) {
		var document = "Before.\n\n" + "a".repeat(200_000) + "\n\n```\n" + "b".repeat(60_000) + "\n```\n\nThe end.\n";
		var streaming = HtmlScreen.streaming(html);
		var screen = new HtmlScreen();
		for (var i = 0; i < document.length(); i += size) {
			streaming.append(document.substring(i, Math.min(document.length(), i + size)));
			screen.apply(streaming.advance());
		}
		screen.apply(streaming.finish());
		assertEquals(LineTruncator.MOST, screen.text().lines().filter(l -> l.startsWith("aa"))
				.flatMapToInt(String::chars).filter(c -> c == 'a').count());
		assertEquals(LineTruncator.MOST, screen.text().chars().filter(c -> c == 'b').count());
		assertTrue(screen.text().contains("The end."));
		assertTrue(screen.blocks().getLast().contains("160,000 more"), screen.blocks().getLast());
	}

	@Test
	void fiveMegabytesInOneLineAreBroken() {
		for (var prefix : List.of("", "```\n")) {
			var screen = finished(prefix + "a".repeat(5_000_000));
			var longest = screen.text().lines().mapToInt(String::length).max().orElse(0);
			assertTrue(longest <= LineBuffer.MAX_LINE, "line of " + longest);
		}
	}

	/** As a whole, and with every prefix: no address has more in it than it will have in the end. */
	@ParameterizedTest
	@CsvSource({"请访问https://example.com/docs，然后继续。,https://example.com/docs",
			"参见（https://example.org/a_b）。,https://example.org/a_b",
			"見るhttps://example.org/x?y=1です,https://example.org/x?y=1",
			"보기 https://example.org/x를 보세요,https://example.org/x"})
	void aBareAddressEndsBeforeEastAsianText(String text, String address) {
		var expected = "data-h=\"" + address + "\"";
		assertTrue(whole(text).contains(expected), whole(text));
		assertEquals(text, HtmlScreen.rendered(html, text).text().strip());
		for (var end = text.indexOf(address) + address.length(); end <= text.length(); end++) {
			var shown = shown(text.substring(0, end)).html();
			assertTrue(shown.contains(expected), shown);
		}
		var rich = new RichBlocks(new RichBlocks.Labels("", "", "", "", "", "{0}"), () -> 80);
		var parts = new MarkdownRenderer<>(rich).render(text, new ShownCodes().group());
		assertEquals(List.of(address), parts.getFirst().spans().stream().map(s -> s.style().link())
				.filter(java.util.Objects::nonNull).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"前文**（测试）**后文!前文<strong>（测试）</strong>后文",
			"**注意：**正文继续，**不变。**源码不动。!<strong>注意：</strong>正文继续，<strong>不变。</strong>源码不动。",
			"これは**「強調」**です!これは<strong>「強調」</strong>です", "请看**`code`**吧!请看<strong><code>code</code></strong>吧"})
	void emphasisBesideFullWidthPunctuation(String text, String expected) {
		assertEquals("<p>" + expected + "</p>", whole(text));
		assertTrue(finished(text).html().contains(expected));
		for (var end = 1; end <= text.length(); end++) {
			assertFalse(shown(text.substring(0, end)).text().contains("**"), text.substring(0, end));
		}
	}

	@Test
	void deletedTextNeedsNoSpaceEither() {
		assertEquals("<p><del>（删除）</del>后，文<del>“字”</del>文</p>", whole("~~（删除）~~后，文~~“字”~~文"));
	}

	@Test
	void eachOfSeveralAddressesIsALink() {
		var html = whole("见https://example.com/a、https://example.com/b。以及www.example.com，好");
		for (var address : List.of("https://example.com/a", "https://example.com/b", "http://www.example.com")) {
			assertTrue(html.contains("data-h=\"" + address + "\""), html);
		}
		var named = whole("https://例え.jp/a です");
		assertTrue(named.contains("data-h=\"https://例え.jp/a\""), named);
		assertFalse(named.contains("(https://)"), named);
	}

	@Test
	void codeIsNotChangedByEmphasis() {
		assertEquals("<div class=\"code\" data-c=\"0\" data-l=\"\"><pre><code>文**（a）**文\n</code></pre></div>",
				whole("```\n文**（a）**文\n```"));
		assertEquals("<p><code>文**（a）**文</code></p>", whole("`文**（a）**文`"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"The variable $HOME and $PATH differ.", "Use ${HOME}/bin or $(pwd)$.",
			"echo $A$B and $A_$B.",
			"between $5 and $10", "a $x, b $y"})
	void variablesAreNoFormulas(String text) {
		assertEquals("<p>" + text + "</p>", whole(text));
	}

	@Test
	void aCodeSpanIsNoPartOfAFormula() {
		assertEquals("<p>The variable $PATH differs; call <code>$x</code> later.</p>",
				whole("The variable $PATH differs; call `$x` later."));
		assertTrue(whole("$a+b$, $(x+1)$ and $x$.").split("class=\"math\"", -1).length == 4);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"Press <kbd>Ctrl</kbd>+<KBD>C</KBD>!Press <kbd>Ctrl</kbd>+<kbd>C</kbd>",
			"H<sub>2</sub>O, x<sup>*a*</sup>!H<sub>2</sub>O, x<sup><em>a</em></sup>", "a<br>b!a<br />b",
			"a<sub>1 and *b</sub>*!a&lt;sub&gt;1 and <em>b&lt;/sub&gt;</em>", "</sub>1<sub>!&lt;/sub&gt;1&lt;sub&gt;",
			"<sub>1<sup>2</sub></sup>!<sub>1&lt;sup&gt;2</sub>&lt;/sup&gt;",
			"`<sub>`1</sub>!<code>&lt;sub&gt;</code>1&lt;/sub&gt;",
			"<sub >1</sub>!&lt;sub &gt;1&lt;/sub&gt;", "<u>x</u>!&lt;u&gt;x&lt;/u&gt;",
			"<b>a</b> <STRONG>b</STRONG> <i>c</i> <em>d</em> <s>e</s> <del>f</del>!<strong>a</strong> <strong>b</strong> <em>c</em> <em>d</em> <del>e</del> <del>f</del>",
			"<b class=x>y</b>!&lt;b class=x&gt;y&lt;/b&gt;"})
	void harmlessTagsCount(String markdown, String expected) {
		assertEquals("<p>" + expected + "</p>", whole(markdown).strip());
		assertEquals("<p>" + expected + "</p>", finished(markdown).html().strip());
	}

	@Test
	void aTagThatIsNotClosedYetCounts() {
		assertEquals("<p>x<sup>2</sup></p>", shown("x<sup>2").html().strip());
		assertEquals("<p>x</p>", shown("x<sup>").html().strip());
	}

	@Test
	void detailsAreShownWithoutTheirTags() {
		var text = "<p>Hidden <strong>text</strong></p>";
		assertEquals("<p><strong>More</strong></p>" + text, whole("<details>\n<summary>More</summary>\n\n"
				+ "Hidden **text**\n\n</details>").replace("\n", ""));
		assertEquals("<p><strong>A &amp; B</strong></p>" + text,
				finished("<details open><summary><b>A & B</b></summary>\n\nHidden **text**\n</details>\n\n<details>\n")
						.html().replace("\n", ""));
		assertEquals("<p><strong>a b c</strong></p>\n<p class=\"raw\">in</p>",
				whole("<details open><summary>a <b>b</b> <code>c</code></summary>in</details>").strip()
						.replace("</p><p", "</p>\n<p"));
		assertTrue(whole("<details><summary><img src=x></summary>in</details>").contains("&lt;img"));
		assertEquals("<p class=\"raw\">&lt;div&gt;x</p>", whole("<div>x"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"```markdown|# T|```bash|ls|```|After|```!# T|```bash|ls|```|After",
			"```MD|```md|```sh|ls|```|b|```|c|```!```md|```sh|ls|```|b|```|c", "~~~ md|```|a|```|~~~!```|a|```",
			"````md|```|a|```|````!```|a|```", "````md|```sh|a|````!```sh|a",
			"```md|````sh|```|````|```!````sh|```|````",
			"```md|```sh|```md|```|```!```sh|```md|```", "```sh|```md|```!```md",
			"```md|   ```sh|a|   ```|b|```!   ```sh|a|   ```|b"})
	void aCodeBlockOfMarkdownHasCodeBlocks(String source, String code) {
		var document = "Text:|" + source + "|Done **now**.";
		for (var text : new String[]{document, "- x|  " + document.replace("|", "|  "),
				"> " + document.replace("|", "|> ")}) {
			var markdown = text.replace('|', '\n');
			var shown = whole(markdown).replaceAll("<(?!/?strong)[^>]*>", "").replace("&gt;", ">");
			assertTrue(shown.contains(code.replace('|', '\n') + "\n"), shown);
			assertTrue(shown.strip().endsWith("Done <strong>now</strong>."), shown);
			assertEquals(whole(markdown), finished(markdown).html());
			for (var length = 1; length < markdown.length(); length++) {
				shown(markdown.substring(0, length));
			}
		}
	}

	@Test
	void codeIsNotMendedBehindACodeBlockInIt() {
		var tail = shown("- ```md\n  ```sh\n  a\n  ```\n  a **b").html();
		assertTrue(tail.replaceAll("<[^>]*>", "").strip().endsWith("\na **b"), tail);
	}

	@Test
	void windowsLineEndsAreLineEnds() {
		assertEquals(whole("# a\n\n- b\n- c\n"), finished("# a\r\n\r\n- b\r\n- c\r\n").html());
	}

	private HtmlScreen shown(String prefix) {
		var streaming = HtmlScreen.streaming(html);
		var screen = new HtmlScreen();
		streaming.append(prefix);
		screen.apply(streaming.advance());
		return screen;
	}

	private HtmlScreen finished(String document) {
		return HtmlScreen.streamed(html, document);
	}

	private String whole(String document) {
		return HtmlScreen.rendered(html, document).html();
	}

	private static int count(String text, String part) {
		return text.split(Pattern.quote(part), -1).length - 1;
	}

	private static void assertWellFormed(String html) throws Exception {
		var xml = "<r>" + html.replaceAll("<(input|br|img|hr)([^>]*?)/?>", "<$1$2/>").replace(" disabled=\"\"", "")
				+ "</r>";
		DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
	}
}
