package io.github.openrouter4e.client.internal.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Test;

class AudioDecoderTest {

	@Test
	void oneTextCutAnywhere() {
		for (int seed = 0; seed < 500; seed++) {
			var random = new Random(seed);
			byte[] bytes = bytes(random);
			String text = (random.nextBoolean() ? Base64.getEncoder() : Base64.getUrlEncoder().withoutPadding())
					.encodeToString(bytes);
			var decoder = new AudioDecoder();
			var decoded = new ByteArrayOutputStream();
			for (int from = 0; from < text.length();) {
				int to = Math.min(text.length(), from + 1 + random.nextInt(9));
				decoded.writeBytes(decoder.append(text.substring(from, to)));
				from = to;
			}
			decoded.writeBytes(decoder.end());
			assertArrayEquals(bytes, decoded.toByteArray(), "seed " + seed);
		}
	}

	@Test
	void piecesThatAreEncodedEachOnItsOwn() {
		for (int seed = 0; seed < 500; seed++) {
			var random = new Random(seed);
			byte[] bytes = bytes(random);
			var decoder = new AudioDecoder();
			var decoded = new ByteArrayOutputStream();
			for (int from = 0; from < bytes.length;) {
				int to = Math.min(bytes.length, from + 1 + random.nextInt(9));
				decoded.writeBytes(
						decoder.append(Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, from, to))));
				from = to;
			}
			decoded.writeBytes(decoder.end());
			assertArrayEquals(bytes, decoded.toByteArray(), "seed " + seed);
		}
	}

	@Test
	void whatIsNoBase64IsPassedOver() {
		assertArrayEquals(new byte[]{0, 1, 2}, new AudioDecoder().append("AA\nE\u00E9 C"));
	}

	private static byte[] bytes(Random random) {
		byte[] bytes = new byte[random.nextInt(60)];
		random.nextBytes(bytes);
		return bytes;
	}
}
