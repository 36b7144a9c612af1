package io.github.openrouter4e.client.internal.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
			assertEquals(mapper.readValue("\"" + body + "\"", String.class), decode(body.toString()), "seed " + seed);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"\"", "a\"b", "\\", "\\x", "\\u12", "\\u12g4", "tab\t", "nul\0", "aaaaaaaaaaaaaaa\n"})
	void leavesWhatIsNotRightToTheParser(String body) {
		assertNull(decode(body));
	}

	@Test
	void refusesMalformedUtf8() {
		int[][] malformed = {{0x80}, {0xC3}, {0xC0, 0x80}, {0xE2, 0x82}, {0xED, 0xA0, 0x80}, {0xF0, 0x9F, 0x98},
				{0xF0, 0x80, 0x80, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xFF}, {0xC3, 'a'}, {0xE2, 'a', 'b'},
				{0xE2, 0x82, 'b'}, {0xF0, 0x9F, 0x98, 'x'}};
		for (int[] sequence : malformed) {
			byte[] bytes = new byte[sequence.length];
			for (int i = 0; i < sequence.length; i++) {
				bytes[i] = (byte) sequence[i];
			}
			assertNull(strings.decode(bytes, 0, bytes.length));
		}
	}

	private String decode(String body) {
		byte[] bytes = ("??" + body + "\"?").getBytes(StandardCharsets.UTF_8);
		return strings.decode(bytes, 2, bytes.length - 2);
	}
}
