package io.github.openrouter4e.ui.internal.preferences;

import org.eclipse.swt.widgets.Button;

import io.github.openrouter4e.settings.Setting;

/** A check box. */
final class CheckField extends SettingField<Boolean> {
	private final Button button;

	CheckField(Setting<Boolean> setting, Button button) {
		super(setting);
		this.button = button;
	}

	@Override
	void show(Boolean value) {
		button.setSelection(value);
	}

	@Override
	Boolean input() {
		return button.getSelection();
	}
}
