package io.github.openrouter4e.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.markdown.text.LineBuffer;

/** Images that stand in the text itself. */
@SuppressWarnings("nls")
class StreamedImagesTest {

	private final HtmlBlocks html = new HtmlBlocks("{0} more");

	@ParameterizedTest
	@ValueSource(ints = {7, 1_000, 1_000_000})
	void imagesOfAnyLengthAreShown(int size) {
		var address = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACgAAAAe" + "iVBORw0KGgo+/aB9".repeat(1_500)
				+ "AA==";
		var document = "Data: ![a chart](" + address + ") and ![the same][1]\n\n- ![in a list](" + address
				+ ")\n\n```\nsrc = '" + address + "'\n```\n\nThe end.\n\n[1]: " + address + "\n";
		var streaming = HtmlScreen.streaming(html);
		var screen = new HtmlScreen();
		for (var i = 0; i < document.length(); i += size) {
			streaming.append(document.substring(i, Math.min(document.length(), i + size)));
			screen.apply(streaming.advance());
			assertFalse(screen.html().contains("KGgo+/aB9)"), "data as text");
		}
		screen.apply(streaming.finish());
		for (var name : List.of("a chart", "the same", "in a list")) {
			assertTrue(screen.html().contains(" alt=\"" + name + "\""), name);
		}
		assertEquals(3, count(screen.html(), " src=\"" + address + "\""));
		assertTrue(screen.text().contains("The end."));
		var longest = screen.text().lines().mapToInt(String::length).max().orElse(0);
		assertTrue(longest <= LineBuffer.MAX_LINE, "line of " + longest);
		assertEquals(whole(document), screen.html());
	}

	@ParameterizedTest
	@ValueSource(strings = {"data:image/svg+xml;base64,", "data:text/html;base64,", "data:image/png;base64,!"})
	void whatIsNoImageOfAKnownKindIsNotShownAsOne(String start) {
		var screen = finished("![x](" + start + "PHN2Zy8+".repeat(2_000) + ")\n\nThe end.");
		assertFalse(screen.html().contains("<img"), start);
		assertTrue(screen.text().contains("The end."));
	}

	@Test
	void anImageThatBreaksOffIsNone() {
		var screen = finished("![x](data:image/png;base64," + "iVBORw0KGgo".repeat(2_000));
		assertFalse(screen.html().contains("<img"));
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
}
