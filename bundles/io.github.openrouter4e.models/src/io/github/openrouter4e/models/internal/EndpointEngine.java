package io.github.openrouter4e.models.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelId;

/** The endpoint catalogue, independent of OSGi. Keeps the providers of each model for five minutes. */
final class EndpointEngine implements EndpointCatalogue, AutoCloseable {

	static final Duration REMEMBERED = Duration.ofMinutes(5);
	/** More models than anybody compares; keeps a session that shows all of them within bounds. */
	static final int MOST_MODELS = 128;

	private final OpenRouterClient client;
	private final ConnectionSettings connection;
	private final Executor executor;
	private final Clock clock;
	private final Cancellation cancellation = new Cancellation();

	/** Guards what follows; never held while waiting or calling out. */
	private final Object lock = new Object();
	/** By model; all from {@link #server}. */
	private final Map<String, Entry> entries = new LinkedHashMap<>();
	private @Nullable URI server;

	private static final class Entry {

		private final CompletableFuture<List<Endpoint>> result = new CompletableFuture<>();
		/** Null while the answer is on its way. */
		private volatile @Nullable Instant fetched;

		boolean isUsable(Instant now) {
			Instant since = fetched;
			return since == null || !since.isAfter(now) && now.isBefore(since.plus(REMEMBERED));
		}
	}

	EndpointEngine(OpenRouterClient client, ConnectionSettings connection, Executor executor, Clock clock) {
		this.client = client;
		this.connection = connection;
		this.executor = executor;
		this.clock = clock;
	}

	@Override
	public @Nullable List<Endpoint> remembered(String modelId) {
		Entry entry;
		synchronized (lock) {
			entry = find(key(modelId));
		}
		// it may have failed since it was found
		boolean there = entry != null && entry.isUsable(clock.instant())
				&& entry.result.state() == Future.State.SUCCESS;
		return entry != null && there ? entry.result.resultNow() : null;
	}

	@Override
	public CompletableFuture<List<Endpoint>> endpoints(String modelId) {
		String key = key(modelId);
		var result = new CompletableFuture<List<Endpoint>>();
		// settings may not be asked on the caller's thread, which may be the UI's
		executor.execute(() -> complete(key, result));
		return result;
	}

	@Override
	public void close() {
		cancellation.cancel();
	}

	private void complete(String key, CompletableFuture<List<Endpoint>> result) {
		try {
			URI now = connection.baseUrl();
			var mine = new Entry();
			var entry = putIfUnusable(now, key, mine);
			entry.result.whenComplete((endpoints, failure) -> {
				if (failure != null) {
					result.completeExceptionally(failure);
				} else {
					result.complete(endpoints);
				}
			});
			if (entry == mine) {
				fetch(key, mine);
			}
		} catch (RuntimeException e) {
			result.completeExceptionally(e);
		}
	}

	/** {@return the usable entry that is there, else the given one, which is there now} */
	private Entry putIfUnusable(URI from, String key, Entry mine) {
		synchronized (lock) {
			if (!from.equals(server)) {
				entries.clear();
				server = from;
			}
			Entry present = find(key);
			if (present != null && present.isUsable(clock.instant())) {
				return present;
			}
			entries.remove(key);
			entries.put(key, mine);
			if (entries.size() > MOST_MODELS) {
				entries.remove(entries.keySet().iterator().next());
			}
			return mine;
		}
	}

	private void fetch(String key, Entry mine) {
		try {
			List<Endpoint> endpoints = client.endpoints(key, cancellation);
			mine.fetched = clock.instant();
			mine.result.complete(endpoints);
		} catch (RuntimeException e) {
			synchronized (lock) {
				// before it completes: whoever asks after hearing of the failure asks anew
				entries.remove(key, mine);
			}
			mine.result.completeExceptionally(e);
		}
	}

	private @Nullable Entry find(String key) {
		return entries.get(key);
	}

	private static String key(String modelId) {
		return ModelId.parse(modelId).map(ModelId::catalogueId).orElse(modelId);
	}
}
