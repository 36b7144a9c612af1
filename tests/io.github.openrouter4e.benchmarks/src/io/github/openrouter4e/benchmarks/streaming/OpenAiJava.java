package io.github.openrouter4e.benchmarks.streaming;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/** OpenAI's own client. */
final class OpenAiJava implements Contestant {

	private final Map<String, OpenAIClient> clients = new ConcurrentHashMap<>();

	@Override
	public String name() {
		return "openai-java";
	}

	@Override
	public void stream(String baseUrl, Counter counter) {
		OpenAIClient client = clients.computeIfAbsent(baseUrl,
				u -> OpenAIOkHttpClient.builder().baseUrl(u).apiKey(HttpClientRequest.KEY).build());
		ChatCompletionCreateParams request = ChatCompletionCreateParams.builder().model(HttpClientRequest.MODEL)
				.addUserMessage(HttpClientRequest.PROMPT).build();
		try (StreamResponse<ChatCompletionChunk> response = client.chat().completions().createStreaming(request)) {
			response.stream().forEach(chunk -> chunk.choices()
					.forEach(choice -> counter.piece(choice.delta().content().map(String::length).orElse(0))));
		}
	}
}
