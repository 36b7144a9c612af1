package io.github.openrouter4e.settings.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.KeyStoreException;

/** Keeps secrets in memory, counts how often it is read, and fails or hangs when told to. */
final class FakeSecretStorage implements SecretStorage {
	final Map<String, String> secrets = new ConcurrentHashMap<>();
	volatile KeyProblem problem;
	volatile Runnable before = () -> {
		// nothing happens before
	};
	volatile int reads;

	@Override
	public String read(String name) {
		reads++;
		enter();
		return secrets.get(name);
	}

	@Override
	public void write(String name, String secret) {
		enter();
		secrets.put(name, secret);
	}

	@Override
	public void remove(String name) {
		enter();
		secrets.remove(name);
	}

	private void enter() {
		before.run();
		if (problem != null) {
			throw new KeyStoreException(problem, null);
		}
	}
}
