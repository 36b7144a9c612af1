package io.github.openrouter4e.ui.internal.preferences;

import org.eclipse.swt.widgets.Spinner;

import io.github.openrouter4e.settings.Setting;

/** A whole number. */
final class NumberField extends SettingField<Integer> {
	private final Spinner spinner;

	/**
	 * @param spinner
	 *            with its range set
	 */
	NumberField(Setting<Integer> setting, Spinner spinner) {
		super(setting);
		this.spinner = spinner;
	}

	@Override
	void show(Integer value) {
		spinner.setSelection(value);
	}

	@Override
	Integer input() {
		return spinner.getSelection();
	}
}
