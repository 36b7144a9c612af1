package io.github.openrouter4e.chat.internal.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Blob;

/** What kind of image bytes are, by their first ones: names and what others say of them are wrong too often. */
@SuppressWarnings("nls") // file formats
final class ImageType {

	private static final int HEAD = 16;

	private ImageType() {}

	/** The media type; {@code null} if it is no image that providers take. */
	static @Nullable String of(Blob data) {
		String head;
		try (InputStream in = data.open()) {
			head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
		} catch (@SuppressWarnings("unused") IOException e) {
			return null; // memory does not fail
		}
		if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
			return "image/png";
		}
		if (head.startsWith("\u00FF\u00D8\u00FF")) {
			return "image/jpeg";
		}
		if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
			return "image/gif";
		}
		if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
			return "image/webp";
		}
		if (head.startsWith("BM")) {
			return "image/bmp";
		}
		if (head.startsWith("II*\u0000") || head.startsWith("MM\u0000*")) {
			return "image/tiff";
		}
		if (head.startsWith("ftyp", 4)) {
			return head.startsWith("avif", 8)
					? "image/avif"
					: head.startsWith("hei", 8) || head.startsWith("mif1", 8) ? "image/heic" : null;
		}
		return null;
	}
}
