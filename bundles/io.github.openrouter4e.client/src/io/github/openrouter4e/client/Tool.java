package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A tool that the model may call. Must be repeated in every request of a conversation, also in those that only carry
 * results.
 *
 * @see <a href="https://openrouter.ai/docs/features/tool-calling">Tool calling</a>
 */
public sealed interface Tool {
	/**
	 * A function that the application runs.
	 *
	 * @param name
	 *            letters, digits, {@code _} and {@code -}, at most 64
	 * @param description
	 *            tells the model what it is for; may be empty
	 * @param parameters
	 *            JSON Schema object; null for none
	 * @param strict
	 *            whether arguments must follow the schema; null leaves it to the provider
	 * @param cacheControl
	 *            marks all tools up to this one for the cache
	 */
	record Function(String name, String description, @Nullable RawJson parameters, @Nullable Boolean strict,
			@Nullable CacheControl cacheControl) implements Tool {
		/** Without strictness and cache mark. */
		public Function(String name, String description, @Nullable RawJson parameters) {
			this(name, description, parameters, null, null);
		}
	}

	/**
	 * A tool that OpenRouter runs.
	 *
	 * @param type
	 *            for example {@code openrouter:web_search}
	 * @param parameters
	 *            JSON object; null for the defaults
	 */
	record Server(String type, @Nullable RawJson parameters) implements Tool {
		/** OpenRouter's web search with its defaults; costs per search. */
		@SuppressWarnings("nls")
		public static final Server WEB_SEARCH = new Server("openrouter:web_search", null);
	}
}
