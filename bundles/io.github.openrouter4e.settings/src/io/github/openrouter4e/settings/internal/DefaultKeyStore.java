package io.github.openrouter4e.settings.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.InvalidApiKeyException;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyState.Absent;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.settings.KeyState.Unavailable;
import io.github.openrouter4e.settings.KeyState.Unconfirmed;
import io.github.openrouter4e.settings.KeyState.Unread;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.KeyStoreException;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Setting;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;

/** Stores keys in secure storage or in memory, and reads them from the environment. */
@Component(service = KeyStore.class)
public final class DefaultKeyStore implements KeyStore {
	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final String THREAD = "OpenRouter key storage"; //$NON-NLS-1$

	private final OpenRouterPreferences preferences;
	private final ConfirmedServers confirmed;
	private final SecretStorage storage;
	private final Supplier<@Nullable String> environment;
	private final Consumer<KeyStoreException> leftovers;
	private final Map<Origin, KeyState> stored = new ConcurrentHashMap<>();
	/** Goes before what is kept elsewhere: chosen by the user, or not kept there yet. */
	private final Map<Origin, ApiKey> inMemory = new ConcurrentHashMap<>();
	/** Held by one reader after the other, for as long as one waits for secure storage. */
	private final ReentrantLock reading = new ReentrantLock();
	/** Held while something is kept or removed, which the user began and which may take any time; the last one wins. */
	private final ReentrantLock writing = new ReentrantLock(true);
	/** Counts what was kept and removed, so that an earlier look does not replace it. */
	private final AtomicInteger changes = new AtomicInteger();
	private final Listeners<KeyStore> listeners = new Listeners<>();

	@Activate
	public DefaultKeyStore(@Reference OpenRouterPreferences preferences) {
		this(preferences, ConfirmedServers.ofInstallation(), EquinoxSecretStorage.ofUser(), PATIENCE,
				() -> System.getenv(ENVIRONMENT_VARIABLE), DefaultKeyStore::logLeftover);
	}

	DefaultKeyStore(OpenRouterPreferences preferences, ConfirmedServers confirmed, SecretStorage storage,
			Duration patience, Supplier<@Nullable String> environment, Consumer<KeyStoreException> leftovers) {
		this.preferences = preferences;
		this.confirmed = confirmed;
		this.storage = new TimeLimitedSecretStorage(storage, new TimeLimiter(THREAD, patience),
				this::storageAnsweredLate);
		this.environment = environment;
		this.leftovers = leftovers;
	}

	@Override
	public KeyState state(URI baseUrl) {
		return state(Origin.of(baseUrl));
	}

	private KeyState state(Origin origin) {
		var location = location(origin);
		if (!confirmed.contains(origin, location == KeyLocation.ENVIRONMENT)) {
			return new Unconfirmed(location);
		}
		return switch (location) {
			case SECURE_STORAGE -> Objects.requireNonNull(stored.getOrDefault(origin, new Unread(location)));
			case ENVIRONMENT -> environment();
			case MEMORY -> present(location, inMemory.get(origin));
		};
	}

	@Override
	public KeyState read(URI baseUrl) {
		return read(Origin.of(baseUrl), true);
	}

	@Override
	public KeyState readIfUnlocked(URI baseUrl) {
		return read(Origin.of(baseUrl), false);
	}

	private KeyState read(Origin origin, boolean mayAsk) {
		KeyState known = state(origin);
		return switch (known) {
			case Present present -> present;
			case Absent absent -> absent;
			case Unconfirmed unconfirmed -> unconfirmed;
			case Unread unread -> readStored(origin, mayAsk);
			// what was locked may have been unlocked since
			case Unavailable unavailable when unavailable.location() == KeyLocation.SECURE_STORAGE ->
				readStored(origin, mayAsk);
			case Unavailable unavailable -> unavailable;
		};
	}

	@Override
	public void confirm(URI baseUrl) {
		var origin = Origin.of(baseUrl);
		KeyState before = state(origin);
		if (before.location() == KeyLocation.ENVIRONMENT) {
			confirmed.addEnvironment(origin);
		}
		confirmed.add(origin);
		if (before instanceof Unconfirmed) {
			changed();
		}
	}

	@Override
	public void store(URI baseUrl, ApiKey key, KeyLocation location) {
		if (location == KeyLocation.ENVIRONMENT) {
			throw new IllegalArgumentException(location.toString());
		}
		change(Origin.of(baseUrl), origin -> {
			if (location == KeyLocation.SECURE_STORAGE) {
				write(origin, key);
			} else {
				inMemory.put(origin, key);
				choose(origin, location);
				removeStored(origin);
			}
		});
	}

