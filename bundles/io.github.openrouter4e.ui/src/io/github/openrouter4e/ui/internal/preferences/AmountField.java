package io.github.openrouter4e.ui.internal.preferences;

import java.math.BigDecimal;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.settings.Setting;
import io.github.openrouter4e.ui.internal.TypedAmount;

/** An amount in USD, or nothing. */
final class AmountField extends SettingField<Optional<BigDecimal>> {
	private static final BigDecimal LARGEST = new BigDecimal(1_000_000);

	private final Text text;
	private final String label;

	/** @param label without mnemonic and colon */
	AmountField(Setting<Optional<BigDecimal>> setting, Text text, String label) {
		super(setting);
		this.text = text;
		this.label = label;
	}

	@Override
	void show(Optional<BigDecimal> value) {
		text.setText(value.map(TypedAmount::format).orElse("")); //$NON-NLS-1$
	}

	@Override
	Optional<BigDecimal> input() {
		String input = text.getText().strip();
		return input.isEmpty() ? Optional.empty() : Optional.of(TypedAmount.parse(input));
	}

	@Override
	public @Nullable String problem() {
		try {
			Optional<BigDecimal> amount = input();
			boolean fits = amount.isEmpty() || amount.get().signum() >= 0 && amount.get().compareTo(LARGEST) <= 0;
			return fits ? null : message();
		} catch (NumberFormatException e) {
			return message();
		}
	}

	private String message() {
		return NLS.bind(Messages.AmountField_notAnAmount, label, TypedAmount.format(new BigDecimal("2.50"))); //$NON-NLS-1$
	}
}
