package io.github.openrouter4e.ui.internal.transcript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.sound.sampled.AudioSystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.chat.Blob;

class SoundTest {

	/** The platform reads the file as what it is. */
	@Test
	void samplesBecomeAWaveFile() throws Exception {
		var pieces = List.of(Blob.of(new byte[]{1, 2, 3}), Blob.of(new byte[]{4, 5, 6}));
		var sound = Sound.of(pieces);
		assertTrue(sound.isSamples());
		try (var read = AudioSystem.getAudioInputStream(new ByteArrayInputStream(sound.file()))) {
			var format = read.getFormat();
			assertEquals("24000.0 16 1 false", format.getSampleRate() + " " + format.getSampleSizeInBits() + " "
					+ format.getChannels() + " " + format.isBigEndian());
			assertArrayEquals(new byte[]{1, 2, 3, 4, 5, 6}, read.readAllBytes());
		}
	}

	@ParameterizedTest
	@CsvSource({"ID3abc,mp3", "OggSabc,ogg", "fLaCabc,flac"})
	void whatHasAFormatOfItsOwnStaysAsItIs(String head, String extension) {
		byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
		var sound = Sound.of(List.of(Blob.of(bytes)));
		assertEquals(extension, sound.extension());
		assertFalse(sound.isSamples());
		assertArrayEquals(bytes, sound.file());
		assertEquals(0, Sound.seconds(List.of(Blob.of(bytes))));
	}

	@Test
	void aWaveFileStaysAsItIs() {
		var file = Sound.of(List.of(Blob.of(new byte[100]))).file();
		var again = Sound.of(List.of(Blob.of(file)));
		assertFalse(again.isSamples());
		assertArrayEquals(file, again.file());
		assertEquals("wav", again.extension());
	}

	@Test
	void aBegunSecondCounts() {
		assertEquals(2, Sound.seconds(List.of(Blob.of(new byte[48_000]), Blob.of(new byte[2]))));
		assertEquals(0, Sound.seconds(List.of()));
	}
}