	private void write(Origin origin, ApiKey key) {
		ApiKey before = inMemory.put(origin, key);
		changed();
		try {
			storage.write(origin.text(), key.value());
		} catch (KeyStoreException e) {
			inMemory.compute(origin, (same, now) -> before);
			throw e;
		}
		remember(origin, new Present(KeyLocation.SECURE_STORAGE, key));
		choose(origin, KeyLocation.SECURE_STORAGE);
		inMemory.remove(origin);
	}

	@Override
	public void useFromMemory(URI baseUrl, ApiKey key) {
		inMemory.put(Origin.of(baseUrl), key);
		changed();
	}

	@Override
	public void useEnvironment(URI baseUrl) {
		change(Origin.of(baseUrl), origin -> {
			confirmed.addEnvironment(origin);
			choose(origin, KeyLocation.ENVIRONMENT);
			inMemory.remove(origin);
			removeStored(origin);
		});
	}

	@Override
	public void remove(URI baseUrl) {
		change(Origin.of(baseUrl), origin -> {
			if (choice(origin) == KeyLocation.SECURE_STORAGE) {
				storage.remove(origin.text());
				remember(origin, new Absent(KeyLocation.SECURE_STORAGE));
			}
			inMemory.remove(origin);
		});
	}

	@Override
	public KeyState environment() {
		String text = environmentText();
		try {
			return present(KeyLocation.ENVIRONMENT, text.isEmpty() ? null : ApiKey.parse(text));
		} catch (InvalidApiKeyException e) {
			return new Unavailable(KeyLocation.ENVIRONMENT, KeyProblem.INVALID);
		}
	}

	@Override
	public Registration onChange(Runnable listener) {
		return listeners.add(store -> listener.run());
	}

	private KeyLocation location(Origin origin) {
		return inMemory.containsKey(origin) ? KeyLocation.MEMORY : choice(origin);
	}

	private KeyLocation choice(Origin origin) {
		Setting<Optional<KeyLocation>> choice = Settings.keyLocation(origin.text());
		return preferences.get(choice).orElseGet(() -> origin.equals(Origin.OPENROUTER) && !environmentText().isEmpty()
				? KeyLocation.ENVIRONMENT
				: KeyLocation.SECURE_STORAGE);
	}

	private void choose(Origin origin, KeyLocation location) {
		preferences.set(Settings.keyLocation(origin.text()), Optional.of(location));
	}

	private void change(Origin origin, Consumer<Origin> change) {
		writing.lock();
		try {
			change.accept(origin);
		} finally {
			writing.unlock();
			changed();
		}
	}

	private void remember(Origin origin, KeyState state) {
		changes.incrementAndGet();
		stored.put(origin, state);
	}

	private KeyState readStored(Origin origin, boolean mayAsk) {
		KeyState before;
		KeyState state;
		reading.lock();
		try {
			before = stored.get(origin);
			if (before instanceof Present || before instanceof Absent) {
				return before; // another thread has read it meanwhile
			}
			int seen = changes.get();
			state = lookUp(origin, mayAsk);
			if (!mayAsk && state instanceof Unavailable) {
				return state; // tells nothing about what a real look would find
			}
			KeyState latest = stored.compute(origin, (same, now) -> seen == changes.get() ? state : now);
			if (latest != state) {
				return state(origin); // it was kept or removed meanwhile
			}
		} finally {
			reading.unlock();
		}
		if (!state.equals(before)) {
			changed();
		}
		return state;
	}

	private KeyState lookUp(Origin origin, boolean mayAsk) {
		try {
			String text = storage.read(origin.text(), mayAsk);
			return present(KeyLocation.SECURE_STORAGE, text == null ? null : ApiKey.parse(text));
		} catch (KeyStoreException e) {
			return new Unavailable(KeyLocation.SECURE_STORAGE, e.problem());
		} catch (InvalidApiKeyException e) {
			return new Unavailable(KeyLocation.SECURE_STORAGE, KeyProblem.INVALID);
		}
	}

	/** The key is used from elsewhere from now on; a copy that cannot be removed does no harm, encrypted as it is. */
	private void removeStored(Origin origin) {
		changes.incrementAndGet();
		stored.remove(origin);
		changed(); // it holds already, however long the removal takes
		try {
			storage.remove(origin.text());
		} catch (KeyStoreException e) {
			leftovers.accept(e);
		}
	}

	private static void logLeftover(KeyStoreException e) {
		ILog.of(DefaultKeyStore.class).warn("A key no longer used could not be removed from secure storage.", e); //$NON-NLS-1$
	}

	private String environmentText() {
		String text = environment.get();
		return text == null ? "" : text.strip(); //$NON-NLS-1$
	}

	private static KeyState present(KeyLocation location, @Nullable ApiKey key) {
		return key == null ? new Absent(location) : new Present(location, key);
	}

	/** Somebody opened the keyring after we had given up: what we remember may be out of date. */
	private void storageAnsweredLate() {
		stored.clear();
		changed();
	}

	private void changed() {
		listeners.fire(this);
	}
}
