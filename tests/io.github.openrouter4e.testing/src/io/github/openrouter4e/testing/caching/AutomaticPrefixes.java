package io.github.openrouter4e.testing.caching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.testing.wire.Tokens;

/**
 * Caching without marks, as at OpenAI, DeepSeek, xAI, Moonshot, Z.AI and, implicitly, Google: every prompt is kept, and
 * the longest beginning that it shares with an earlier one is read, in steps of {@code step} tokens.
 *
 * @param minimumTokens shorter beginnings are not read
 * @param lifetime      counted from the last use
 * @param writesBilled  whether tokens that are not read are billed as written
 */
record AutomaticPrefixes(long minimumTokens, long step, Duration lifetime, boolean writesBilled) implements CacheRule {

	@Override
	public Outcome apply(List<PromptBlock> prompt, PrefixStore store) {
		List<String> prefixes = new ArrayList<>();
		PrefixHash hash = new PrefixHash();
		long total = 0;
		double known = 0;
		boolean same = true;
		for (PromptBlock block : prompt) {
			total += block.tokens();
			for (String slice : slices(block)) {
				String prefix = hash.append(slice);
				prefixes.add(prefix);
				same = same && store.holds(prefix);
				// the role in front of the text makes the slices a little longer than the block: share its tokens out
				known += same ? block.tokens() * (double) slice.length() / block.text().length() : 0;
			}
		}
		prefixes.forEach(p -> store.keep(p, lifetime));
		long read = Math.round(known) / step * step;
		if (read < minimumTokens) {
			read = 0;
		}
		long written = total < minimumTokens ? 0 : total / step * step - read;
		return new Outcome(read, writesBilled ? written : 0, 0);
	}

	/** A long text is compared in pieces, because a later prompt may share only its beginning. */
	private List<String> slices(PromptBlock block) {
		if (!block.divisible()) {
			return List.of(block.text());
		}
		int size = (int) step * Tokens.CHARACTERS;
		List<String> slices = new ArrayList<>();
		for (int from = 0; from < block.text().length(); from += size) {
			slices.add(block.text().substring(from, Math.min(from + size, block.text().length())));
		}
		return slices;
	}
}
