package io.github.openrouter4e.settings.internal;

import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.KeyStoreException;

/** Asks another storage, within a time limit. */
final class PatientSecretStorage implements SecretStorage {
	private final SecretStorage storage;
	private final Deadline deadline;
	private final Runnable late;

	/**
	 * @param late
	 *            called when the storage answers after the limit: what timed out may work now
	 */
	PatientSecretStorage(SecretStorage storage, Deadline deadline, Runnable late) {
		this.storage = storage;
		this.deadline = deadline;
		this.late = late;
	}

	@Override
	public @Nullable String read(String name) {
		return call(() -> storage.read(name));
	}

	@Override
	public void write(String name, String secret) {
		call(() -> {
			storage.write(name, secret);
			return null;
		});
	}

	@Override
	public void remove(String name) {
		call(() -> {
			storage.remove(name);
			return null;
		});
	}

	private @Nullable String call(Supplier<@Nullable String> work) {
		try {
			return deadline.call(work, late);
		} catch (TimeoutException e) {
			throw new KeyStoreException(KeyProblem.TIMED_OUT, e);
		}
	}
}
