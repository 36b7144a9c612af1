package io.github.openrouter4e.caching.internal;

/**
 * How a model's prompts are cached, as far as it is known.
 *
 * @param provider      display name of who made it; empty if unknown
 * @param method        how its prompts are cached
 * @param implicit      for Gemini: whether Google caches this model's prompts without marks, too
 * @param minimumTokens shortest prompt that is cached; 0 if there is no such limit or it is not known
 * @param explicit      for OpenAI: whether what it caches can be marked
 */
public record CachingProfile(String provider, Method method, boolean implicit, int minimumTokens,
		boolean explicit) {

	/** A model whose caching cannot be told from what the provider chooses. */
	public CachingProfile(String provider, Method method, boolean implicit, int minimumTokens) {
		this(provider, method, implicit, minimumTokens, false);
	}

	/** Ways to cache. */
	public enum Method {
		/** Up to four marks, one of them on the tools: Anthropic. */
		MARKS_AND_TOOLS,
		/** Up to four marks on messages: Alibaba and others. */
		MARKS,
		/** One mark that counts, paid for each time it moves: Google. */
		GEMINI,
		/** The provider does it. */
		AUTOMATIC,
		/** The model has no cached prompts. */
		NOT_OFFERED,
		/** OpenRouter chooses the model. */
		CHOSEN_LATER,
		/** Nothing is known. */
		UNKNOWN
	}
}
