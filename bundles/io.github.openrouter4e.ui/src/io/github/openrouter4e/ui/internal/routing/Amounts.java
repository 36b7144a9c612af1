package io.github.openrouter4e.ui.internal.routing;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/** Reads amounts that people type: with a comma or a point, empty for none. */
final class Amounts {

	private Amounts() {}

	/** What was typed, if it is a number from 0 up. */
	record Input(boolean valid, @Nullable BigDecimal amount) {
	}

	static Input read(String text) {
		String typed = text.strip().replace(',', '.');
		if (typed.isEmpty()) {
			return new Input(true, null);
		}
		try {
			BigDecimal amount = new BigDecimal(typed);
			return amount.signum() < 0 ? new Input(false, null) : new Input(true, amount);
		} catch (NumberFormatException e) {
			return new Input(false, null);
		}
	}
}
