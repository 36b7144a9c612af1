package io.github.openrouter4e.benchmarks.streaming;

import java.util.List;

/** Who takes part. */
final class Contestants {

	private Contestants() {}

	/** The lean HttpClient first: the others are compared with it. */
	static List<Contestant> all() {
		return List.of(new LeanHttpClient(), new OurClient(), new RawSocket(), new JdkLines(), new OkHttpSse(),
				new LinesAndTree(), new LangChain4j(), new OpenAiJava());
	}

	/** The lean HttpClient, ours, and the fastest peer that sees all kinds of pieces. */
	static List<Contestant> ofAllKinds() {
		return List.of(new LeanHttpClient(), new OurClient(), new JdkLines());
	}
}
