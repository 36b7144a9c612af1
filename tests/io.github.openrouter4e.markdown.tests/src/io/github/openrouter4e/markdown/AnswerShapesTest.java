package io.github.openrouter4e.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.testing.AnswerShape;

/** Answers of all kinds look the same in the end, however they arrive. */
@SuppressWarnings("nls")
class AnswerShapesTest {

	private static final String[] LINES = {"a | b", "|---|---|", "|---|---| c", "| x | y |", "|", "---", "===", "text",
			"  text", "    text", "- item", "1. item", "> quote", ">", "", "", "[a]", "[a]: /b", "<div>", "# Title",
			"**open",
			"close**", "[link", "link](/c)", "```", "$$", "[ ] task", "<sub>1</sub>", "http://a.b/c"};

	static Stream<String> shapes() {
		return AnswerShape.all().keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void aLongAnswerIsWhatItIsInOnePiece(String shape) {
		assertStreamed(AnswerShape.all().get(shape).text(9_000), new Random(shape.hashCode()), 260);
	}

	/** What a line makes of those before it must not depend on which of them a frame has shown. */
	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3, 4})
	void linesOfAllKinds(long seed) {
		var random = new Random(seed);
		for (var i = 0; i < 300; i++) {
			var text = new StringBuilder();
			for (var line = 1 + random.nextInt(12); line > 0; line--) {
				text.append(LINES[random.nextInt(LINES.length)]).append(random.nextInt(20) == 0 ? " " : "\n");
			}
			assertStreamed(text.toString(), random, 8);
		}
	}

	/** The last line of a paragraph may become the header of a table; the lines before stay one paragraph if it does not. */
	@Test
	void whatWasNearlyATableIsStillOneParagraph() {
		var html = new HtmlBlocks("{0}");
		var text = "text\na | b\n|---|---| c\nend\n";
		for (var at = 1; at < text.length(); at++) {
			var streaming = HtmlScreen.streaming(html);
			var screen = new HtmlScreen();
			streaming.append(text.substring(0, at));
			screen.apply(streaming.advance());
			streaming.append(text.substring(at));
			screen.apply(streaming.advance());
			screen.apply(streaming.finish());
			assertEquals(HtmlScreen.streamed(html, text).html(), screen.html(), "cut at " + at);
		}
	}

	private static void assertStreamed(String text, Random random, int most) {
		var html = new HtmlBlocks("{0}");
		var streaming = HtmlScreen.streaming(html);
		var screen = new HtmlScreen();
		for (var at = 0; at < text.length();) {
			var next = Math.min(text.length(), at + 1 + random.nextInt(most));
			streaming.append(text.substring(at, next));
			screen.apply(streaming.advance());
			at = next;
		}
		screen.apply(streaming.finish());
		assertEquals(HtmlScreen.streamed(html, text).html(), screen.html(), text.length() < 500 ? text : "");
	}
}
