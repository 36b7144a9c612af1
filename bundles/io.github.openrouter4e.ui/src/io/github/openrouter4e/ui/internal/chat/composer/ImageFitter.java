package io.github.openrouter4e.ui.internal.chat.composer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.markdown.text.ImageHeader;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.styledtext.ImageDecoder;

/**
 * Makes of an image file what models take: its kind is told by its bytes, and what is too large is scaled down. Not for the
 * UI thread.
 */
final class ImageFitter {

	/** Claude takes no more if there are many images, and every model scales down what is larger by itself. */
	static final int LONGEST_SIDE = 2_000;
	/** In Base64 they are 5 MB, which is what Anthropic takes. */
	static final int MOST_BYTES = 3_750_000;
	private static final int QUALITY = 85;
	private static final double STEP = 0.7;
	/** Decoding takes much memory. */
	private static final ReentrantLock ONE = new ReentrantLock();

	private ImageFitter() {}

	/** The kinds of images that models take. */
	enum Kind {
		PNG("image/png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'), JPEG("image/jpeg", 0xFF, 0xD8, 0xFF), GIF(//$NON-NLS-1$ //$NON-NLS-2$
				"image/gif", 'G', 'I', 'F', //$NON-NLS-1$
				'8'), WEBP("image/webp", 'R', 'I', 'F', 'F', -1, -1, -1, -1, 'W', 'E', 'B', 'P'); //$NON-NLS-1$

		private final String mediaType;
		private final int[] beginning;

		Kind(String mediaType, int... beginning) {
			this.mediaType = mediaType;
			this.beginning = beginning;
		}

		private boolean begins(byte[] bytes) {
			if (bytes.length < beginning.length) {
				return false;
			}
			for (var i = 0; i < beginning.length; i++) {
				if (beginning[i] >= 0 && (bytes[i] & 0xFF) != beginning[i]) {
					return false;
				}
			}
			return true;
		}

		/** Whether the file is all there: what decodes images shows the rest of one without complaint. */
		private boolean ends(byte[] bytes) {
			return switch (this) {
				case PNG -> contains(bytes, 'I', 'E', 'N', 'D');
				case JPEG -> contains(bytes, 0xFF, 0xD9);
				case GIF, WEBP -> true;
			};
		}

		/** There may be something after it. */
		private static boolean contains(byte[] bytes, int... mark) {
			for (var at = bytes.length - mark.length; at >= 0; at--) {
				var found = 0;
				while (found < mark.length && (bytes[at + found] & 0xFF) == mark[found]) {
					found++;
				}
				if (found == mark.length) {
					return true;
				}
			}
			return false;
		}

		/** @return null if the bytes are none of these images */
		static @Nullable Kind of(byte[] bytes) {
			for (var kind : values()) {
				if (kind.begins(bytes)) {
					return kind;
				}
			}
			return null;
		}
	}

	/** @param bytes that begin like an image */
	static AttachmentReader.Result fit(String name, byte[] bytes) {
		var kind = Kind.of(bytes);
		var header = kind == null ? null : ImageHeader.of(bytes);
		if (kind == null || header == null || header.width() <= 0 || header.height() <= 0 || !kind.ends(bytes)) {
			return new AttachmentReader.Result.Refused(NLS.bind(Messages.ImageFitter_refusedBroken, name));
		}
		if ((long) header.width() * header.height() > ImageHeader.MAX_PIXELS) {
			return new AttachmentReader.Result.Refused(NLS.bind(Messages.ImageFitter_refusedPixels,
					new Object[]{name, header.width(), header.height(), ImageHeader.MAX_PIXELS / 1_000_000}));
		}
		ONE.lock();
		try {
			var data = new ImageLoader().load(new ByteArrayInputStream(header.bytes()))[0];
			if (isSmall(data) && bytes.length <= MOST_BYTES) {
				return image(name, kind.mediaType, bytes, data.width, data.height);
			}
			return scale(name, kind, turned(data, kind == Kind.JPEG ? Orientation.of(bytes) : 1));
		} catch (@SuppressWarnings("unused") SWTException | IllegalArgumentException e) {
			var unknown = kind == Kind.WEBP && bytes.length <= MOST_BYTES // SWT does not read it everywhere
					&& Math.max(header.width(), header.height()) <= LONGEST_SIDE;
			return unknown
					? image(name, kind.mediaType, bytes, header.width(), header.height())
					: new AttachmentReader.Result.Refused(NLS.bind(Messages.ImageFitter_refusedBroken, name));
		} finally {
			ONE.unlock();
		}
	}

	private static boolean isSmall(ImageData data) {
		return Math.max(data.width, data.height) <= LONGEST_SIDE;
	}

