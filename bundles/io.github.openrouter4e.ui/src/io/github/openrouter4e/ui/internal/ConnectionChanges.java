package io.github.openrouter4e.ui.internal;

import java.util.List;

import io.github.openrouter4e.settings.Settings;

/** Another server or another key: what was asked before is not true any more. */
public final class ConnectionChanges {

	private ConnectionChanges() {}

	/**
	 * Calls the listener after each change, on the thread that made it. One visit to the preference page may be several.
	 *
	 * @return ends that
	 */
	public static Runnable follow(UiServices services, Runnable listener) {
		var preferences = services.preferences();
		List<Runnable> closers = List.of(
				preferences.onChange(Settings.USE_CUSTOM_BASE_URL, use -> listener.run())::close,
				preferences.onChange(Settings.CUSTOM_BASE_URL, address -> listener.run())::close,
				preferences.onChange(Settings.ALLOW_INSECURE_HTTP, allowed -> listener.run())::close,
				services.keys().onChange(listener)::close);
		return () -> closers.forEach(Runnable::run);
	}
}
