package io.github.openrouter4e.ui.internal.preferences;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Setting;

/** A field for one setting. */
abstract class SettingField<T> implements Field {
	private final Setting<T> setting;

	SettingField(Setting<T> setting) {
		this.setting = setting;
	}

	@Override
	public final void load(OpenRouterPreferences preferences) {
		show(preferences.get(setting));
	}

	@Override
	public final void loadDefault(OpenRouterPreferences preferences) {
		show(preferences.getDefault(setting));
	}

	@Override
	public final void apply(OpenRouterPreferences preferences) {
		preferences.set(setting, input());
	}

	/** Puts the value into the widget. */
	abstract void show(T value);

	/** @return the value in the widget; only asked for without a {@link #problem} */
	abstract T input();
}
