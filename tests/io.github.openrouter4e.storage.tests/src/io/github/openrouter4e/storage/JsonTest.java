package io.github.openrouter4e.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;

class JsonTest {

	private static final String[] ODD = {"", "x", "2026-11-28", "2026-11-28T03:04:05", "2026-11-28T03:04:05+01:00",
			"2026-11-28T24:00:00Z", "2026-11-28T23:59:60Z", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z",
			"2026-11-28T03:04:05.Z", "2026-11-28T03:04:05.1234567890Z", "2026-11-28t03:04:05z", "-026-11-28T03:04:05Z",
			"+12026-11-28T03:04:05Z", "2026-11-28T03:04:05.-12Z", "2026-11-28T03:04Z", "0000-01-01T00:00:00Z",
			"2026-11-28T03:04:05.5Z", "2026-11-28T03:04:0\u0665Z"};

	@Test
	void readsTimesAsTheyAreWritten() {
		Random random = new Random(1);
		for (int i = 0; i < 50_000; i++) {
			int nanos = random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000_000);
			long seconds = random.nextLong(-62_000_000_000L, 250_000_000_000L);
			Instant time = Instant.ofEpochSecond(seconds, random.nextBoolean() ? nanos : nanos / 1_000_000 * 1_000_000);
			assertEquals(time, Json.parseInstant(time.toString()));
		}
		for (String text : ODD) {
			assertEquals(outcome(text, false), outcome(text, true), text);
		}
	}

	private static String outcome(String text, boolean ours) {
		try {
			return (ours ? Json.parseInstant(text) : Instant.parse(text)).toString();
		} catch (DateTimeException e) {
			return "no time";
		}
	}
}
