package io.github.openrouter4e.settings.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.internal.HttpOpenRouterClient;
import io.github.openrouter4e.client.internal.http.HttpTransport;

/** The real client with everything it can send. */
final class ClientCalls implements AutoCloseable {
	private static final ChatRequest REQUEST = ChatRequest.builder().model("openai/gpt-4o-mini")
			.message(new UserMessage("Hello")).build();

	/** Every request that may carry a key. */
	static final Map<String, Consumer<OpenRouterClient>> ALL = Map.of(
			"chat", client -> client.chat(REQUEST, event -> {
				// the answer does not matter
			}, new Cancellation()),
			"complete", client -> client.complete(REQUEST, new Cancellation()),
			"models", client -> client.models(ModelScope.ALL, new Cancellation()),
			"account's models", client -> client.models(ModelScope.ACCOUNT, new Cancellation()),
			"endpoints", client -> client.endpoints("openai/gpt-4o-mini", new Cancellation()),
			"providers", client -> client.providers(new Cancellation()),
			"key", client -> client.key(new Cancellation()),
			"credits", client -> client.credits(new Cancellation()),
			"generation", client -> client.generation("gen-1", new Cancellation()));

	private final HttpTransport transport = new HttpTransport(target -> Optional.empty());
	private final OpenRouterClient client;

	ClientCalls(ConnectionSettings connection) {
		client = new HttpOpenRouterClient(transport, connection, InstantSource.system());
	}

	OpenRouterClient client() {
		return client;
	}

	/** The names of all requests, in the same order each time. */
	static List<String> names() {
		return ALL.keySet().stream().sorted().toList();
	}

	@Override
	public void close() {
		transport.close();
	}
}
