package io.github.openrouter4e.models;

/** How a model's provider caches prompts. */
public enum PromptCaching {
	/** The provider caches by itself; requests need no marks. */
	AUTOMATIC,
	/** The provider caches what carries a {@code cache_control} mark. */
	EXPLICIT,
	/** No cached reads are offered, or nothing is known about them. */
	NONE;

	/** {@return how a model that the catalogue does not list is likely cached, as far as its id tells} */
	public static PromptCaching likelyFor(ModelId id) {
		return CachingRules.likelyFor(id);
	}
}