	private static AttachmentReader.Result image(String name, String mediaType, byte[] bytes, int width, int height) {
		return new AttachmentReader.Result.Read(new Attachment.Image(name, mediaType, Blob.of(bytes)),
				NLS.bind(Messages.ImageFitter_chipPixels, String.valueOf(width), String.valueOf(height)), ""); //$NON-NLS-1$
	}

	private static AttachmentReader.Result scale(String name, Kind kind, ImageData data) {
		for (var side = (double) LONGEST_SIDE;; side *= STEP) {
			var scaled = ImageDecoder.fit(data, (int) side, (int) side);
			var png = kind == Kind.JPEG ? null : save(scaled, SWT.IMAGE_PNG);
			var bytes = png == null || png.length > MOST_BYTES ? save(onWhite(scaled), SWT.IMAGE_JPEG) : png;
			if (bytes.length <= MOST_BYTES) {
				return image(name, (bytes == png ? Kind.PNG : Kind.JPEG).mediaType, bytes, scaled.width, scaled.height);
			}
		}
	}

	/** An image as PNG, for example from the clipboard. */
	static byte[] png(ImageData image) {
		return save(image, SWT.IMAGE_PNG);
	}

	private static byte[] save(ImageData image, int format) {
		var loader = new ImageLoader();
		loader.data = new ImageData[]{image};
		if (format == SWT.IMAGE_JPEG) {
			loader.compression = QUALITY;
		}
		var bytes = new ByteArrayOutputStream();
		loader.save(bytes, format);
		return bytes.toByteArray();
	}

	/** JPEG has no transparency. */
	private static ImageData onWhite(ImageData image) {
		var palette = new PaletteData(0xFF0000, 0xFF00, 0xFF);
		var flat = new ImageData(image.width, image.height, 24, palette);
		for (var y = 0; y < image.height; y++) {
			for (var x = 0; x < image.width; x++) {
				var colour = image.palette.getRGB(image.getPixel(x, y));
				var alpha = image.alphaData == null ? 255 : image.getAlpha(x, y);
				flat.setPixel(x, y, palette.getPixel(
						new RGB(mix(colour.red, alpha), mix(colour.green, alpha), mix(colour.blue, alpha))));
			}
		}
		return flat;
	}

	private static int mix(int colour, int alpha) {
		return (colour * alpha + 255 * (255 - alpha)) / 255;
	}

	/** What the camera wrote about how it was held is lost when an image is written anew. */
	private static ImageData turned(ImageData image, int orientation) {
		if (orientation < 2) {
			return image;
		}
		var onItsSide = orientation > 4;
		var turned = new ImageData(onItsSide ? image.height : image.width, onItsSide ? image.width : image.height,
				image.depth, image.palette);
		for (var y = 0; y < turned.height; y++) {
			for (var x = 0; x < turned.width; x++) {
				var right = image.width - 1;
				var bottom = image.height - 1;
				var pixel = switch (orientation) {
					case 2 -> image.getPixel(right - x, y);
					case 3 -> image.getPixel(right - x, bottom - y);
					case 4 -> image.getPixel(x, bottom - y);
					case 5 -> image.getPixel(y, x);
					case 6 -> image.getPixel(y, bottom - x);
					case 7 -> image.getPixel(right - y, bottom - x);
					default -> image.getPixel(right - y, x);
				};
				turned.setPixel(x, y, pixel);
			}
		}
		return turned;
	}

	/** Reads the EXIF field of that name. */
	private static final class Orientation {

		private static final int TAG = 0x0112;

		private Orientation() {}

		/** From 1, upright, to 8; 1 if the file does not say. */
		static int of(byte[] jpeg) {
			try {
				var at = 2;
				while (number(jpeg, at, 1, false) == 0xFF) {
					var marker = number(jpeg, at + 1, 1, false);
					if (marker == 0xE1 && number(jpeg, at + 4, 4, false) == 0x45786966) { // "Exif"
						return inTiff(jpeg, at + 10);
					}
					if (marker == 0xDA) {
						return 1;
					}
					at += 2 + Math.max(2, number(jpeg, at + 2, 2, false));
				}
			} catch (@SuppressWarnings("unused") IndexOutOfBoundsException e) {
				// breaks off
			}
			return 1;
		}

		private static int inTiff(byte[] bytes, int start) {
			var little = bytes[start] == 'I';
			var directory = start + number(bytes, start + 4, 4, little);
			for (var entry = number(bytes, directory, 2, little) - 1; entry >= 0; entry--) {
				var at = directory + 2 + 12 * entry;
				if (number(bytes, at, 2, little) == TAG) {
					var value = number(bytes, at + 8, 2, little);
					return value >= 1 && value <= 8 ? value : 1;
				}
			}
			return 1;
		}

		private static int number(byte[] bytes, int at, int count, boolean little) {
			var value = 0;
			for (var i = 0; i < count; i++) {
				value = value << 8 | bytes[little ? at + count - 1 - i : at + i] & 0xFF;
			}
			return value;
		}
	}
}
