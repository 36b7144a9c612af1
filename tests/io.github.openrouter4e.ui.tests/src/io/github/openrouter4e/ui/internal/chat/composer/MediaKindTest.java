package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;

/** Files are written as Latin-1, their bytes beyond ASCII as <xx>. */
@SuppressWarnings("nls")
class MediaKindTest {

	@ParameterizedTest
	@CsvSource(delimiter = ';', ignoreLeadingAndTrailingWhitespace = false, value = {"RIFF....WAVEfmt ;wav",
			"FORM....AIFFCOMM;aiff", "fLaC<00><00><00><22>....;flac", "OggS<00><02>........<01>vorbis;ogg",
			"OggS<00><02>........OpusHead;ogg", "ID3<04><00>........;mp3", "<ff><fb><90><64>........;mp3",
			"<ff><f1><50><80>........;aac", "<00><00><00><20>ftypM4A <00><00>;m4a",
			"<00><00><00><20>ftypisom....hdlr........soun....;m4a",
			"<00><00><00><20>ftypisom....hdlr........soun....hdlr........vide....;video/mp4",
			"<00><00><00><20>ftypqt  ....hdlr........vide....;video/mov", "<00><00><01><ba>........;video/mpeg",
			"<1a>E<df><a3>....B<82><84>webm;video/webm"})
	void theBytesTell(String content, String format) {
		var kind = MediaKind.of(bytes(content));
		var attachment = kind == null ? null : kind.attachment("a", Blob.of(new byte[1]));
		assertEquals(format, switch (attachment) {
			case Attachment.Audio audio -> audio.format();
			case Attachment.Video video -> video.mediaType();
			case null, default -> "none";
		});
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "RIFF", "RIFF....AVI LIST", "OggS<00><02>........<80>theora",
			"<1a>E<df><a3>....matroska",
			"<ff><fe>H<00>e<00>l<00>l<00>o<00>", "<ff><fb><f0><64>........", "plain text, hdlr and vide",
			"<00><00><00><20>ftypheic....hdlr........pict....", "<00><00><00><20>ftypisom...."})
	void othersAreNone(String content) {
		assertNull(MediaKind.of(bytes(content)));
	}

	private static byte[] bytes(String content) {
		var text = new StringBuilder();
		for (var at = 0; at < content.length(); at++) {
			if (content.charAt(at) == '<') {
				text.append((char) Integer.parseInt(content.substring(at + 1, at + 3), 16));
				at += 3;
			} else {
				text.append(content.charAt(at));
			}
		}
		return text.toString().getBytes(StandardCharsets.ISO_8859_1);
	}
}
