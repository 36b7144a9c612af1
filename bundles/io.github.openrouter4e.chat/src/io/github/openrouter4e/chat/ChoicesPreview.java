package io.github.openrouter4e.chat;

import io.github.openrouter4e.chat.internal.request.ChoicesJson;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RoutingOptions;

/** Shows what the user's choices about providers and parameters add to every request. */
public final class ChoicesPreview {

	private ChoicesPreview() {}

	/**
	 * The body of a request with these choices as indented JSON, without its messages and tools. It is made by the code
	 * that makes the requests, so that it cannot say anything else than what is sent.
	 *
	 * @throws io.github.openrouter4e.client.InvalidRequestException if such a request would be refused before it is sent
	 */
	public static String of(String model, RoutingOptions routing, ModelParameters parameters) {
		return ChoicesJson.of(model, routing, parameters);
	}
}
