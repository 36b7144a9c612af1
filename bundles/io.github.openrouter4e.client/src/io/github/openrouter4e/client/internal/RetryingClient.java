package io.github.openrouter4e.client.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatEventSink;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.Credits;
import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.KeyInfo;
import io.github.openrouter4e.client.ModelList;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.Preset;
import io.github.openrouter4e.client.PresetVersion;
import io.github.openrouter4e.client.Provider;

/**
 * Retries failed requests. A streamed answer is retried only as long as none of it has been delivered: a second
 * beginning would not fit the first, and would be paid twice. Thread-safe. Not final, as the service is nothing but
 * this with its parts chosen.
 */
public class RetryingClient implements OpenRouterClient {
	private final OpenRouterClient client;
	private final RetryPolicy policy;
	private final Sleeper sleeper;

	RetryingClient(OpenRouterClient client, RetryPolicy policy, Sleeper sleeper) {
		this.client = client;
		this.policy = policy;
		this.sleeper = sleeper;
	}

	@Override
	public ChatCompletion chat(ChatRequest request, ChatEventSink sink, Cancellation cancellation) {
		var detector = new ContentDetector(sink);
		for (int attempt = 1;; attempt++) {
			try {
				return client.chat(request, detector, cancellation);
			} catch (OpenRouterException e) {
				Optional<Duration> delay = detector.sawContent ? Optional.empty() : policy.delay(e, attempt);
				if (delay.isEmpty()) {
					throw e;
				}
				sink.accept(new ChatEvent.Retrying(attempt + 1, delay.get(), e));
				sleeper.sleep(delay.get(), cancellation);
			}
		}
	}

	@Override
	public ChatCompletion complete(ChatRequest request, Cancellation cancellation) {
		return retrying(cancellation, () -> client.complete(request, cancellation));
	}

	@Override
	public ModelList models(ModelScope scope, Cancellation cancellation) {
		return retrying(cancellation, () -> client.models(scope, cancellation));
	}

	@Override
	public List<Endpoint> endpoints(String modelId, Cancellation cancellation) {
		return retrying(cancellation, () -> client.endpoints(modelId, cancellation));
	}

	@Override
	public List<Provider> providers(Cancellation cancellation) {
		return retrying(cancellation, () -> client.providers(cancellation));
	}

	@Override
	public KeyInfo key(Cancellation cancellation) {
		return retrying(cancellation, () -> client.key(cancellation));
	}

	@Override
	public Credits credits(Cancellation cancellation) {
		return retrying(cancellation, () -> client.credits(cancellation));
	}

	@Override
	public Generation generation(String id, Cancellation cancellation) {
		return retrying(cancellation, () -> client.generation(id, cancellation));
	}

	@Override
	public List<Preset> presets(Cancellation cancellation) {
		return retrying(cancellation, () -> client.presets(cancellation));
	}

	@Override
	public List<PresetVersion> presetVersions(String slug, Cancellation cancellation) {
		return retrying(cancellation, () -> client.presetVersions(slug, cancellation));
	}

	@Override
	public KeyInfo testConnection(ConnectionSettings candidate, Cancellation cancellation) {
		return client.testConnection(candidate, cancellation); // the user waits and can press the button again
	}

	private <T> T retrying(Cancellation cancellation, Supplier<T> call) {
		for (int attempt = 1;; attempt++) {
			try {
				return call.get();
			} catch (OpenRouterException e) {
				Optional<Duration> delay = policy.delay(e, attempt);
				if (delay.isEmpty()) {
					throw e;
				}
				sleeper.sleep(delay.get(), cancellation);
			}
		}
	}

	/** Detects whether the answer has begun. For one thread. */
	private static final class ContentDetector implements ChatEventSink {
		private final ChatEventSink sink;
		private boolean sawContent;

		ContentDetector(ChatEventSink sink) {
			this.sink = sink;
		}

		@Override
		public void accept(ChatEvent event) {
			if (!sawContent && !(event instanceof ChatEvent.Started)) {
				sawContent = true;
			}
			sink.accept(event);
		}
	}
}
