package io.github.openrouter4e.client.internal.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.Random;

import org.junit.jupiter.api.Test;

/**
 * Broken streams by the thousand, from fixed seeds. Nothing but an answer or an {@code OpenRouterException} may come of
 * them, and the same however they arrive. The number of rounds is the budget.
 */
class StreamFuzzTest {
	private static final int ROUNDS = 12_000;
	private static final String[] TOKENS = {"{", "}", "[", "]", "\"", "\\", "\n\n", "\r", "data: ", "data: [DONE]\n\n",
			":",
			"null", "1e999999999", "-1", "\"error\":", "\"choices\":", "\"index\":9999999999", "\"delta\":", "\u0000",
			"\\ud800", "[[[[[[[[", "\uFEFF", "<html>", "\"tool_calls\":[{\"index\":-5}]", "\"usage\":7"};

	@Test
	void survivesAnything() {
		for (int seed = 0; seed < ROUNDS; seed++) {
			Random random = new Random(seed);
			byte[] stream = mutated(Fixtures.bytes(Fixtures.ALL.get(random.nextInt(Fixtures.ALL.size()))), random);
			String whole = Decoding.of(stream).essence();
			int most = 1 + random.nextInt(300);
			assertEquals(whole, Decoding.of(stream, () -> 1 + random.nextInt(most)).essence(), "seed " + seed);
		}
	}

	private static byte[] mutated(byte[] original, Random random) {
		byte[] stream = original;
		for (int i = 1 + random.nextInt(6); i > 0 && stream.length > 0; i--) {
			stream = mutatedOnce(stream, random);
		}
		return stream;
	}

	private static byte[] mutatedOnce(byte[] stream, Random random) {
		int at = random.nextInt(stream.length);
		int until = Math.min(stream.length, at + random.nextInt(60));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(stream, 0, at);
		switch (random.nextInt(6)) {
			case 0 -> out.write(random.nextInt(256)); // and the rest moves on
			case 1 -> until = Math.min(stream.length, until + random.nextInt(200)); // cut out
			case 2 ->
				out.writeBytes(TOKENS[random.nextInt(TOKENS.length)].getBytes(java.nio.charset.StandardCharsets.UTF_8));
			case 3 -> { // doubled
				out.write(stream, at, until - at);
				until = at;
			}
			case 4 -> { // another byte in place of one
				out.write(random.nextInt(256));
				until = Math.min(stream.length, at + 1);
			}
			default -> until = stream.length; // ends here
		}
		out.write(stream, until, stream.length - until);
		return out.toByteArray();
	}
}
