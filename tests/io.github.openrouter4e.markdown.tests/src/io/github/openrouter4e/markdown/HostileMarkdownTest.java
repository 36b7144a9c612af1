package io.github.openrouter4e.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.text.DataImage;
import io.github.openrouter4e.markdown.text.SafeLink;
import io.github.openrouter4e.markdown.text.SafeText;

/** Output made to harm: it must come out as text. */
@SuppressWarnings("nls")
class HostileMarkdownTest {

	/** The only elements and attributes that may leave the renderer. */
	private static final Pattern ALLOWED = Pattern
			.compile("</?(?:p|h[1-6]|ul|ol|li|blockquote|hr|br|em|strong|del|kbd|sub|sup|code|pre"
					+ "|table|thead|tbody|tr|th|td|a|img|span|div|input)(?: (?:class|data-[chl]|title|role|tabindex|alt|start|align"
					+ "|type|disabled|checked)=\"[^\"<>]*\"| src=\"data:image/[a-z]+;base64,[A-Za-z0-9+/=]*\")* ?/?>");

	private final MarkdownRenderer<String> renderer = new MarkdownRenderer<>(
			new HtmlBlocks("{0}"));

	@ParameterizedTest
	@ValueSource(strings = {"<script>alert(1)</script>", "text <img src=x onerror=alert(1)> text",
			"<iframe src=\"http://evil\"></iframe>", "![x](http://evil/pixel.png)", "![x](file:///etc/passwd)",
			"[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](file:///etc/passwd)",
			"[x](data:text/html,<script>)",
			"[x](vbscript:x)", "<javascript:alert(1)>", "[x](//evil/x)", "[x](\"onmouseover=alert(1))",
			"[x](https://a.b \"t\\\" onclick=alert(1)\")", "![a\" onerror=\"alert(1)](data:image/png;base64,AAAA)",
			"![x](data:image/svg+xml;base64,PHN2Zz4=)",
			"```\"><script>alert(1)</script>\n</code></pre><script>x</script>\n```",
			"```html\n<script src=http://evil></script>\n```", "`<script>`",
			"|<script>|\n|--|\n|<img src=http://evil>|",
			"<style>@import url(http://evil)</style>", "<a href=\"javascript:x\">y</a>", "[r]: javascript:x\n\n[r]",
			"$<script>alert(1)</script>$", "$$\"><img src=x onerror=y>$$", "<svg/onload=alert(1)>", "<!-- --><script>",
			"<![CDATA[<script>]]>", "<base href=http://evil>", "<meta http-equiv=refresh content=0>",
			"![x][i]\n\n[i]: http://evil/i.png", "[<img src=x onerror=y>](https://ok.example)",
			"<kbd onclick=alert(1)>x</kbd>", "<sub\nstyle=x>1</sub>", "<details open ontoggle=alert(1)>\nx\n</details>",
			"<details>\n<summary><img src=x onerror=y></summary>\n<script>x</script>", "<sup><script>x</script></sup>"})
	void onlyHarmlessElementsComeOut(String source) {
		var html = String.join("", render(source));
		var rest = ALLOWED.matcher(html).replaceAll("");
		assertFalse(rest.contains("<"), html);
	}

