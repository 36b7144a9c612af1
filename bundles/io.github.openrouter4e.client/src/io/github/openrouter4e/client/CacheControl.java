package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Marks a prompt prefix for the provider's cache.
 *
 * @param ttl
 *            how long; null for the provider's default
 * @see <a href="https://openrouter.ai/docs/features/prompt-caching">Prompt caching</a>
 */
public record CacheControl(@Nullable Ttl ttl) {
	/** The provider's default life time, 5 minutes with Anthropic. */
	public static final CacheControl EPHEMERAL = new CacheControl(null);
	/** One hour; writing costs more. */
	public static final CacheControl ONE_HOUR = new CacheControl(Ttl.ONE_HOUR);

	/** Life time of a cache entry; each use renews it. */
	@SuppressWarnings("nls") // wire names
	public enum Ttl {
		FIVE_MINUTES("5m"), ONE_HOUR("1h");

		private final String wireName;

		Ttl(String wireName) {
			this.wireName = wireName;
		}

		/** As in the request. */
		public String wireName() {
			return wireName;
		}
	}
}
