package io.github.openrouter4e.benchmarks.streaming;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/** LangChain4j with its default HTTP client, the JDK's. */
final class LangChain4j implements Contestant {

	private final Map<String, StreamingChatModel> models = new ConcurrentHashMap<>();

	@Override
	public String name() {
		return "langchain4j-open-ai";
	}

	@Override
	public void stream(String baseUrl, Counter counter) {
		StreamingChatModel model = models.computeIfAbsent(baseUrl, u -> OpenAiStreamingChatModel.builder().baseUrl(u)
				.apiKey(HttpClientRequest.KEY).modelName(HttpClientRequest.MODEL).build());
		CompletableFuture<Void> done = new CompletableFuture<>();
		model.chat(HttpClientRequest.PROMPT, new StreamingChatResponseHandler() {
			@Override
			public void onPartialResponse(String text) {
				counter.piece(text.length());
			}

			@Override
			public void onCompleteResponse(ChatResponse response) {
				done.complete(null);
			}

			@Override
			public void onError(Throwable error) {
				done.completeExceptionally(error);
			}
		});
		done.join();
	}
}
