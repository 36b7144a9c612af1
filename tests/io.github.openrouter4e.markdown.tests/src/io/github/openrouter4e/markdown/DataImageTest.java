package io.github.openrouter4e.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.text.ImageHeader;

/** What of an image that came with an answer reaches the page, which decodes whatever it gets. */
@SuppressWarnings("nls")
class DataImageTest {

	private static final int ROUNDS = 100;

	private enum Kind {
		PNG, JPEG, GIF, WEBP
	}

	@ParameterizedTest
	@EnumSource
	void onlyAnImageOfBearableSizeReachesThePage(Kind kind) {
		var random = new Random(7);
		for (var i = 0; i < ROUNDS; i++) {
			var width = 1 + random.nextInt(1 << 1 + random.nextInt(15));
			var height = 1 + random.nextInt(1 << 1 + random.nextInt(15));
			var file = file(kind, width, height, random.nextInt(100_000));
			// what it is called decides nothing
			var address = "data:image/" + (random.nextBoolean() ? "png" : "gif") + ";base64,"
					+ Base64.getEncoder().encodeToString(file);
			var html = rendered(address);
			var size = width + " \u00D7 " + height;
			assertEquals((long) width * height <= ImageHeader.MAX_PIXELS, html.contains("<img"), kind + " " + size);
			assertTrue(html.contains("a chart"), html);
			assertEquals(!html.contains("<img"), html.contains(size), size);
		}
	}

	@Test
	void whatDoesNotSayItsSizeIsNamedOnly() {
		var random = new Random(11);
		for (var i = 0; i < ROUNDS; i++) {
			var file = new byte[random.nextInt(300)];
			random.nextBytes(file);
			for (var start : new String[]{"BM", "\0\0\1\0", "<svg xmlns='http://www.w3.org/2000/svg'>", "\u0089PNG"}) {
				var bytes = latin(start + new String(file, StandardCharsets.ISO_8859_1));
				var html = rendered("data:image/png;base64," + Base64.getEncoder().encodeToString(bytes));
				assertFalse(html.contains("<img"), start);
				assertTrue(html.contains("a chart"), html);
			}
		}
	}

	private static String rendered(String address) {
		return String.join("", new MarkdownRenderer<>(new HtmlBlocks("{0} more"))
				.render("See ![a chart](" + address + ")", new ShownCodes().group()));
	}

	/** The beginning of an image file of that size, and as many bytes after it. */
	private static byte[] file(Kind kind, int width, int height, int more) {
		var bytes = ByteBuffer.allocate(64 + more);
		switch (kind) {
			case PNG -> bytes.put(latin("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")).putInt(width).putInt(height);
			case JPEG -> {
				// the size comes after whatever else the file has to say, here of up to 60,000 bytes
				var comment = Math.min(more, 60_000);
				bytes.putInt(0xFFD8FFFE).putShort((short) (comment + 2)).position(bytes.position() + comment);
				bytes.putInt(0xFFC00011).put((byte) 8).putShort((short) height).putShort((short) width);
			}
			case GIF -> bytes.order(ByteOrder.LITTLE_ENDIAN).put(latin("GIF89a")).putShort((short) width)
					.putShort((short) height).put(latin("\0\0\0,\0\0\0\0")).putShort((short) width)
					.putShort((short) height).put(latin("\0\2\0;"));
			default -> {
				bytes.order(ByteOrder.LITTLE_ENDIAN).put(latin("RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0"));
				bytes.putInt(width - 1).position(27);
				bytes.putInt(height - 1);
			}
		}
		return bytes.array();
	}

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
