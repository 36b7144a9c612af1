package io.github.openrouter4e.chat.internal.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.json.RequestJson;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RoutingOptions;

/** What a user's choices add to every request, made by the code that makes the requests. */
public final class ChoicesJson {

	private static final ObjectMapper MAPPER = JsonMapper.builder().build();

	private ChoicesJson() {}

	/**
	 * Indented JSON without the messages.
	 *
	 * @throws InvalidRequestException if such a request would be refused before it is sent
	 */
	public static String of(String model, RoutingOptions routing, ModelParameters parameters) {
		var request = ChatRequest.builder().model(model).fallbackModels(routing.fallbackModels())
				.provider(RoutingMapping.of(routing)).message(new UserMessage("-")); //$NON-NLS-1$
		ParameterMapping.apply(parameters, request);
		try {
			ObjectNode body = (ObjectNode) MAPPER.readTree(RequestJson.of(request.build()));
			body.remove("messages"); //$NON-NLS-1$
			return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(body);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException(e); // the encoder writes JSON
		}
	}
}
