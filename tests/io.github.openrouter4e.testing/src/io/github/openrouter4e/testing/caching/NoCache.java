package io.github.openrouter4e.testing.caching;

import java.util.List;

/** No caching: marks are ignored. */
record NoCache() implements CacheRule {

	@Override
	public Outcome apply(List<PromptBlock> prompt, PrefixStore store) {
		return Outcome.NOTHING;
	}
}
