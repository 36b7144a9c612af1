package io.github.openrouter4e.client;

import io.github.openrouter4e.client.internal.catalogue.ModelListReader;

/**
 * Reads the answer of {@code GET /models} and {@code GET /models/user}, also one that was stored. One unreadable entry is
 * skipped and counted; unknown members are ignored; prices keep every digit.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/list-available-models">List models</a>
 */
public final class ModelListDecoder {
	private ModelListDecoder() {}

	/**
	 * Reads a list.
	 *
	 * @param json
	 *            the answer as received, in UTF-8; kept in the result
	 * @throws ProtocolException
	 *             if it is not one whole JSON document with a list of models. A list that was cut off is never returned
	 *             in part.
	 */
	public static ModelList decode(byte[] json) {
		return ModelListReader.read(json);
	}
}
