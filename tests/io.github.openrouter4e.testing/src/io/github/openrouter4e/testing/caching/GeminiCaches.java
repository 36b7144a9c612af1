package io.github.openrouter4e.testing.caching;

import java.time.Duration;
import java.util.List;

/**
 * Google's two ways. Without marks, implicit caching. With marks, only the last one counts: the prefix up to it becomes a
 * cache object that lives five minutes from its making, however often it is read, and is paid for.
 *
 * @param implicit the rule without marks
 */
record GeminiCaches(AutomaticPrefixes implicit) implements CacheRule {

	private static final long MINIMUM = 4096;

	@Override
	public Outcome apply(List<PromptBlock> prompt, PrefixStore store) {
		PrefixHash hash = new PrefixHash();
		String prefix = null;
		Duration lifetime = null;
		long tokens = 0;
		long sum = 0;
		for (PromptBlock block : prompt) {
			String here = hash.append(block.text());
			sum += block.tokens();
			if (block.marked()) {
				prefix = here;
				lifetime = block.mark();
				tokens = sum;
			}
		}
		if (prefix == null) {
			return implicit.apply(prompt, store);
		}
		if (tokens < MINIMUM) {
			return Outcome.NOTHING;
		}
		String object = "object:" + prefix;
		if (store.holds(object)) {
			return new Outcome(tokens, 0, 0);
		}
		store.keep(object, lifetime);
		return new Outcome(0, tokens, 0);
	}
}
