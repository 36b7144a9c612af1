package io.github.openrouter4e.markdown.text;

import java.util.Base64;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** Images that an answer carries with it, as data: addresses. */
@SuppressWarnings("nls") // patterns
public final class DataImage {

	/** SVG is left out: it is a document with scripts and remote parts of its own. */
	private static final Pattern SAFE = Pattern
			.compile("data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\\s]*+", Pattern.CASE_INSENSITIVE);
	private static final int MAX_LENGTH = 30_000_000;
	/** Nearly every image says within so many characters how large it is. */
	private static final int BEGINNING = 64 * 1024;

	private DataImage() {}

	public static boolean isSafe(@Nullable String address) {
		return address != null && address.length() <= MAX_LENGTH && SAFE.matcher(address).matches();
	}

	/** @return what the image says of itself; null if the address is not a safe image, or the image says nothing */
	public static @Nullable ImageHeader header(String address) {
		if (!isSafe(address)) {
			return null;
		}
		try {
			var start = address.indexOf(',') + 1;
			var header = ImageHeader
					.of(decode(address.substring(start, Math.min(address.length(), start + BEGINNING))));
			return header == null && address.length() - start > BEGINNING
					? ImageHeader.of(decode(address.substring(start)))
					: header;
		} catch (@SuppressWarnings("unused") IllegalArgumentException e) {
			return null; // the data itself is broken
		}
	}

	/** @return the image file's bytes, null if the address is not a safe image */
	public static byte @Nullable [] bytes(String address) {
		if (!isSafe(address)) {
			return null;
		}
		return decode(address.substring(address.indexOf(',') + 1));
	}

	private static byte[] decode(String data) {
		return Base64.getMimeDecoder().decode(data);
	}
}
