package io.github.openrouter4e.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.openrouter4e.storage.Registration;

/** Preferences without Eclipse. Values go through their stored form, as in the real ones. */
public final class InMemoryPreferences implements OpenRouterPreferences {
	private final Map<String, String> values = new HashMap<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	@Override
	public <T> T get(Setting<T> setting) {
		String text = values.get(setting.key());
		return text == null ? setting.defaultValue() : setting.decode(text).orElse(setting.defaultValue());
	}

	@Override
	public <T> T getDefault(Setting<T> setting) {
		return setting.defaultValue();
	}

	@Override
	public <T> void set(Setting<T> setting, T value) {
		values.put(setting.key(), setting.encode(value));
		listeners.forEach(Runnable::run);
	}

	@Override
	public <T> Registration onChange(Setting<T> setting, Consumer<T> listener) {
		Runnable forwarder = new Runnable() {
			private T last = get(setting);

			@Override
			public void run() {
				T present = get(setting);
				if (!present.equals(last)) {
					last = present;
					listener.accept(present);
				}
			}
		};
		listeners.add(forwarder);
		return () -> listeners.remove(forwarder);
	}

	/** @return everything as it would be on disk */
	public Map<String, String> stored() {
		return Map.copyOf(values);
	}
}
