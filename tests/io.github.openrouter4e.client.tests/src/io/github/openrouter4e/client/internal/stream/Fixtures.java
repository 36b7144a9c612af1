package io.github.openrouter4e.client.internal.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Small streams of our own in the shapes that OpenRouter has been seen to send. */
final class Fixtures {
	/** Every stream. */
	static final List<String> ALL = List.of("text-usage-repeats-finish.sse", "text-usage-without-choice.sse",
			"text-usage-finish-null.sse", "tools.sse", "reasoning.sse", "encrypted-reasoning.sse",
			"images-and-annotations.sse", "multibyte-and-escapes.sse", "error-documented.sse", "error-no-choice.sse",
			"error-with-usage.sse", "error-string-code.sse", "error-first.sse", "finish-error-only.sse", "cut.sse",
			"comments-and-fields.sse", "reasoning-in-pieces.sse", "languages-in-pieces.sse",
			"tool-arguments-in-pieces.sse", "speech-in-pieces.sse");

	private Fixtures() {}

	static byte[] bytes(String name) {
		try (InputStream in = Fixtures.class.getResourceAsStream("/streams/" + name)) {
			if (in == null) {
				throw new IllegalArgumentException("no fixture " + name);
			}
			return in.readAllBytes();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static Decoding decode(String name) {
		return Decoding.of(bytes(name));
	}
}
