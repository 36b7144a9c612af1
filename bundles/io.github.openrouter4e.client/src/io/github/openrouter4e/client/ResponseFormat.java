package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The form of the answer.
 *
 * @see <a href="https://openrouter.ai/docs/features/structured-outputs">Structured outputs</a>
 */
public sealed interface ResponseFormat {
	/** Text; the default. */
	record Text() implements ResponseFormat {
	}

	/** Any JSON object. */
	record JsonObject() implements ResponseFormat {
	}

	/**
	 * JSON that follows a schema.
	 *
	 * @param name
	 *            at most 64 characters
	 * @param schema
	 *            JSON Schema object
	 */
	record JsonSchema(String name, RawJson schema, @Nullable Boolean strict) implements ResponseFormat {
	}

	/** Text that follows a grammar. */
	record Grammar(String grammar) implements ResponseFormat {
	}
}