	@ParameterizedTest
	@ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//evil", "/etc", "x", "",
			"ftp://x", "http:", "https:///x", " java\nscript:x", "command:x", "eclipse+command://x"})
	void onlyWebAndMailAddressesAreLinks(String address) {
		assertNull(SafeLink.check(address));
	}

	@Test
	void webAndMailAddressesAreLinks() {
		assertEquals("https://a.example/x?y=1#z", SafeLink.check("https://a.example/x?y=1#z"));
		assertEquals("HTTP://a.example", SafeLink.check(" HTTP://a.example "));
		assertEquals("mailto:a@b.example", SafeLink.check("mailto:a@b.example"));
	}

	@Test
	void terminalEscapesVanish() {
		assertEquals("red text", SafeText.forDisplay("\u001B[31mred\u001B[0m text"));
		assertEquals("title", SafeText.forDisplay("\u001B]0;evil\u0007title"));
	}

	@Test
	void controlCharactersAndOverridesAreMadeVisible() {
		assertEquals("a\u2407b", SafeText.forDisplay("a\u0007b"));
		assertEquals("if (x\u27E6U+202E\u27E7) {", SafeText.forDisplay("if (x\u202E) {"));
		assertEquals("a\uFFFDb", SafeText.forDisplay("a\uD800b"));
		assertEquals("a\nb", SafeText.forDisplay("a\u2028b"));
	}

	/** Zero-width characters, tags, fillers, and direction marks where no script needs them. */
	@ParameterizedTest
	@ValueSource(ints = {0xAD, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202E, 0x2060,
			0x2066,
			0x2069, 0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE0041, 0xE007F, 0xE0101})
	void theInvisibleIsMadeVisibleAndIsNotCopied(int c) {
		var text = "a " + Character.toString(c) + "b";
		assertEquals("a \u27E6U+%04X\u27E7b".formatted(c), SafeText.forDisplay(text));
		assertEquals("a b", SafeText.forDocument(text));
		for (var source : java.util.List.of(text, "a &#%d;b".formatted(c), "[a](http://b.c/%s)".formatted(text.strip()),
				"`" + text + "`", "```\n" + text + "\n```", "| " + text + " |\n|--|", "<b " + text + ">")) {
			assertFalse(String.join("", render(source)).replaceAll("data-h=\"[^\"]*\"", "").codePoints()
					.anyMatch(shown -> shown == c), source);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"\uD83D\uDC69\u200D\uD83D\uDCBB", "\u2764\uFE0F",
			"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
			"\u0915\u094D\u200D\u0937", "\u05D0\u200F!", "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDE80",
			"\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F"})
	void whatBelongsToAWordOrAPictureStays(String text) {
		assertEquals(text, SafeText.forDisplay(text));
		assertEquals(text, SafeText.forDocument(text));
	}

	@Test
	void documentsGetNeitherEscapesNorOverrides() {
		assertEquals("ab\tc\n", SafeText.forDocument("a\u202Eb\u001B[2J\tc\n\u0000"));
	}

	@Test
	void ordinaryTextStaysTheSameObject() {
		var text = "Ordinary, with \u00E4, \u4E2D and \u05D0.";
		assertTrue(text == SafeText.forDisplay(text));
		assertEquals("\uD83D\uDE00", SafeText.forDisplay("\uD83D\uDE00"));
	}

	@Test
	void deepNestingDoesNotExhaustTheStack() {
		for (var source : new String[]{"> ".repeat(20_000) + "x", "[".repeat(20_000), "*a ".repeat(20_000),
				"- ".repeat(5_000) + "x", "![".repeat(10_000), "`".repeat(20_000) + "x", "$".repeat(20_000)}) {
			assertFalse(render(source).isEmpty());
		}
	}

	/** Whatever an answer is made of, a thread with little room renders it, while it comes and as a whole. */
	@ParameterizedTest
	@ValueSource(strings = {"> ", ">", "- ", "1. ", "* ", "> - ", "[", "![", "*a ", "**a ", "_a ", "~~a ", "<a b", " b",
			"<b>", "`", "$", "\\(", "\\frac{", "{", "\\sqrt{", "^", "| ", "|-", "a|b\n", "&amp;", "&#x202E;", "<!--",
			"<?",
			"```\n", "> ```\n", "- a\n  ", "(", "[a](", "[a]: b\n", "http://a.b/(", "a@b.", "\u202E", "\uD83D",
			"\u001B[",
			"<details>", "<sub>", "#", "=\n", "\t"})
	void littleStackIsEnough(String piece) throws Exception {
		var failure = new java.util.concurrent.atomic.AtomicReference<Throwable>();
		var thread = new Thread(null, () -> {
			var rich = new RichBlocks(new RichBlocks.Labels("", "", "", "", "", "{0}"), () -> 80);
			for (var text : java.util.List.of(piece.repeat(8_000 / piece.length()) + " word",
					(piece.repeat(60) + "word\n").repeat(20), "<a " + piece.repeat(1_900 / piece.length()) + ">")) {
				render(text);
				new MarkdownRenderer<>(rich).render(text, new ShownCodes().group());
				HtmlScreen.streamed(new HtmlBlocks("{0}"), text);
				HtmlScreen.streamed(new HtmlBlocks("{0}"), text + "\nmore\n" + text);
			}
		}, "little stack", 200_000);
		thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
		thread.start();
		thread.join();
		assertNull(failure.get());
	}

	@Test
	void remoteImagesBecomeLinksWithTheirText() {
		var html = String.join("", render("![a chart](https://ok.example/c.png)"));
		assertTrue(html.contains("data-h=\"https://ok.example/c.png\"") && html.contains(">a chart</a>"), html);
	}

	@Test
	void imagesThatComeWithTheAnswerAreShown() {
		assertTrue(String.join("", render("![a](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACgAAAAe)"))
				.contains("<img"));
		assertFalse(DataImage.isSafe("data:image/svg+xml;base64,AAAA"));
		assertFalse(DataImage.isSafe("data:image/png;base64,\"onerror="));
	}

	private java.util.List<String> render(String markdown) {
		return renderer.render(markdown, new ShownCodes().group());
	}
}
