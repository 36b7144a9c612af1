package io.github.openrouter4e.caching.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shortest prompts that Anthropic caches, by model. A mark in a shorter one does no harm, it is ignored; so for a
 * model not in the table the smallest number is the safe answer, and of numbers that Anthropic changed over time the
 * smaller one.
 *
 * @see <a href="https://openrouter.ai/docs/features/prompt-caching#anthropic-claude">OpenRouter: Anthropic Claude</a>
 */
@SuppressWarnings("nls") // wire names only
final class AnthropicMinimums {

	static final int SMALLEST = 512;

	private static final Map<String, Integer> TOKENS = Map.ofEntries(Map.entry("opus-4.8", 1024),
			Map.entry("sonnet-5", 1024), Map.entry("sonnet-4.6", 1024), Map.entry("sonnet-4.5", 1024),
			Map.entry("sonnet-4", 1024), Map.entry("opus-4.1", 1024), Map.entry("opus-4", 1024),
			Map.entry("sonnet-3.7", 1024), Map.entry("sonnet-3.5", 1024), Map.entry("opus-3", 1024),
			Map.entry("opus-4.7", 2048), Map.entry("haiku-3.5", 2048), Map.entry("haiku-3", 2048),
			Map.entry("opus-4.6", 4096), Map.entry("opus-4.5", 4096), Map.entry("haiku-4.5", 4096));

	/** Both {@code claude-3.5-haiku} and {@code claude-haiku-4.5} exist; a date behind is no version. */
	private static final Pattern FAMILY = Pattern.compile("opus|sonnet|haiku");
	private static final Pattern VERSION = Pattern.compile("(?<!\\d)(\\d)(?:[.-](\\d))?(?!\\d)");

	private AnthropicMinimums() {}

	/** {@return the minimum for a slug such as {@code claude-opus-4.5} or {@code anthropic/claude-4.5-haiku-20251001}} */
	static int of(String slug) {
		Matcher profile = FAMILY.matcher(slug);
		Matcher version = VERSION.matcher(slug);
		if (!profile.find() || !version.find()) {
			return SMALLEST;
		}
		String minor = version.group(2);
		String key = profile.group() + "-" + version.group(1) + (minor == null || minor.equals("0") ? "" : "." + minor);
		return TOKENS.getOrDefault(key, SMALLEST);
	}
}
