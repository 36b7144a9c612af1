package io.github.openrouter4e.settings;

import java.util.function.Consumer;

import io.github.openrouter4e.storage.Registration;

/**
 * Typed access to the preferences of this workspace. An OSGi service; thread-safe. Reading never does I/O; writing takes
 * effect at once and reaches the disk a little later on a background thread.
 * <p>
 * A value not set by the user comes from the defaults that an administrator may have set for the installation
 * (configuration scope or {@code plugin_customization.ini}), and then from the setting itself. A stored value that
 * cannot be understood counts as not set.
 */
public interface OpenRouterPreferences {
	/** @return the value of this setting */
	<T> T get(Setting<T> setting);

	/** @return the value if the user never changed it: the administrator's, else the setting's own */
	<T> T getDefault(Setting<T> setting);

	/** Changes a setting. Its listeners run on the calling thread before this returns, if the value is a new one. */
	<T> void set(Setting<T> setting, T value);

	/** Goes back to the default value. */
	default <T> void reset(Setting<T> setting) {
		set(setting, getDefault(setting));
	}

	/**
	 * Calls the listener with the new value after each change, on the thread that made the change. It is not called with
	 * the present value.
	 */
	<T> Registration onChange(Setting<T> setting, Consumer<T> listener);
}
