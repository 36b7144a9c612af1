package io.github.openrouter4e.benchmarks.streaming;

import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

import io.github.openrouter4e.benchmarks.LoopbackClients;

/** Sends the one request of these benchmarks with a pooled Apache HttpClient 5. */
final class HttpClientRequest {

	/** Reads the body of the response. */
	interface BodyReader {
		void read(InputStream in) throws IOException;
	}

	static final String PROMPT = "Write a long story.";
	static final String MODEL = "anthropic/claude-haiku-4.5";

	static final String KEY = LoopbackClients.KEY;
	static final String BODY = """
			{"model":"%s","stream":true,"messages":[{"role":"user","content":"%s"}]}""".formatted(MODEL, PROMPT);

	private final CloseableHttpClient client;

	/** As it comes. */
	HttpClientRequest() {
		this(HttpClients.custom().setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setMaxConnPerRoute(200).setMaxConnTotal(200).build()).build());
	}

	HttpClientRequest(CloseableHttpClient client) {
		this.client = client;
	}

	void post(String baseUrl, BodyReader reader) throws IOException {
		HttpPost post = new HttpPost(baseUrl + "/chat/completions");
		post.setEntity(new StringEntity(BODY, ContentType.APPLICATION_JSON));
		post.setHeader("Authorization", "Bearer " + KEY);
		client.execute(post, response -> {
			try (InputStream in = response.getEntity().getContent()) {
				reader.read(in);
			}
			return null;
		});
	}
}
