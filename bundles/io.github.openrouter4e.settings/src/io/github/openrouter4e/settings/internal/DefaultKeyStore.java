package io.github.openrouter4e.settings.internal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
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
import io.github.openrouter4e.settings.KeyState.Unread;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.KeyStoreException;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Registration;
import io.github.openrouter4e.settings.Setting;
import io.github.openrouter4e.settings.Settings;

/** Keeps keys in secure storage or in memory, and finds them in the environment. */
@Component(service = KeyStore.class)
public final class DefaultKeyStore implements KeyStore {
	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final String THREAD = "OpenRouter key storage"; //$NON-NLS-1$

	private final OpenRouterPreferences preferences;
	private final SecretStorage storage;
	private final Supplier<@Nullable String> environment;
	private final Consumer<KeyStoreException> leftovers;
	private final Map<Origin, KeyState> stored = new ConcurrentHashMap<>();
	private final Map<Origin, ApiKey> inMemory = new ConcurrentHashMap<>();
	/** Held while storage and what is remembered of it change together; {@link #state} does without. */
	private final ReentrantLock changing = new ReentrantLock();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	@Activate
	public DefaultKeyStore(@Reference OpenRouterPreferences preferences) {
		this(preferences, new EquinoxSecretStorage(SecurePreferencesFactory::getDefault), PATIENCE,
				() -> System.getenv(ENVIRONMENT_VARIABLE), DefaultKeyStore::logLeftover);
	}

	DefaultKeyStore(OpenRouterPreferences preferences, SecretStorage storage, Duration patience,
			Supplier<@Nullable String> environment, Consumer<KeyStoreException> leftovers) {
		this.preferences = preferences;
		this.storage = new PatientSecretStorage(storage, new Deadline(THREAD, patience), this::storageAnsweredLate);
		this.environment = environment;
		this.leftovers = leftovers;
	}

	@Override
	public KeyState state(URI baseUrl) {
		Origin origin = Origin.of(baseUrl);
		KeyLocation location = location(origin);
		return switch (location) {
			case SECURE_STORAGE -> Objects.requireNonNull(stored.getOrDefault(origin, new Unread(location)));
			case ENVIRONMENT -> environment();
			case MEMORY -> present(location, inMemory.get(origin));
		};
	}

	@Override
	public KeyState read(URI baseUrl) {
		KeyState known = state(baseUrl);
		return switch (known) {
			case Present present -> present;
			case Absent absent -> absent;
			case Unread unread -> readStored(Origin.of(baseUrl));
			// what was locked may have been unlocked since
			case Unavailable unavailable when unavailable.location() == KeyLocation.SECURE_STORAGE ->
				readStored(Origin.of(baseUrl));
			case Unavailable unavailable -> unavailable;
		};
	}

	@Override
	public void store(URI baseUrl, ApiKey key, KeyLocation location) {
		if (location == KeyLocation.ENVIRONMENT) {
			throw new IllegalArgumentException(location.toString());
		}
		change(Origin.of(baseUrl), origin -> {
			if (location == KeyLocation.SECURE_STORAGE) {
				storage.write(origin.text(), key.value());
				stored.put(origin, new Present(location, key));
				inMemory.remove(origin);
			} else {
				inMemory.put(origin, key);
				removeStored(origin);
			}
			choose(origin, location);
		});
	}

	@Override
	public void useEnvironment(URI baseUrl) {
		change(Origin.of(baseUrl), origin -> {
			inMemory.remove(origin);
			removeStored(origin);
			choose(origin, KeyLocation.ENVIRONMENT);
		});
	}

	@Override
	public void remove(URI baseUrl) {
		change(Origin.of(baseUrl), origin -> {
			if (location(origin) == KeyLocation.SECURE_STORAGE) {
				storage.remove(origin.text());
				stored.put(origin, new Absent(KeyLocation.SECURE_STORAGE));
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
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	private KeyLocation location(Origin origin) {
		Setting<Optional<KeyLocation>> choice = Settings.keyLocation(origin.text());
		return preferences.get(choice).orElseGet(() -> origin.equals(Origin.OPENROUTER) && !environmentText().isEmpty()
				? KeyLocation.ENVIRONMENT
				: KeyLocation.SECURE_STORAGE);
	}

	private void choose(Origin origin, KeyLocation location) {
		preferences.set(Settings.keyLocation(origin.text()), Optional.of(location));
	}

	private void change(Origin origin, Consumer<Origin> change) {
		changing.lock();
		try {
			change.accept(origin);
		} finally {
			changing.unlock();
		}
		changed();
	}

	private KeyState readStored(Origin origin) {
		KeyState before;
		KeyState state;
		changing.lock();
		try {
			before = stored.get(origin);
			if (before instanceof Present || before instanceof Absent) {
				return before; // another thread has read it meanwhile
			}
			state = lookUp(origin);
			stored.put(origin, state);
		} finally {
			changing.unlock();
		}
		if (!state.equals(before)) {
			changed();
		}
		return state;
	}

	private KeyState lookUp(Origin origin) {
		try {
			String text = storage.read(origin.text());
			return present(KeyLocation.SECURE_STORAGE, text == null ? null : ApiKey.parse(text));
		} catch (KeyStoreException e) {
			return new Unavailable(KeyLocation.SECURE_STORAGE, e.problem());
		} catch (InvalidApiKeyException e) {
			return new Unavailable(KeyLocation.SECURE_STORAGE, KeyProblem.INVALID);
		}
	}

	/** The key is used from elsewhere from now on; a copy that cannot be removed does no harm, encrypted as it is. */
	private void removeStored(Origin origin) {
		stored.remove(origin);
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

	/** Somebody opened the keyring after we had given up, perhaps on writing: what we remember may be out of date. */
	private void storageAnsweredLate() {
		stored.clear();
		changed();
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}
}
