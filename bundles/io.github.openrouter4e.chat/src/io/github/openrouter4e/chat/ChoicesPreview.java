package io.github.openrouter4e.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ChatRequestBuilder;
import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.json.RequestJson;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RoutingOptions;

/** Shows what the user's choices about providers and parameters add to every request. */
public final class ChoicesPreview {

	private static final ObjectMapper MAPPER = JsonMapper.builder().build();

	private ChoicesPreview() {}

	/**
	 * The body of a request with these choices as indented JSON, without its messages and tools. It is made by the code
	 * that makes the requests, so that it cannot say anything else than what is sent.
	 *
	 * @throws InvalidRequestException if such a request would be refused before it is sent
	 */
	public static String of(String model, RoutingOptions routing, ModelParameters parameters) {
		ChatRequestBuilder request = ChatRequest.builder().model(model).fallbackModels(routing.fallbackModels())
				.provider(routing.toProviderRouting()).message(new UserMessage("-")); //$NON-NLS-1$
		parameters.applyTo(request);
		try {
			ObjectNode body = (ObjectNode) MAPPER.readTree(RequestJson.of(request.build()));
			body.remove("messages"); //$NON-NLS-1$
			return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(body);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException(e); // the encoder writes JSON
		}
	}
}
