package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.io.ByteArrayInputStream;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;

import io.github.openrouter4e.markdown.text.DataImage;
import io.github.openrouter4e.markdown.text.ImageHeader;

/**
 * Decodes images that came with an answer, which anybody may have made: only if
 * they are not too large, and one at a time, so that many take no more memory
 * than one. Not for the UI thread.
 */
public final class ImageDecoder {

	private static final ReentrantLock ONE = new ReentrantLock();

	private ImageDecoder() {}

	/**
	 * @param address a data: address
	 * @return the image; null if it is broken, too large, or of an unknown kind
	 */
	public static @Nullable ImageData decode(String address) {
		return decode(address, Integer.MAX_VALUE, Integer.MAX_VALUE);
	}

	/**
	 * @param address a data: address
	 * @return the image scaled down to the given size; null if it is broken, too large, or of an unknown kind
	 */
	static @Nullable ImageData decode(String address, int maxWidth, int maxHeight) {
		ONE.lock();
		try {
			var bytes = DataImage.bytes(address);
			var header = bytes == null ? null : ImageHeader.of(bytes);
			if (header == null || !header.isShowable()) {
				return null;
			}
			var data = new ImageLoader().load(new ByteArrayInputStream(header.bytes()))[0];
			return ImageHeader.isShowable(data.width, data.height) ? fit(data, maxWidth, maxHeight) : null;
		} catch (@SuppressWarnings("unused") SWTException | IllegalArgumentException e) {
			return null; // SWT cannot read it; why is of no use to the reader
		} finally {
			ONE.unlock();
		}
	}

	/** @return the image scaled down so that it fits; itself if it does already */
	public static ImageData fit(ImageData data, int maxWidth, int maxHeight) {
		var scale = Math.min(1, Math.min(maxWidth / (double) data.width, maxHeight / (double) data.height));
		return scale == 1
				? data
				: scale(data, Math.max(1, (int) (data.width * scale)), Math.max(1, (int) (data.height * scale)));
	}

	/** Each pixel is the average of those that it stands for. */
	private static ImageData scale(ImageData from, int width, int height) {
		var to = new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		to.alphaData = new byte[width * height];
		for (var y = 0; y < height; y++) {
			var top = (int) ((long) y * from.height / height);
			var bottom = Math.max(top + 1, (int) ((y + 1L) * from.height / height));
			for (var x = 0; x < width; x++) {
				var left = (int) ((long) x * from.width / width);
				var right = Math.max(left + 1, (int) ((x + 1L) * from.width / width));
				average(from, left, top, right, bottom, to, x, y);
			}
		}
		return to;
	}

	private static void average(ImageData from, int left, int top, int right, int bottom, ImageData to, int x, int y) {
		var red = 0L;
		var green = 0L;
		var blue = 0L;
		var opaque = 0L;
		for (var row = top; row < bottom; row++) {
			for (var column = left; column < right; column++) {
				var pixel = from.getPixel(column, row);
				var alpha = alpha(from, column, row, pixel);
				var colour = from.palette.getRGB(pixel);
				red += (long) colour.red * alpha;
				green += (long) colour.green * alpha;
				blue += (long) colour.blue * alpha;
				opaque += alpha;
			}
		}
		if (opaque > 0) {
			to.setPixel(x, y, (int) (red / opaque) << 16 | (int) (green / opaque) << 8 | (int) (blue / opaque));
			to.setAlpha(x, y, (int) (opaque / ((long) (right - left) * (bottom - top))));
		}
	}

	private static int alpha(ImageData data, int x, int y, int pixel) {
		return switch (data.getTransparencyType()) {
			case SWT.TRANSPARENCY_ALPHA -> data.getAlpha(x, y);
			case SWT.TRANSPARENCY_PIXEL -> pixel == data.transparentPixel ? 0 : 255;
			default -> 255;
		};
	}
}
