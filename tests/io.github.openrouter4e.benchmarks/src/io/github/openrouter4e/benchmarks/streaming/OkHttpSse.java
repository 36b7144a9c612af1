package io.github.openrouter4e.benchmarks.streaming;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;

/** OkHttp's server-sent events, and Jackson's tokens. */
final class OkHttpSse implements Contestant {

	private static final int MOST = 200;

	private final EventSource.Factory factory;

	OkHttpSse() {
		Dispatcher dispatcher = new Dispatcher();
		dispatcher.setMaxRequests(MOST);
		dispatcher.setMaxRequestsPerHost(MOST);
		factory = EventSources.createFactory(new OkHttpClient.Builder().dispatcher(dispatcher)
				.connectionPool(new ConnectionPool(MOST, 5, TimeUnit.MINUTES)).build());
	}

	@Override
	public String name() {
		return "okhttp-sse, Jackson tokens";
	}

	@Override
	public void stream(String baseUrl, Counter counter) throws IOException {
		Request request = new Request.Builder().url(baseUrl + "/chat/completions")
				.header("Authorization", "Bearer " + HttpClientRequest.KEY)
				.post(RequestBody.create(HttpClientRequest.BODY, MediaType.get("application/json"))).build();
		CompletableFuture<Void> done = new CompletableFuture<>();
		factory.newEventSource(request, new EventSourceListener() {
			@Override
			public void onEvent(EventSource source, String id, String type, String data) {
				if (data.startsWith("{")) {
					try {
						StreamingParser.read(data, counter);
					} catch (IOException e) {
						done.completeExceptionally(e);
					}
				}
			}

			@Override
			public void onClosed(EventSource source) {
				done.complete(null);
			}

			@Override
			public void onFailure(EventSource source, Throwable failure, Response response) {
				done.completeExceptionally(failure == null ? new IOException(String.valueOf(response)) : failure);
			}
		});
		try {
			done.join();
		} catch (CompletionException e) {
			throw new IOException(e.getCause());
		}
	}
}
