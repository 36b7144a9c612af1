package io.github.openrouter4e.ui.internal.transcript.styledtext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;

import org.commonmark.node.Node;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.parser.MarkdownParser;
import io.github.openrouter4e.markdown.text.ImageHeader;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.transcript.ExtrasView;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey.Slot;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptEdit;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Images that came with an answer, in the native widget. */
@WorkbenchTest
@SuppressWarnings("nls")
class NativeImagesTest {

	private static final RGB COLOUR = new RGB(250, 20, 200);
	private static final String WIDE = address(file(SWT.IMAGE_PNG, 2_000, 500));

	@ParameterizedTest
	@CsvSource({"PNG,png", "JPEG,jpeg", "GIF,gif"})
	void anImageIsShownAsWideAsTheView(String format, String type) {
		try (var widget = new NativeWidget(400, 400)) {
			var kind = format.equals("PNG") ? SWT.IMAGE_PNG : format.equals("GIF") ? SWT.IMAGE_GIF : SWT.IMAGE_JPEG;
			var address = "data:image/" + type + ";base64,"
					+ Base64.getEncoder().encodeToString(file(kind, 2_000, 500));
			show(widget, images(widget, address));
			UiThread.waitUntil("the image is there", () -> coloured(widget) > 0);
			UiThread.run(() -> {
				var width = widget.text().getClientArea().width;
				assertTrue(coloured(widget) > width * width / 8, coloured(widget) + " pixels");
				assertTrue(coloured(widget) <= width * width / 4, coloured(widget) + " pixels");
			});
		}
	}

	@Test
	void anImageInTheTextIsShownWithItsDescription() {
		try (var widget = new NativeWidget(400, 400)) {
			var block = markdown(widget, "See ![a chart](" + address(file(SWT.IMAGE_PNG, 40, 30)) + ") here.");
			show(widget, block);
			UiThread.waitUntil("the image is there", () -> coloured(widget) >= 40 * 30);
			assertEquals("See \uFFFC a chart here.", UiThread.get(() -> widget.text().getLine(0)));
			assertTrue(UiThread.get(() -> widget.text().getLinePixel(1)) >= 30);
		}
	}

	@Test
	void whatComesBelowMovesDownAndTheEndStaysInView() {
		try (var widget = new NativeWidget(400, 200)) {
			show(widget, images(widget, WIDE));
			widget.show(NativeWidget.put("a", Slot.FOOT, NativeWidget.lines("line ", 30)));
			UiThread.waitUntil("the image is there",
					() -> widget.text().getLinePixel(1) - widget.text().getLinePixel(0) > 60);
			UiThread.run(() -> assertTrue(
					widget.text()
							.getLinePixel(widget.text().getLineCount() - 1) < widget.text().getClientArea().height));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"broken", "huge", "cut", "empty"})
	void whatCannotBeShownIsSaid(String which) {
		var address = address(switch (which) {
			case "huge" -> huge();
			case "cut" -> java.util.Arrays.copyOf(file(SWT.IMAGE_PNG, 2_000, 500), 20);
			case "empty" -> new byte[0];
			default -> new byte[1_000];
		});
		try (var widget = new NativeWidget(400, 400)) {
			show(widget, images(widget, address));
			UiThread.waitUntil("it is known to be broken", () -> widget.images().count().failed() == 1);
			assertEquals(0, UiThread.get(() -> coloured(widget)));
			// and there is something to see all the same
			UiThread.run(() -> assertTrue(Pixels.of(widget.text()).others(NativeWidget.BACKGROUND) > 100));
		}
	}

	@Test
	void theSameImageIsDecodedOnceAndGoesWithTheLastText() {
		try (var widget = new NativeWidget(400, 400)) {
			show(widget, images(widget, WIDE));
			UiThread.waitUntil("the image is there", () -> coloured(widget) > 0);
			UiThread.run(() -> {
				widget.show(NativeWidget.put("a", Slot.EXTRAS, images(widget, WIDE)),
						NativeWidget.put("a", Slot.BODY, images(widget, WIDE)));
				assertTrue(coloured(widget) > 0); // at once
				assertEquals(1, widget.images().count().all());
				widget.show(new TranscriptEdit.Drop<>("a", PieceKey.of(Slot.BODY)));
				assertEquals(1, widget.images().count().all());
				widget.show(new TranscriptEdit.DropEntry<>("a"));
				assertEquals(0, widget.images().count().all());
			});
		}
	}

	/** An animation may claim to be small and have a picture that is not; a small file may claim to be huge. */
	@Test
	void theSizeIsKnownWithoutDecoding() {
		for (var kind : new int[]{SWT.IMAGE_PNG, SWT.IMAGE_JPEG, SWT.IMAGE_GIF}) {
			var header = ImageHeader.of(file(kind, 300, 200));
			assertEquals("300 x 200", header.width() + " x " + header.height());
		}
		var gif = file(SWT.IMAGE_GIF, 30, 20);
		var picture = new String(gif, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0");
		gif[picture + 6] = (byte) 0xF0;
		assertTrue(ImageHeader.of(gif).width() > 60_000);
		assertEquals(60_000, ImageHeader.of(huge()).width());
		var webp = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
		assertEquals(1, ImageHeader.of(webp).width());
	}

	private static void show(NativeWidget widget, RichText content) {
		widget.show(NativeWidget.entry("a", null), NativeWidget.put("a", Slot.EXTRAS, content));
	}

	private static RichText images(NativeWidget widget, String address) {
		return widget.renderer().extras(new ExtrasView(java.util.List.of(address), "", java.util.List.of()));
	}

	private static RichText markdown(NativeWidget widget, String markdown) {
		Node block = new MarkdownParser().parse(markdown).getFirstChild();
		return widget.renderer().block(block, new ShownCodes().group());
	}

	/** How many pixels nearly have the image's colour. */
	private static int coloured(NativeWidget widget) {
		return Pixels.of(widget.text()).count(COLOUR);
	}

	private static String address(byte[] file) {
		return "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
	}

	private static byte[] file(int kind, int width, int height) {
		var palette = kind == SWT.IMAGE_GIF
				? new PaletteData(COLOUR, new RGB(0, 0, 0))
				: new PaletteData(0xFF0000, 0xFF00, 0xFF);
		var data = new ImageData(width, height, kind == SWT.IMAGE_GIF ? 8 : 24, palette);
		var pixel = palette.getPixel(COLOUR);
		for (var y = 0; y < height; y++) {
			for (var x = 0; x < width; x++) {
				data.setPixel(x, y, pixel);
			}
		}
		var loader = new ImageLoader();
		loader.data = new ImageData[]{data};
		var file = new ByteArrayOutputStream();
		loader.save(file, kind);
		return file.toByteArray();
	}

	/** A small file that says it is an image of 60,000 times 60,000 pixels. */
	private static byte[] huge() {
		var file = file(SWT.IMAGE_PNG, 10, 10);
		ByteBuffer.wrap(file).putInt(16, 60_000).putInt(20, 60_000);
		return file;
	}
}
