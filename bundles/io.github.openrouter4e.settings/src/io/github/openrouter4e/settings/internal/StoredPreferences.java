package io.github.openrouter4e.settings.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.ConfigurationScope;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.prefs.BackingStoreException;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Registration;
import io.github.openrouter4e.settings.Setting;

/** The preferences in Eclipse's preference store. Values equal to the default are not stored. */
@Component(service = OpenRouterPreferences.class)
@SuppressWarnings("nls") // the name of the node and a log message
public final class StoredPreferences implements OpenRouterPreferences {
	private static final String NODE = "io.github.openrouter4e.settings";

	private final IEclipsePreferences values;
	private final IEclipsePreferences[] defaults;
	private final Executor writer;
	private final AtomicBoolean flushScheduled = new AtomicBoolean();

	@Activate
	public StoredPreferences() {
		// the nodes of Eclipse are singletons per workspace: they come from the scopes, not from a service
		this(InstanceScope.INSTANCE.getNode(NODE), Thread::startVirtualThread,
				ConfigurationScope.INSTANCE.getNode(NODE), DefaultScope.INSTANCE.getNode(NODE));
	}

	StoredPreferences(IEclipsePreferences values, Executor writer, IEclipsePreferences... defaults) {
		this.values = values;
		this.writer = writer;
		this.defaults = defaults;
	}

	@Override
	public <T> T get(Setting<T> setting) {
		return read(values, setting, getDefault(setting));
	}

	@Override
	public <T> T getDefault(Setting<T> setting) {
		T value = setting.defaultValue();
		for (int i = defaults.length - 1; i >= 0; i--) {
			value = read(defaults[i], setting, value);
		}
		return value;
	}

	@Override
	public <T> void set(Setting<T> setting, T value) {
		if (value.equals(getDefault(setting))) {
			values.remove(setting.key());
		} else {
			values.put(setting.key(), setting.encode(value));
		}
		if (flushScheduled.compareAndSet(false, true)) {
			writer.execute(this::flush);
		}
	}

	@Override
	public <T> Registration onChange(Setting<T> setting, Consumer<T> listener) {
		// the node reports raw text: only a change of the meaning is passed on
		IPreferenceChangeListener forwarder = event -> {
			if (event.getKey().equals(setting.key())) {
				T old = meaning(event.getOldValue(), setting);
				T present = meaning(event.getNewValue(), setting);
				if (!old.equals(present)) {
					listener.accept(present);
				}
			}
		};
		values.addPreferenceChangeListener(forwarder);
		return () -> values.removePreferenceChangeListener(forwarder);
	}

	private <T> T meaning(@Nullable Object stored, Setting<T> setting) {
		T fallback = getDefault(setting);
		return stored instanceof String text ? setting.decode(text).orElse(fallback) : fallback;
	}

	private static <T> T read(IEclipsePreferences node, Setting<T> setting, T fallback) {
		String text = node.get(setting.key(), null);
		return text == null ? fallback : setting.decode(text).orElse(fallback);
	}

	private void flush() {
		flushScheduled.set(false);
		try {
			values.flush();
		} catch (BackingStoreException e) {
			// the values are in memory and Eclipse tries again when it closes
			ILog.of(StoredPreferences.class).warn("The OpenRouter preferences could not be written yet.", e);
		}
	}
}
