package io.github.openrouter4e.testing.caching;

import java.time.Duration;

/**
 * One block of a prompt as a provider sees it: a tool, a content part, a tool call.
 *
 * @param text   role, kind and content, the same whether the content came as a string or as parts; marks are not in it
 * @param tokens of this block
 * @param divisible whether another prompt may share just the beginning of it, as with text
 * @param mark   how long the prefix that ends here should be kept; null without a mark
 */
record PromptBlock(String text, long tokens, boolean divisible, Duration mark) {

	boolean marked() {
		return mark != null;
	}
}
