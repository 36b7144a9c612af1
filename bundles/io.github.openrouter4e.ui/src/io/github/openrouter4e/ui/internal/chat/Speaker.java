package io.github.openrouter4e.ui.internal.chat;

import java.util.function.BooleanSupplier;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;

import io.github.openrouter4e.ui.internal.transcript.Sound;

/** What makes a sound heard. */
@FunctionalInterface
interface Speaker {

	/**
	 * Plays samples to their end, or until it is stopped; blocks.
	 *
	 * @param samples see {@link Sound#isSamples}
	 * @return false if there is nothing that could play them
	 */
	boolean play(byte[] samples, BooleanSupplier stopped);

	/** What the Java platform plays on. A machine without a sound device, or a platform without this module, has none. */
	static boolean platform(byte[] samples, BooleanSupplier stopped) {
		try {
			return Line.play(samples, stopped);
		} catch (@SuppressWarnings("unused") LineUnavailableException | IllegalArgumentException | SecurityException
				| LinkageError e) {
			return false;
		}
	}

	/** Loaded only where the platform can play. */
	final class Line {

		/** So much of a second is written at a time, and still heard after a stop. */
		private static final int PARTS = 10;

		private Line() {}

		static boolean play(byte[] samples, BooleanSupplier stopped) throws LineUnavailableException {
			var format = new AudioFormat(Sound.SAMPLES_A_SECOND, 16, 1, true, false);
			try (var line = AudioSystem.getSourceDataLine(format)) {
				int part = Sound.SAMPLES_A_SECOND / PARTS * format.getFrameSize();
				line.open(format, 2 * part);
				line.start();
				int end = samples.length / format.getFrameSize() * format.getFrameSize();
				for (var from = 0; from < end && !stopped.getAsBoolean(); from += part) {
					line.write(samples, from, Math.min(part, end - from));
				}
				if (!stopped.getAsBoolean()) {
					line.drain();
				}
			}
			return true;
		}
	}
}
