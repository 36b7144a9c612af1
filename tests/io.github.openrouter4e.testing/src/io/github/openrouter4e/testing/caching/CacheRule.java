package io.github.openrouter4e.testing.caching;

import java.util.List;

/** How one family of models caches prompts. */
sealed interface CacheRule permits NoCache, MarkedPrefixes, AutomaticPrefixes, GeminiCaches {

	/**
	 * What a cache did for one prompt.
	 *
	 * @param read      tokens that came out of it
	 * @param written   tokens that went into it and are billed at the price for writing
	 * @param written1h the same for the lifetime of an hour
	 */
	record Outcome(long read, long written, long written1h) {

		static final Outcome NOTHING = new Outcome(0, 0, 0);

		boolean used() {
			return read + written + written1h > 0;
		}
	}

	/** Looks the prompt up in the store and puts into it what the family keeps. */
	Outcome apply(List<PromptBlock> prompt, PrefixStore store);

	/** The most marks that a request may carry; the provider refuses more. */
	default int mostMarks() {
		return Integer.MAX_VALUE;
	}
}
