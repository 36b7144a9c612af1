package io.github.openrouter4e.settings.internal;

import java.util.concurrent.TimeoutException;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.KeyStoreException;

/**
 * Reads another storage within a time limit, for requests wait for it, and changes it without one: the user who enters a
 * key may first have to find the password of the storage, and what was written late is written all the same.
 */
final class TimeLimitedSecretStorage implements SecretStorage {
	private final SecretStorage storage;
	private final TimeLimiter limiter;
	private final Runnable late;

	/**
	 * @param late
	 *            called when the storage answers after the limit: what timed out may work now
	 */
	TimeLimitedSecretStorage(SecretStorage storage, TimeLimiter limiter, Runnable late) {
		this.storage = storage;
		this.limiter = limiter;
		this.late = late;
	}

	@Override
	public @Nullable String read(String name, boolean mayAsk) {
		try {
			return limiter.call(() -> storage.read(name, mayAsk), late);
		} catch (TimeoutException e) {
			throw new KeyStoreException(KeyProblem.TIMED_OUT, e);
		}
	}

	@Override
	public void write(String name, String secret) {
		limiter.callWithoutLimit(() -> {
			storage.write(name, secret);
			return null;
		});
	}

	@Override
	public void remove(String name) {
		limiter.callWithoutLimit(() -> {
			storage.remove(name);
			return null;
		});
	}
}
