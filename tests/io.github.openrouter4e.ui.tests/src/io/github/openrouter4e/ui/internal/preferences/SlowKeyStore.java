package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyState.Absent;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.settings.KeyState.Unread;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.storage.Registration;

/** A key store that answers when the test lets it, like secure storage that waits for a password. */
final class SlowKeyStore implements KeyStore {
	private final Map<URI, CompletableFuture<KeyState>> answers = new HashMap<>();
	private final Map<URI, KeyState> known = new ConcurrentHashMap<>();
	private final List<Thread> readers = new CopyOnWriteArrayList<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	/** The place of every key that nobody has read yet. */
	private final KeyLocation place;

	SlowKeyStore(KeyLocation place, URI... servers) {
		this.place = place;
		for (URI server : servers) {
			answers.put(server, new CompletableFuture<>());
		}
	}

	/** Lets whoever waits for the key of this server have it, and waits until all who asked have passed it on. */
	void answer(URI server, KeyState state) throws InterruptedException {
		known.put(server, state);
		answers.get(server).complete(state);
		for (Thread reader : readers) {
			reader.join();
		}
	}

	@Override
	public KeyState state(URI baseUrl) {
		return known.getOrDefault(baseUrl, new Unread(place));
	}

	@Override
	public KeyState read(URI baseUrl) {
		readers.add(Thread.currentThread());
		answers.get(baseUrl).join();
		return state(baseUrl);
	}

	@Override
	public KeyState readIfUnlocked(URI baseUrl) {
		return state(baseUrl);
	}

	@Override
	public void confirm(URI baseUrl) {
		// every server is confirmed
	}

	@Override
	public void useFromMemory(URI baseUrl, ApiKey key) {
		change(baseUrl, new Present(KeyLocation.MEMORY, key));
	}

	@Override
	public void store(URI baseUrl, ApiKey key, KeyLocation location) {
		change(baseUrl, new Present(location, key));
	}

	@Override
	public void useEnvironment(URI baseUrl) {
		change(baseUrl, environment());
	}

	@Override
	public void remove(URI baseUrl) {
		change(baseUrl, new Absent(state(baseUrl).location()));
	}

	@Override
	public KeyState environment() {
		return new Absent(KeyLocation.ENVIRONMENT);
	}

	@Override
	public Registration onChange(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	private void change(URI server, KeyState state) {
		known.put(server, state);
		listeners.forEach(Runnable::run);
	}
}
