package io.github.openrouter4e.benchmarks.streaming;

import io.github.openrouter4e.benchmarks.LoopbackClients;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.UserMessage;

/** The client of this project. */
final class OurClient implements Contestant {

	private final LoopbackClients clients = new LoopbackClients();
	private final ChatRequest request = ChatRequest.builder().model(HttpClientRequest.MODEL)
			.message(new UserMessage(HttpClientRequest.PROMPT)).build();

	@Override
	public String name() {
		return "OpenRouter for Eclipse";
	}

	@Override
	public void stream(String baseUrl, Counter counter) {
		clients.at(baseUrl).chat(request, event -> {
			if (event instanceof ChatEvent.Text text) {
				counter.piece(text.delta().length());
			}
		}, new Cancellation());
	}
}
