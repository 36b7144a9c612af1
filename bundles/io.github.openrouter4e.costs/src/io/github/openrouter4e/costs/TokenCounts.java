package io.github.openrouter4e.costs;

/**
 * Tokens of a request.
 *
 * @param prompt     sent, including cached ones
 * @param cached     of these, read from a cache; 0 also if not told
 * @param cacheWrite of these, written to a cache; 0 also if not told
 * @param completion received, including reasoning
 * @param reasoning  of these, spent on reasoning; 0 also if not told
 * @param spoken     of these, sound; 0 also if not told
 */
public record TokenCounts(long prompt, long cached, long cacheWrite, long completion, long reasoning, long spoken) {

	/** Tokens without sound. */
	public TokenCounts(long prompt, long cached, long cacheWrite, long completion, long reasoning) {
		this(prompt, cached, cacheWrite, completion, reasoning, 0);
	}

	/** No token. */
	public static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0, 0);
}
