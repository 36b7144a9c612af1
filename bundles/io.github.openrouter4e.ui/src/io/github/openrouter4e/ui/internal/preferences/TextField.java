package io.github.openrouter4e.ui.internal.preferences;

import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.settings.Setting;

/** Free text, kept as it is. */
final class TextField extends SettingField<String> {
	private final Text text;

	TextField(Setting<String> setting, Text text) {
		super(setting);
		this.text = text;
	}

	@Override
	void show(String value) {
		text.setText(value);
	}

	@Override
	String input() {
		return text.getText();
	}
}
