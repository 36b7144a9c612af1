package io.github.openrouter4e.client.internal.stream;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Decodes Base64 that comes in pieces: each of them whole, with its own padding, or cut anywhere out of one text. What is
 * no Base64 is passed over. Not thread-safe.
 */
final class AudioDecoder {
	private static final byte[] VALUES = values();

	private int bits;
	private int digits; // in bits, at most 3

	private static byte[] values() {
		byte[] values = new byte[128];
		Arrays.fill(values, (byte) -1);
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"; //$NON-NLS-1$
		for (int i = 0; i < alphabet.length(); i++) {
			values[alphabet.charAt(i)] = (byte) i;
		}
		values['-'] = values['+']; // the variant for addresses
		values['_'] = values['/'];
		return values;
	}

	/** The bytes that are complete now; may be empty. */
	byte[] append(String piece) {
		var bytes = new ByteArrayOutputStream(piece.length() * 3 / 4 + 3);
		for (int i = 0; i < piece.length(); i++) {
			char c = piece.charAt(i);
			if (c == '=') {
				padded(bytes);
			} else if (c < VALUES.length && VALUES[c] >= 0) {
				bits = bits << 6 | VALUES[c];
				if (++digits == 4) {
					bytes.write(bits >> 16);
					bytes.write(bits >> 8);
					bytes.write(bits);
					bits = 0;
					digits = 0;
				}
			}
		}
		return bytes.toByteArray();
	}

	/** Nothing more comes: the bytes of a last group without padding. */
	byte[] end() {
		var bytes = new ByteArrayOutputStream(2);
		padded(bytes);
		return bytes.toByteArray();
	}

	private void padded(ByteArrayOutputStream bytes) {
		if (digits == 2) {
			bytes.write(bits >> 4);
		} else if (digits == 3) {
			bytes.write(bits >> 10);
			bytes.write(bits >> 2);
		}
		bits = 0;
		digits = 0;
	}
}
