package io.github.openrouter4e.chat;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ChatRequestBuilder;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.json.RequestJson;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestFeatures;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;

/** Shows what the user's choices about providers, parameters and OpenRouter's own features add to every request. */
public final class ChoicesPreview {

	private static final ObjectMapper MAPPER = JsonMapper.builder().build();

	private static final List<Message> PROMPT = List.of(new UserMessage(new Content.Parts(List.of(
			new ContentPart.Text("-"), new ContentPart.File("-", "-"))))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private ChoicesPreview() {}

	/**
	 * The body of a request with these choices as indented JSON, without its messages and our own tools; with
	 * what is sent only with files or a web search. It is made by the code
	 * that makes the requests, so that it cannot say anything else than what is sent.
	 *
	 * @throws InvalidRequestException if such a request would be refused before it is sent
	 */
	public static String of(String model, RoutingOptions routing, ModelParameters parameters,
			RequestOptions options) {
		ChatRequestBuilder request = ChatRequest.builder().model(model).fallbackModels(routing.fallbackModels())
				.provider(routing.toProviderRouting()).messages(PROMPT);
		parameters.applyTo(request);
		new RequestFeatures(model, options, searchesWeb(options), true).addTo(request, PROMPT, List.of());
		try {
			ObjectNode body = (ObjectNode) MAPPER.readTree(RequestJson.of(request.build()));
			body.remove("messages"); //$NON-NLS-1$
			return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(body);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException(e); // the encoder writes JSON
		}
	}

	/** The tool itself is switched on elsewhere; here only what is chosen about it counts. */
	private static boolean searchesWeb(RequestOptions options) {
		return Stream.of(RequestOption.SEARCH_ENGINE, RequestOption.SEARCH_RESULTS, RequestOption.SEARCH_USES,
				RequestOption.SEARCH_TOTAL).anyMatch(option -> options.value(option) != null);
	}
}
