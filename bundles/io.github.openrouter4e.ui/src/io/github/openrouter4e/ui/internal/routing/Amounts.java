package io.github.openrouter4e.ui.internal.routing;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.ui.internal.TypedAmount;

/** Reads amounts that users type: with a comma or a point, empty for none. */
final class Amounts {

	private Amounts() {}

	/** What was typed, if it is a number from 0 up. */
	record Input(boolean valid, @Nullable BigDecimal amount) {
	}

	static Input read(String text) {
		if (text.isBlank()) {
			return new Input(true, null);
		}
		try {
			BigDecimal amount = TypedAmount.parse(text);
			return amount.signum() < 0 ? new Input(false, null) : new Input(true, amount);
		} catch (NumberFormatException e) {
			return new Input(false, null);
		}
	}
}
