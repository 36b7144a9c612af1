package io.github.openrouter4e.models;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;

/**
 * How a model caches prompts, from who made it and from its prices. Prices alone do not tell: OpenAI asks for cache
 * writes since GPT-5.6 and still caches by itself, while Anthropic's models cache only what is marked even if an entry
 * should lack the price.
 *
 * @see <a href="https://openrouter.ai/docs/features/prompt-caching">OpenRouter: prompt caching</a>
 */
@SuppressWarnings("nls") // wire names only
final class CachingRules {

	private static final String DEEPSEEK = "deepseek";
	private static final Set<String> AUTOMATIC = Set.of("openai", "x-ai", "moonshotai", "z-ai");
	/** {@code gemini-2.5-pro}, {@code gemini-3-flash-preview}, and the old order {@code gemini-flash-1.5}. */
	private static final Pattern GEMINI_VERSION = Pattern.compile("gemini-(?:[a-z]+-)*(\\d+)(?:\\.(\\d+))?");
	private static final int IMPLICIT_MAJOR = 2;
	private static final int IMPLICIT_MINOR = 5;

	private CachingRules() {}

	/** {@return how the model's prompts are cached} */
	static PromptCaching of(Model model, String vendor) {
		Pricing prices = model.pricing();
		boolean reads = prices.cacheRead() instanceof Price.Known;
		if (isAnthropic(vendor, model.canonicalSlug())) {
			return PromptCaching.EXPLICIT;
		}
		if (isGemini(model.id())) {
			if (geminiCachesImplicitly(model.id())) {
				return PromptCaching.AUTOMATIC;
			}
			return reads ? PromptCaching.EXPLICIT : PromptCaching.NONE;
		}
		if (AUTOMATIC.contains(vendor)) {
			return reads ? PromptCaching.AUTOMATIC : PromptCaching.NONE;
		}
		if (writesCostExtra(prices, vendor)) {
			return PromptCaching.EXPLICIT;
		}
		return reads ? PromptCaching.AUTOMATIC : PromptCaching.NONE;
	}

	/** {@return how a model that is not listed is likely cached} */
	static PromptCaching likelyFor(ModelId id) {
		String vendor = id.vendorOrEmpty();
		if (isAnthropic(vendor, "")) {
			return PromptCaching.EXPLICIT;
		}
		if (isGemini(id.base())) {
			return geminiCachesImplicitly(id.base()) ? PromptCaching.AUTOMATIC : PromptCaching.EXPLICIT;
		}
		return AUTOMATIC.contains(vendor) || vendor.equals(DEEPSEEK) ? PromptCaching.AUTOMATIC : PromptCaching.NONE;
	}

	/** {@return whether the model is Anthropic's, under its own name or behind an alias} */
	static boolean isAnthropic(String vendor, String canonicalSlug) {
		return vendor.equals("anthropic") || canonicalSlug.startsWith("anthropic/");
	}

	/** {@return whether the id is that of a Gemini model; Google's open models are not} */
	static boolean isGemini(String id) {
		String bare = id.startsWith("~") ? id.substring(1) : id;
		return bare.startsWith("google/gemini-");
	}

	/** {@return whether Google caches this Gemini model's prompts by itself: 2.5 and newer, and "latest" aliases} */
	static boolean geminiCachesImplicitly(String id) {
		Matcher version = GEMINI_VERSION.matcher(id);
		if (!version.find()) {
			return true;
		}
		int major = Integer.parseInt(version.group(1));
		int minor = version.group(2) == null ? 0 : Integer.parseInt(version.group(2));
		return major > IMPLICIT_MAJOR || major == IMPLICIT_MAJOR && minor >= IMPLICIT_MINOR;
	}

	/**
	 * A price for writing usually means that writing is asked for by marks. DeepSeek caches by itself and lists its write
	 * price, which is the prompt price; only where hosts such as Alibaba charge more are marks wanted.
	 */
	private static boolean writesCostExtra(Pricing prices, String vendor) {
		if (!(prices.cacheWrite() instanceof Price.Known write) || write.isFree()) {
			return false;
		}
		return !vendor.equals(DEEPSEEK)
				|| prices.prompt() instanceof Price.Known prompt && write.usd().compareTo(prompt.usd()) > 0;
	}
}
