package io.github.openrouter4e.ui.internal.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Setting;
import io.github.openrouter4e.storage.Registration;

/** Preferences in memory, in their stored form. */
public final class FakePreferences implements OpenRouterPreferences {
	private final Map<String, String> stored = new HashMap<>();
	private final Map<String, List<Consumer<Object>>> listeners = new HashMap<>();

	@Override
	public <T> T get(Setting<T> setting) {
		String text = stored.get(setting.key());
		return text == null ? setting.defaultValue() : setting.decode(text).orElse(setting.defaultValue());
	}

	@Override
	public <T> T getDefault(Setting<T> setting) {
		return setting.defaultValue();
	}

	@Override
	public <T> void set(Setting<T> setting, T value) {
		T before = get(setting);
		if (value.equals(setting.defaultValue())) {
			stored.remove(setting.key());
		} else {
			stored.put(setting.key(), setting.encode(value));
		}
		if (!value.equals(before)) {
			listeners.getOrDefault(setting.key(), List.of()).forEach(listener -> listener.accept(value));
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> Registration onChange(Setting<T> setting, Consumer<T> listener) {
		List<Consumer<Object>> all = listeners.computeIfAbsent(setting.key(), key -> new ArrayList<>());
		all.add((Consumer<Object>) listener);
		return () -> all.remove(listener);
	}

	/** How many settings differ from their defaults. */
	public int size() {
		return stored.size();
	}
}
