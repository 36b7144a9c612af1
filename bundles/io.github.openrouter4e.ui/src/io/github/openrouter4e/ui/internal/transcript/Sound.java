package io.github.openrouter4e.ui.internal.transcript;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.openrouter4e.chat.Blob;

/**
 * A spoken answer. It is asked for as samples without a header; what a provider sends in a format of its own instead is told
 * by its first bytes, and stays as it is.
 *
 * @param bytes     as they came; not to be changed
 * @param extension of a file with the sound
 */
public record Sound(byte[] bytes, String extension) {

	/** What is asked for: one channel of samples of 16 bits, the lower byte first. */
	public static final int SAMPLES_A_SECOND = 24_000;
	private static final int SAMPLE = 2;
	private static final int HEADER = 44;
	private static final String WAVE = "wav"; //$NON-NLS-1$

	/** {@return the sound of an answer} */
	public static Sound of(List<Blob> pieces) {
		var all = new ByteArrayOutputStream(pieces.stream().mapToInt(Blob::size).sum());
		pieces.forEach(piece -> all.writeBytes(piece.bytes()));
		var bytes = all.toByteArray();
		return new Sound(bytes, extension(bytes));
	}

	@SuppressWarnings("nls") // file formats
	private static String extension(byte[] bytes) {
		var head = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
		if (head.startsWith("ID3") || head.startsWith("\u00FF\u00FB") || head.startsWith("\u00FF\u00F3")) {
			return "mp3";
		}
		return head.startsWith("OggS") ? "ogg" : head.startsWith("fLaC") ? "flac" : WAVE;
	}

	/** Whether it is samples, which the platform plays. */
	public boolean isSamples() {
		return extension.equals(WAVE) && !hasHeader();
	}

	private boolean hasHeader() {
		return bytes.length > HEADER && new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF"); //$NON-NLS-1$
	}

	/** {@return the duration of samples in seconds, rounded up; 0 if it is not known} */
	public static int seconds(List<Blob> pieces) {
		if (pieces.isEmpty()
				|| !new Sound(pieces.getFirst().bytes(), extension(pieces.getFirst().bytes())).isSamples()) {
			return 0;
		}
		long size = pieces.stream().mapToLong(Blob::size).sum();
		return (int) Math.ceilDiv(size, (long) SAMPLE * SAMPLES_A_SECOND);
	}

	/** {@return the content of a file with the sound: samples get the header of a wave file} */
	public byte[] file() {
		if (!isSamples()) {
			return bytes;
		}
		var file = ByteBuffer.allocate(HEADER + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
		file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + bytes.length); //$NON-NLS-1$
		file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1); //$NON-NLS-1$
		file.putInt(SAMPLES_A_SECOND).putInt(SAMPLES_A_SECOND * SAMPLE).putShort((short) SAMPLE)
				.putShort((short) (8 * SAMPLE));
		file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes.length).put(bytes); //$NON-NLS-1$
		return file.array();
	}
}
