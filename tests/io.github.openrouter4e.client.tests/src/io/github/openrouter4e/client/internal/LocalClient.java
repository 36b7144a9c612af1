package io.github.openrouter4e.client.internal;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.internal.http.HttpTransport;

/** A client against a server of this machine, and a way to use it from a thread of its own. */
public final class LocalClient implements AutoCloseable {
	/** Long enough for the slowest machine; nothing waits for it unless it is broken. */
	public static final Duration PATIENCE = Duration.ofSeconds(30);
	public static final ChatRequest HI = ChatRequest.builder().model("anthropic/claude-haiku-4.5")
			.message(new UserMessage("Hi")).build();
	public static final String KEY = "sk-or-v1-0123456789abcdef";

	public final HttpTransport transport;
	public final OpenRouterClient client;
	public final List<ChatEvent> events = new ArrayList<>();
	public final Cancellation cancellation = new Cancellation();

	public LocalClient(URI baseUrl) {
		this(baseUrl, ProxyProvider.DIRECT, Timeouts.DEFAULT);
	}

	public LocalClient(URI baseUrl, ProxyProvider proxies, Timeouts timeouts) {
		this(baseUrl, new HttpTransport(proxies), timeouts);
	}

	/** @param transport closed with this */
	public LocalClient(URI baseUrl, HttpTransport transport, Timeouts timeouts) {
		this.transport = transport;
		client = new HttpOpenRouterClient(transport, settings(baseUrl, ApiKey.parse(KEY), timeouts),
				InstantSource.system());
	}

	public static ConnectionSettings settings(URI baseUrl, @Nullable ApiKey key, Timeouts timeouts) {
		return new ConnectionSettings() {
			@Override
			public URI baseUrl() {
				return baseUrl;
			}

			@Override
			public @Nullable ApiKey apiKey(URI server) {
				return key;
			}

			@Override
			public Timeouts timeouts() {
				return timeouts;
			}

			@Override
			public String referer() {
				return "https://example.org/plug-in";
			}

			@Override
			public String title() {
				return "OpenRouter für Eclipse";
			}
		};
	}

	public ChatCompletion chat() {
		return client.chat(HI, events::add, cancellation);
	}

	/** The same from a virtual thread, as in the product. */
	public CompletableFuture<ChatCompletion> chatInBackground() {
		CompletableFuture<ChatCompletion> answer = new CompletableFuture<>();
		Thread.ofVirtual().start(() -> {
			try {
				answer.complete(chat());
			} catch (Throwable e) {
				answer.completeExceptionally(e);
			}
		});
		return answer;
	}

	/** How a call in the background failed. */
	public static <T extends OpenRouterException> T failure(Class<T> type, CompletableFuture<?> call)
			throws InterruptedException, TimeoutException {
		try {
			throw new AssertionError("no failure, but " + call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
		} catch (ExecutionException e) {
			if (!type.isInstance(e.getCause())) {
				throw new AssertionError("another failure", e.getCause());
			}
			return type.cast(e.getCause());
		}
	}

	@Override
	public void close() {
		transport.close();
	}
}
