package io.github.openrouter4e.ui.internal.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output made to harm: it must come out as text. */
@SuppressWarnings("nls")
class HostileMarkdownTest {

	/** The only elements and attributes that may leave the renderer. */
	private static final Pattern ALLOWED = Pattern
			.compile("</?(?:p|h[1-6]|ul|ol|li|blockquote|hr|br|em|strong|del|code|pre"
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
			"![x][i]\n\n[i]: http://evil/i.png", "[<img src=x onerror=y>](https://ok.example)"})
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
			var rich = new RichBlocks(new RichBlocks.Labels("", "", "", "", "{0}"), () -> 80);
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
