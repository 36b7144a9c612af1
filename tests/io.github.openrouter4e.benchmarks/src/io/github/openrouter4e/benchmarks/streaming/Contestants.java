package io.github.openrouter4e.benchmarks.streaming;

import java.util.List;

/** Who takes part. */
final class Contestants {

	private Contestants() {}

	/** The raw drain first: the others are compared with it. */
	static List<Contestant> all() {
		return List.of(new RawDrain(), new OurClient(), new LinesAndTree(), new LangChain4j(), new OpenAiJava());
	}
}
