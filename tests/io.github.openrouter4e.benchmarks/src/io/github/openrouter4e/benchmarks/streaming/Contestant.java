package io.github.openrouter4e.benchmarks.streaming;

import java.io.IOException;

/** A way to read a streamed chat completion. Thread-safe; keeps its connections between streams. */
interface Contestant {

	String name();

	/** Reads the whole stream at this base URL, telling the counter of each piece of text as soon as it is there. */
	void stream(String baseUrl, Counter counter) throws IOException;

	/** Whether it sees text; the raw drain sees only bytes. */
	default boolean seesText() {
		return true;
	}
}
