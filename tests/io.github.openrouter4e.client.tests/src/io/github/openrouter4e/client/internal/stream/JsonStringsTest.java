package io.github.openrouter4e.client.internal.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

class JsonStringsTest {
	private static final String[] PIECES = {"a", "word ", "\\n", "\\\"", "\\\\", "\\u00e9", "\\ud83d\\ude00", "é", "中文",
			"😀", "\\/", "\\t", "0123456789abcdef", "ÿ", "\\u0100", "x".repeat(300), "\\u0000", "\\ud83d", "{}[]:,",
			"\u007f", "\u2028"};

	private final JsonStrings strings = new JsonStrings();

	@Test
	void decodesWhatJacksonDecodes() throws IOException {
		ObjectMapper mapper = new ObjectMapper();
		for (int seed = 0; seed < 3000; seed++) {
			Random random = new Random(seed);
			StringBuilder body = new StringBuilder();
			for (int i = random.nextInt(30); i > 0; i--) {
				body.append(PIECES[random.nextInt(PIECES.length)]);
			}
			assertEquals(mapper.readValue("\"" + body + "\"", String.class), decode(body.toString(), random),
					"seed " + seed);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"\\x", "\\u12g4", "tab\t", "nul\0", "aaaaaaaaaaaaaaa\n", "\\n\u001f"})
	void leavesWhatIsNotRightToTheParser(String body) {
		byte[] bytes = (body + "\"").getBytes(StandardCharsets.UTF_8);
		strings.begin();
		assertEquals(JsonStrings.MALFORMED, strings.decode(bytes, 0, bytes.length));
	}

	@Test
	void refusesMalformedUtf8() {
		int[][] malformed = {{0x80}, {0xC3}, {0xC0, 0x80}, {0xE2, 0x82}, {0xED, 0xA0, 0x80},
				{0xF0, 0x9F, 0x98}, {0xF0, 0x80, 0x80, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xFF}, {0xC3, 'a'},
				{0xE2, 'a', 'b'}, {0xE2, 0x82, 'b'}, {0xF0, 0x9F, 0x98, 'x'}};
		for (int[] sequence : malformed) {
			byte[] bytes = new byte[sequence.length + 4];
			Arrays.fill(bytes, (byte) '"');
			for (int i = 0; i < sequence.length; i++) {
				bytes[i] = (byte) sequence[i];
			}
			strings.begin();
			assertEquals(JsonStrings.MALFORMED, strings.decode(bytes, 0, bytes.length));
		}
	}

	/** All at once, and in several reads; what follows the string must not matter. */
	private String decode(String body, Random random) {
		byte[] bytes = ("??" + body + "\"??").getBytes(StandardCharsets.UTF_8);
		strings.begin();
		assertEquals(bytes.length - 3, strings.decode(bytes, 2, bytes.length));
		String atOnce = strings.text();
		strings.begin();
		int from = 2;
		int to = from;
		int quote = JsonStrings.MORE;
		while (quote == JsonStrings.MORE) {
			to = Math.min(bytes.length, to + 1 + random.nextInt(12));
			quote = strings.decode(bytes, from, to);
			from = strings.position();
		}
		assertEquals(bytes.length - 3, quote);
		assertEquals(atOnce, strings.text());
		return atOnce;
	}
}
