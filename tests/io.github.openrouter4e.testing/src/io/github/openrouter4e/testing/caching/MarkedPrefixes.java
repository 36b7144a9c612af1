package io.github.openrouter4e.testing.caching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Anthropic's and Alibaba's way: the prefix up to each of at most four marks is kept; a later request finds it at one of
 * its marks, or up to twenty blocks before one. Reading starts the lifetime again.
 *
 * @param minimumTokens shorter prefixes are not kept, without an error
 */
record MarkedPrefixes(long minimumTokens) implements CacheRule {

	private static final int LOOKBACK = 20;

	@Override
	public int mostMarks() {
		return 4;
	}

	@Override
	public Outcome apply(List<PromptBlock> prompt, PrefixStore store) {
		List<String> prefixes = new ArrayList<>();
		List<Long> tokens = new ArrayList<>();
		PrefixHash hash = new PrefixHash();
		long sum = 0;
		for (PromptBlock block : prompt) {
			prefixes.add(hash.append(block.text()));
			tokens.add(sum += block.tokens());
		}
		int hit = longestHit(prompt, prefixes, store);
		long read = hit < 0 ? 0 : tokens.get(hit);
		if (hit >= 0) {
			store.refresh(prefixes.get(hit));
		}
		long billed = read;
		long written = 0;
		long written1h = 0;
		for (int i = 0; i < prompt.size(); i++) {
			Duration mark = prompt.get(i).mark();
			if (mark == null || tokens.get(i) < minimumTokens) {
				continue;
			}
			if (i > hit) {
				long more = tokens.get(i) - billed;
				billed = tokens.get(i);
				if (mark.compareTo(Duration.ofHours(1)) >= 0) {
					written1h += more;
				} else {
					written += more;
				}
				store.keep(prefixes.get(i), mark);
			} else if (store.holds(prefixes.get(i))) {
				store.refresh(prefixes.get(i));
			}
		}
		return new Outcome(read, written, written1h);
	}

	private static int longestHit(List<PromptBlock> prompt, List<String> prefixes, PrefixStore store) {
		for (int mark = prompt.size() - 1; mark >= 0; mark--) {
			if (!prompt.get(mark).marked()) {
				continue;
			}
			for (int i = mark; i >= 0 && i > mark - LOOKBACK; i--) {
				if (store.holds(prefixes.get(i))) {
					return i;
				}
			}
		}
		return -1;
	}
}
