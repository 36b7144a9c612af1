package io.github.openrouter4e.markdown.text;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What an image file says of itself before it is decoded, so that a small file
 * which claims to be a huge image is never decoded at all.
 *
 * @param bytes the file; of an animation only the first picture
 */
public record ImageHeader(int width, int height, byte[] bytes) {

	/** What is decoded of one image at most, in pixels: 100 MB. */
	public static final int MAX_PIXELS = 25_000_000;
	private static final int[] PNG = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

	/** Null if this is no PNG, JPEG, GIF or WebP file, or breaks off before it says how large it is. */
	public static @Nullable ImageHeader of(byte[] bytes) {
		try {
			if (starts(bytes, 0, PNG)) {
				return new ImageHeader(big(bytes, 16, 4), big(bytes, 20, 4), bytes);
			}
			if (starts(bytes, 0, 'G', 'I', 'F', '8')) {
				return gif(bytes);
			}
			if (starts(bytes, 0, 0xFF, 0xD8)) {
				return jpeg(bytes);
			}
			return starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P') ? webp(bytes) : null;
		} catch (@SuppressWarnings("unused") IndexOutOfBoundsException e) {
			return null; // breaks off
		}
	}

	/** {@return the usual extension of such a file} */
	public String extension() {
		return switch (bytes[0] & 0xFF) {
			case 0x89 -> "png"; //$NON-NLS-1$
			case 'G' -> "gif"; //$NON-NLS-1$
			case 'R' -> "webp"; //$NON-NLS-1$
			default -> "jpg"; //$NON-NLS-1$
		};
	}

	/** Whether decoding the image takes no more memory than an answer may. */
	public boolean isShowable() {
		return isShowable(width, height);
	}

	/** Whether decoding an image of this size takes no more memory than an answer may. */
	public static boolean isShowable(int width, int height) {
		return width > 0 && height > 0 && (long) width * height <= MAX_PIXELS;
	}

	private static @Nullable ImageHeader jpeg(byte[] bytes) {
		var at = 2;
		while (true) {
			var marker = big(bytes, at, 2);
			if (marker == 0xFFFF) {
				at++; // filling
			} else if (marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8
					&& marker != 0xFFCC) {
				return new ImageHeader(big(bytes, at + 7, 2), big(bytes, at + 5, 2), bytes);
			} else if (marker < 0xFF01 || marker == 0xFFDA || marker == 0xFFD9) {
				return null; // the picture begins or ends without a size
			} else {
				at += 2 + Math.max(2, big(bytes, at + 2, 2));
			}
		}
	}

	/** A picture of an animation may be larger than the animation says it is. */
	private static @Nullable ImageHeader gif(byte[] bytes) {
		var at = 13 + colours(bytes[10]);
		while (bytes[at] == 0x21) { // an extension
			at = afterBlocks(bytes, at + 2);
		}
		if (bytes[at] != 0x2C) {
			return null;
		}
		var width = Math.max(little(bytes, 6, 2), little(bytes, at + 1, 2) + little(bytes, at + 5, 2));
		var height = Math.max(little(bytes, 8, 2), little(bytes, at + 3, 2) + little(bytes, at + 7, 2));
		var end = afterBlocks(bytes, at + 11 + colours(bytes[at + 9]));
		var first = Arrays.copyOf(bytes, end + 1);
		first[end] = 0x3B; // the end of the file
		return new ImageHeader(width, height, first);
	}

	private static int colours(byte flags) {
		return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
	}

	private static int afterBlocks(byte[] bytes, int start) {
		var at = start;
		while (bytes[at] != 0) {
			at += 1 + (bytes[at] & 0xFF);
		}
		return at + 1;
	}

	private static @Nullable ImageHeader webp(byte[] bytes) {
		if (starts(bytes, 12, 'V', 'P', '8', 'X')) {
			// of an animation, too; its pictures lie within
			return new ImageHeader(little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1, bytes);
		}
		if (starts(bytes, 12, 'V', 'P', '8', 'L')) {
			var sizes = little(bytes, 21, 4);
			return new ImageHeader((sizes & 0x3FFF) + 1, (sizes >>> 14 & 0x3FFF) + 1, bytes);
		}
		return starts(bytes, 12, 'V', 'P', '8', ' ')
				? new ImageHeader(little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF, bytes)
				: null;
	}

	private static boolean starts(byte[] bytes, int at, int... with) {
		for (var i = 0; i < with.length; i++) {
			if (at + i >= bytes.length || (bytes[at + i] & 0xFF) != with[i]) {
				return false;
			}
		}
		return true;
	}

	private static int big(byte[] bytes, int at, int count) {
		var value = 0;
		for (var i = 0; i < count; i++) {
			value = value << 8 | bytes[at + i] & 0xFF;
		}
		return value;
	}

	private static int little(byte[] bytes, int at, int count) {
		var value = 0;
		for (var i = count - 1; i >= 0; i--) {
			value = value << 8 | bytes[at + i] & 0xFF;
		}
		return value;
	}
}
