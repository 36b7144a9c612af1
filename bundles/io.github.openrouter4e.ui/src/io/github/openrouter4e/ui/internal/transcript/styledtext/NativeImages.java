package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.custom.PaintObjectEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;

import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.transcript.Messages;

/**
 * The images in a styled text. They are decoded in the background when the text
 * that has them comes, and live until the last such text has gone. For the UI
 * thread.
 */
final class NativeImages {

	private static final int MAX_HEIGHT = 480;
	private static final int MIN_WIDTH = 64;
	private static final int MARGIN = 40;
	/** So many pixels are kept at most, 4 bytes each; what comes beyond is not shown. */
	private static final int MAX_KEPT = 12_000_000;
	private static final int PADDING = 6;

	/** An image: being decoded, there, or impossible to show. */
	private static final class Picture {

		int users;
		boolean failed;
		@Nullable
		Image image;
	}

	private final StyledText text;
	private final Consumer<String> changed;
	private final Map<String, Picture> pictures = new HashMap<>();
	private int kept;

	/** @param changed is told of an image that takes another room from now on */
	NativeImages(StyledText text, Consumer<String> changed) {
		this.text = text;
		this.changed = changed;
		text.addPaintObjectListener(this::paint);
		text.addDisposeListener(event -> clear());
	}

	/** This text is shown now. */
	void retain(RichText shown) {
		for (var span : shown.spans()) {
			var address = span.style().image();
			if (address != null) {
				var known = pictures.get(address);
				var picture = known == null ? decode(address) : known;
				picture.users++;
			}
		}
	}

	/** This text is not shown any more. */
	void release(RichText gone) {
		for (var span : gone.spans()) {
			var address = span.style().image();
			var picture = address == null ? null : pictures.get(address);
			if (picture != null && --picture.users == 0) {
				pictures.remove(address);
				dispose(picture);
			}
		}
	}

	/** Nothing is shown any more. */
	void clear() {
		pictures.values().forEach(this::dispose);
		pictures.clear();
	}

	/** How many images are shown or on their way; of them, how many cannot be shown. */
	record Count(int all, int failed) {
	}

	Count count() {
		return new Count(pictures.size(), (int) pictures.values().stream().filter(p -> p.failed).count());
	}

	/** The room that an image takes now. */
	GlyphMetrics metrics(String address) {
		var picture = pictures.get(address);
		if (picture != null) {
			var image = picture.image;
			if (image != null) {
				var bounds = image.getBounds();
				return new GlyphMetrics(bounds.height, 0, bounds.width);
			}
			if (picture.failed) {
				return failedMetrics();
			}
		}
		return new GlyphMetrics(text.getLineHeight(), 0, text.getLineHeight());
	}

	private GlyphMetrics failedMetrics() {
		var gc = new GC(text);
		try {
			var extent = gc.textExtent(Messages.NativeImages_imageFailed);
			return new GlyphMetrics(extent.y + 2 * PADDING, 0, extent.x + 2 * PADDING);
		} finally {
			gc.dispose();
		}
	}

	private Picture decode(String address) {
		var picture = new Picture();
		pictures.put(address, picture);
		var width = Math.max(MIN_WIDTH, text.getClientArea().width - MARGIN);
		Background.<@Nullable ImageData>run(text, () -> ImageDecoder.decode(address, width, MAX_HEIGHT),
				data -> decoded(address, picture, data), e -> decoded(address, picture, null));
		return picture;
	}

	private void decoded(String address, Picture picture, @Nullable ImageData data) {
		if (pictures.get(address) != picture) {
			return; // gone in the meantime
		}
		if (data == null || kept + data.width * data.height > MAX_KEPT) {
			picture.failed = true;
		} else {
			picture.image = new Image(text.getDisplay(), data);
			kept += data.width * data.height;
		}
		changed.accept(address);
	}

	private void dispose(Picture picture) {
		var image = picture.image;
		if (image != null) {
			var bounds = image.getBounds();
			kept -= bounds.width * bounds.height;
			image.dispose();
		}
	}

	private void paint(PaintObjectEvent event) {
		var picture = event.style.data instanceof String address ? pictures.get(address) : null;
		if (picture == null) {
			return;
		}
		var metrics = event.style.metrics;
		var top = event.y + event.ascent - metrics.ascent;
		var image = picture.image;
		if (image != null) {
			event.gc.drawImage(image, event.x, top);
		} else if (picture.failed) {
			event.gc.drawRoundRectangle(event.x, top, metrics.width - 1, metrics.ascent - 1, PADDING, PADDING);
			event.gc.drawText(Messages.NativeImages_imageFailed, event.x + PADDING, top + PADDING, true);
		}
	}
}
