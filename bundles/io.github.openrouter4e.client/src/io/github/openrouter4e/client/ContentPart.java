package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A part of a message.
 *
 * @see <a href="https://openrouter.ai/docs/features/multimodal/overview">Multimodal</a>
 */
public sealed interface ContentPart {
	/** @param cacheControl marks everything up to here as worth caching */
	record Text(String text, @Nullable CacheControl cacheControl) implements ContentPart {
		/** Without mark. */
		public Text(String text) {
			this(text, null);
		}
	}

	/**
	 * @param url
	 *            https or {@code data:image/…;base64,…}
	 * @param detail
	 *            {@code auto}, {@code low}, {@code high}, {@code original}; null leaves it to the provider
	 */
	record Image(String url, @Nullable String detail) implements ContentPart {
	}

	/** @param data https or {@code data:application/pdf;base64,…} */
	record File(String filename, String data) implements ContentPart {
	}

	/**
	 * @param data
	 *            base64
	 * @param format
	 *            for example {@code wav} or {@code mp3}
	 */
	record Audio(String data, String format) implements ContentPart {
	}

	/** @param url https or a data URL */
	record Video(String url) implements ContentPart {
	}
}
