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
	volatile Runnable afterRead = () -> {
		// nothing happens between finding and returning
	};
	/** Whether reading needs a password that the user has not given yet. */
	volatile boolean needsPassword;
	volatile int reads;

	@Override
	public String read(String name, boolean mayAsk) {
		if (needsPassword && !mayAsk) {
			throw new KeyStoreException(KeyProblem.LOCKED, null);
		}
		reads++;
		enter();
		String found = secrets.get(name);
		afterRead.run();
		return found;
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
