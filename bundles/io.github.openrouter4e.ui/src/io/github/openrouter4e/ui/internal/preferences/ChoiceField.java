package io.github.openrouter4e.ui.internal.preferences;

import java.util.List;

import org.eclipse.swt.widgets.Combo;

import io.github.openrouter4e.settings.Setting;

/** A drop-down list of the values of an enum. */
final class ChoiceField<E extends Enum<E>> extends SettingField<E> {
	private final Combo combo;
	private final List<E> values;

	/**
	 * @param combo
	 *            with one item for each value, in their order
	 */
	ChoiceField(Setting<E> setting, Combo combo) {
		super(setting);
		this.combo = combo;
		this.values = List.of(setting.defaultValue().getDeclaringClass().getEnumConstants());
	}

	@Override
	void show(E value) {
		combo.select(value.ordinal());
	}

	@Override
	E input() {
		return values.get(combo.getSelectionIndex());
	}
}
