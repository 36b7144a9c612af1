package io.github.openrouter4e.client.json;

import java.nio.charset.StandardCharsets;

import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.internal.request.RequestEncoder;

/** Shows what a request looks like on the wire, for users who want to see what is sent. */
public final class RequestJson {
	private RequestJson() {}

	/** The body of this request, exactly as {@link OpenRouterClient} sends it when the answer is not streamed. */
	public static String of(ChatRequest request) {
		return new String(RequestEncoder.encode(request, false), StandardCharsets.UTF_8);
	}
}
