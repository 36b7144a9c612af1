package io.github.openrouter4e.ui.internal.markdown;

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

	private DataImage() {}

	public static boolean isSafe(@Nullable String address) {
		return address != null && address.length() <= MAX_LENGTH && SAFE.matcher(address).matches();
	}

	/** @return the image file's bytes, null if the address is not a safe image */
	public static byte @Nullable [] bytes(String address) {
		if (!isSafe(address)) {
			return null;
		}
		return Base64.getMimeDecoder().decode(address.substring(address.indexOf(',') + 1));
	}
}
