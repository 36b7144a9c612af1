package io.github.openrouter4e.benchmarks.streaming;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.openrouter4e.benchmarks.LoopbackClients;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.UserMessage;

/**
 * The client of this project, as the plug-in uses it: the service with its retries, on a virtual thread per request. Where the
 * benchmark has made one for each stream already, no other is made.
 */
final class OurClient implements Contestant {

	private static final Executor THREADS = Thread::startVirtualThread;

	private final LoopbackClients clients = new LoopbackClients();

	@Override
	public String name() {
		return "OpenRouter for Eclipse";
	}

	@Override
	public void stream(String baseUrl, Counter counter) {
		if (Thread.currentThread().isVirtual()) {
			send(baseUrl, counter);
		} else {
			CompletableFuture.runAsync(() -> send(baseUrl, counter), THREADS).join();
		}
	}

	private void send(String baseUrl, Counter counter) {
		ChatRequest request = ChatRequest.builder().model(HttpClientRequest.MODEL)
				.message(new UserMessage(HttpClientRequest.PROMPT)).build();
		clients.at(baseUrl).chat(request, event -> {
			if (event instanceof ChatEvent.Text text) {
				counter.piece(text.delta().length());
			} else if (event instanceof ChatEvent.Reasoning text) {
				counter.piece(text.delta().length());
			} else if (event instanceof ChatEvent.ToolCallDelta call) {
				counter.piece(call.argumentsDelta().length());
			}
		}, new Cancellation());
	}
}
