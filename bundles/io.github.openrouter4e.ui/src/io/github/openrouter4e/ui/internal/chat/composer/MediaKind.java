package io.github.openrouter4e.ui.internal.chat.composer;

import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;

/**
 * The kinds of sounds and videos that OpenRouter names; which of them a provider takes differs. A file's bytes tell its kind.
 *
 * @see <a href="https://openrouter.ai/docs/guides/overview/multimodal/audio">Audio</a>
 * @see <a href="https://openrouter.ai/docs/guides/overview/multimodal/videos">Video</a>
 */
@SuppressWarnings("nls") // names of formats, and their marks
enum MediaKind {

	WAV("wav"), MP3("mp3"), AIFF("aiff"), AAC("aac"), OGG("ogg"), FLAC("flac"), M4A("m4a"), MP4("video/mp4"), MOV(
			"video/mov"), MPEG("video/mpeg"), WEBM("video/webm");

	/** What is looked for beyond a mark at the beginning stands within these bytes. */
	private static final int HEAD = 4_096;

	private final String format;

	MediaKind(String format) {
		this.format = format;
	}

	Attachment attachment(String name, Blob data) {
		return format.startsWith("video/")
				? new Attachment.Video(name, format, data)
				: new Attachment.Audio(name, format, data);
	}

	/** @return null if the bytes are none of these */
	static @Nullable MediaKind of(byte[] bytes) {
		if (bytes.length < 12) {
			return null;
		}
		var head = text(bytes, 0, Math.min(bytes.length, HEAD));
		if (head.startsWith("RIFF") && head.startsWith("WAVE", 8)) {
			return WAV;
		}
		if (head.startsWith("FORM") && (head.startsWith("AIFF", 8) || head.startsWith("AIFC", 8))) {
			return AIFF;
		}
		if (head.startsWith("fLaC")) {
			return FLAC;
		}
		if (head.startsWith("OggS")) {
			return head.contains("\1vorbis") || head.contains("OpusHead") || head.contains("Speex   ") ? OGG : null;
		}
		if (head.startsWith("ftyp", 4)) {
			return inBoxes(bytes, head.substring(8, 12));
		}
		if (head.startsWith("\u001AE\u00DF\u00A3")) {
			return head.contains("webm") ? WEBM : null;
		}
		if (head.startsWith("\0\0\1\u00BA") || head.startsWith("\0\0\1\u00B3")) {
			return MPEG;
		}
		return head.startsWith("ID3") || isMp3Frame(bytes) ? MP3 : isAacFrame(bytes) ? AAC : null;
	}

	private static String text(byte[] bytes, int from, int to) {
		return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
	}

	/** The format of MP4 holds sounds, videos and images; the brand does not always tell, the kinds of the tracks do. */
	private static @Nullable MediaKind inBoxes(byte[] bytes, String brand) {
		if (brand.startsWith("M4A") || brand.startsWith("M4B")) {
			return M4A;
		}
		var sound = false;
		for (var at = 8; at + 16 <= bytes.length; at++) {
			if (bytes[at] == 'h' && bytes[at + 1] == 'd' && bytes[at + 2] == 'l' && bytes[at + 3] == 'r') {
				var handler = text(bytes, at + 12, at + 16);
				if (handler.equals("vide")) {
					return brand.equals("qt  ") ? MOV : MP4;
				}
				sound |= handler.equals("soun");
			}
		}
		return sound ? M4A : null;
	}

	/** The mark of a frame of layer III, with values that are no reserved ones: a text file does not begin so. */
	private static boolean isMp3Frame(byte[] bytes) {
		return (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xE6) == 0xE2 && (bytes[1] & 0x18) != 0x08
				&& (bytes[2] & 0xF0) != 0 && (bytes[2] & 0xF0) != 0xF0 && (bytes[2] & 0x0C) != 0x0C;
	}

	private static boolean isAacFrame(byte[] bytes) {
		return (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xF6) == 0xF0 && (bytes[2] >> 2 & 0xF) < 13;
	}
}
