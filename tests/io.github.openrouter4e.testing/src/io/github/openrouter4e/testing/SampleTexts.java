package io.github.openrouter4e.testing;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.wire.Tokens;

/** What the stand-in says. */
final class SampleTexts {

	static final String REASONING = """
			The question asks how many remain. There were fifteen to begin with, three were taken away. \
			Fifteen minus three is twelve. Nothing was put back, so twelve it is.""";

	static final String TABLE = """
			| Language | First release | Typing |
			|:---------|:-------------:|-------:|
			| Java     | 1995          | static |
			| Python   | 1991          | dynamic |
			| Kotlin   | 2011          | static |
			""";

	static final String CODE = """
			```java
			public record Greeting(String name) {
				/** Says hello; the name may not be blank. */
				public String text() {
					return "Hello, " + name + "!";
				}
			}
			```
			""";

	static final String CITED = "Eclipse was released as open source in November 2001.";

	/** A dot of one pixel. */
	static final String IMAGE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
			+ "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

	static final String SPOKEN = "You hear a tone of two seconds, which gets quieter.";

	private SampleTexts() {}

	/** Two seconds of a tone, as OpenRouter streams sound: 16 bits, mono, 24,000 samples a second. */
	static byte[] sound() {
		int samples = 2 * 24_000;
		byte[] sound = new byte[2 * samples];
		for (int i = 0; i < samples; i++) {
			int value = (int) (8000.0 * (samples - i) / samples * Math.sin(i * 2 * Math.PI * 440 / 24_000));
			sound[2 * i] = (byte) value;
			sound[2 * i + 1] = (byte) (value >> 8);
		}
		return sound;
	}

	/** A bit of everything that Markdown has, and what the request looked like from here. */
	static String markdown(String prompt, JsonNode request) {
		return """
				# Answer of the stand-in server

				You asked: *%s*

				This is **not** a model. It shows what an answer looks like:

				- the model asked for is `%s`
				- the request has %d messages, about %d tokens
				- ~~nothing~~ everything stays on this machine

				1. A numbered list
				   - with a nested one
				2. and a [link](https://openrouter.ai/docs)

				%s
				> Quotations work, too.

				%s
				That is all.
				""".formatted(firstLine(prompt), request.path("model").asText(""), request.path("messages").size(),
				Tokens.ofRequest(request), TABLE, CODE);
	}

	private static String firstLine(String prompt) {
		String line = prompt.lines().findFirst().orElse("").replace("*", "\\*");
		return line.length() > 120 ? line.substring(0, 120) + "…" : line;
	}
}
