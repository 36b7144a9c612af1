package io.github.openrouter4e.client.internal.redact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** No form of the secret comes through, and nothing else is touched. */
class RedactorTest {
	private static final String KEY = "sk-or-v1-0123456789abcdef0123456789abcdef";
	/** Has characters that JSON and addresses escape. */
	private static final String ODD_KEY = "gw/\"k\\ey\"+%&<9f>=";
	private static final String AROUND = "ab sk-or \\\\/%2&#u00\"é\n日";

	private final ObjectMapper mapper = new ObjectMapper();

	@ParameterizedTest
	@ValueSource(strings = {KEY, ODD_KEY})
	void removesEveryForm(String key) {
		Redactor redactor = Redactor.of(key);
		for (int seed = 0; seed < 20_000; seed++) {
			Random random = new Random(seed);
			String before = noise(random);
			String after = noise(random);
			String text = before + ' ' + SecretForms.any(key, random) + ' ' + after;
			assertTrue(SecretForms.isIn(text, key), text);
			String cleaned = redactor.clean(text);
			assertFalse(SecretForms.isIn(cleaned, key), () -> text + " -> " + cleaned);
			assertTrue(cleaned.startsWith(before + ' '), cleaned);
			assertTrue(cleaned.endsWith(' ' + after), cleaned);
		}
	}

	@Test
	void leavesOtherTextAsItIs() {
		Redactor redactor = Redactor.of(KEY, ODD_KEY);
		for (int seed = 0; seed < 2_000; seed++) {
			String text = noise(new Random(seed)) + KEY.substring(0, 20) + noise(new Random(-seed));
			assertSame(text, redactor.clean(text));
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			assertSame(bytes, redactor.clean(bytes));
		}
	}

	@Test
	void cleansBytesAndKeepsTheRest() {
		byte[] body = ("日\u00ff" + KEY + "é").getBytes(StandardCharsets.UTF_8);
		assertArrayEquals(("日\u00ff" + Redactor.MASK + "é").getBytes(StandardCharsets.UTF_8),
				Redactor.of(KEY).clean(body));
	}

	@Test
	void cleansNamesAndValuesOfJson() throws IOException {
		JsonNode json = mapper.readTree("{\"a\":[1,\"x %s\",{\"%s\":null}]}".formatted(KEY, KEY));
		assertEquals("{\"a\":[1,\"x [key removed]\",{\"[key removed]\":null}]}",
				Redactor.of(KEY).clean(json).toString());
	}

	@Test
	void errorsShowNoKeyOfAnybody() {
		assertEquals("Incorrect API key provided: [key removed].",
				Redactor.NONE.cleanError("Incorrect API key provided: sk-proj-abcdefghijklmnopqrstuvwxyz."));
		assertEquals("[key removed]", Redactor.NONE.cleanError("sk-or-v1-ffffffffffffffffffffff"));
		assertEquals("sk-or-v1-0e6...1c9 risk-oriented", Redactor.NONE.cleanError("sk-or-v1-0e6...1c9 risk-oriented"));
	}

	/** Local servers want a key and take any; an answer about "ollama" is not about the key. */
	@Test
	void wordsAreNoSecrets() {
		for (String word : List.of("ollama", "lm-studio", "not-needed", "x", "")) {
			String text = "with " + word + ", of course";
			assertSame(text, Redactor.of(word).clean(text));
		}
	}

	@Test
	void causesQuoteNothing() {
		Throwable harmless = new IOException("reset", new RuntimeException((String) null));
		assertSame(harmless, Redactor.of(KEY).cleanCause(harmless));
		Throwable cleaned = Redactor.of(KEY).cleanCause(new RuntimeException("x", new IOException("Bearer " + KEY)));
		assertFalse(String.valueOf(cleaned).contains(KEY));
		assertNull(cleaned.getCause());
	}

	/** A text of nothing but beginnings must not take more than its length. */
	@ParameterizedTest
	@ValueSource(strings = {"s", "sk-or-v1-", "\\", "%25", "&#", "&#115", "c2st"})
	void nastyTextTakesLinearTime(String piece) {
		String text = piece.repeat(400_000 / piece.length());
		assertSame(text, Redactor.of(KEY).clean(text));
	}

	private static String noise(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(30); i > 0; i--) {
			text.append(AROUND.charAt(random.nextInt(AROUND.length())));
		}
		return text.toString();
	}
}
