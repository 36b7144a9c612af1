package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * An OpenRouter plugin.
 *
 * @param id
 *            for example {@code file-parser}; an open set
 * @param options
 *            JSON object whose members go beside the id; null for the defaults
 * @see <a href="https://openrouter.ai/docs/features/plugins">Plugins</a>
 */
@SuppressWarnings("nls") // wire names
public record Plugin(String id, @Nullable RawJson options) {
	/** Repairs JSON answers; not for streamed ones. */
	public static final Plugin RESPONSE_HEALING = new Plugin("response-healing", null);
	/** Cuts the middle of prompts that are too long. */
	public static final Plugin CONTEXT_COMPRESSION = new Plugin("context-compression", null);
	/** Refuses to cut prompts, even for small models, where cutting is the default. */
	public static final Plugin NO_CONTEXT_COMPRESSION = new Plugin("context-compression",
			new RawJson("{\"enabled\":false}"));

	/** @param engine {@code mistral-ocr}, {@code cloudflare-ai} or {@code native} */
	public static Plugin pdf(String engine) {
		return new Plugin("file-parser", RawJson.parse("{\"pdf\":{\"engine\":\"" + engine + "\"}}"));
	}
}
