package io.github.openrouter4e.caching;

import java.time.Duration;

/**
 * Why a request is, or is not, marked. The UI has one sentence per kind and fills the other members in.
 *
 * @param kind          the reason
 * @param provider      display name of who made the model, such as {@code Anthropic}; empty if unknown
 * @param marks         number of cache marks in the request; 0 where it was not seen
 * @param minimumTokens least prompt tokens that are cached, for {@link Kind#BELOW_MINIMUM}; else 0
 * @param lifetime      how long the prefix is kept, for {@link Kind#MARKED}
 */
public record CachingExplanation(Kind kind, String provider, int marks, int minimumTokens, CacheLifetime lifetime) {

	private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
	private static final Duration THIRTY_MINUTES = Duration.ofMinutes(30);
	private static final Duration ONE_HOUR = Duration.ofHours(1);

	/** Reasons. */
	public enum Kind {
		/** The provider caches by itself. */
		AUTOMATIC,
		/** The request carries marks. */
		MARKED,
		/** The request carries marks, and OpenAI caches nothing else, for 30 minutes. */
		MARKED_FOR_OPENAI,
		/** The request is surely shorter than what is cached. */
		BELOW_MINIMUM,
		/** Google caches by itself; marks, which make it certain, are not enabled in the preferences. */
		GEMINI_IMPLICIT_ONLY,
		/** This Gemini model caches only what is marked, and that is not enabled in the preferences. */
		GEMINI_NOT_ENABLED,
		/** The model offers no cached prompts. */
		NOT_OFFERED,
		/** OpenRouter chooses the model: a router, a preset, or the account's default. */
		MODEL_CHOSEN_LATER,
		/** The catalogue does not list the model and its id does not tell how it caches. */
		UNKNOWN_MODEL,
		/** The request already asks for OpenRouter's automatic marking at its top level. */
		REQUEST_DECIDES,
		/** No text in the request can carry a mark. */
		NOTHING_TO_MARK
	}

	/** Whether an hour was asked for, which costs more to write. */
	public boolean isKeptForAnHour() {
		return kind == Kind.MARKED && lifetime == CacheLifetime.ONE_HOUR;
	}

	/** How long the provider keeps for sure what it has in its cache: five minutes where nothing else was asked for. */
	public Duration keptFor() {
		return switch (kind) {
			case MARKED -> isKeptForAnHour() ? ONE_HOUR : FIVE_MINUTES;
			case MARKED_FOR_OPENAI -> THIRTY_MINUTES;
			default -> FIVE_MINUTES;
		};
	}

	static CachingExplanation of(Kind kind, String provider) {
		return new CachingExplanation(kind, provider, 0, 0, CacheLifetime.FIVE_MINUTES);
	}

	static CachingExplanation belowMinimum(String provider, int minimumTokens) {
		return new CachingExplanation(Kind.BELOW_MINIMUM, provider, 0, minimumTokens, CacheLifetime.FIVE_MINUTES);
	}

	static CachingExplanation marked(String provider, int marks, CacheLifetime lifetime) {
		return new CachingExplanation(Kind.MARKED, provider, marks, 0, lifetime);
	}
}
