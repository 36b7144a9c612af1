package io.github.openrouter4e.ui;

import org.eclipse.swt.SWT;

/** Tells keys from the characters that input methods make, for example for Chinese. Stateless. */
public final class ComposedKeys {

	private ComposedKeys() {}

	/**
	 * Whether this is a character that an input method made, and the key only confirmed it: Enter, an arrow key and others
	 * come with it then, but mean the character. Who takes the key, or does not let the field have it, loses the character.
	 *
	 * @param keyCode   of an event of a key, as are the others
	 * @param character what it writes
	 * @param stateMask the modifiers
	 */
	public static boolean isComposed(int keyCode, char character, int stateMask) {
		var isKey = switch (keyCode) {
			case SWT.CR, SWT.LF, SWT.KEYPAD_CR, SWT.TAB, SWT.ESC, SWT.BS, SWT.DEL -> true;
			default ->
				(keyCode & SWT.KEYCODE_BIT) != 0 && (keyCode < SWT.KEYPAD_MULTIPLY || keyCode > SWT.KEYPAD_EQUAL);
		};
		return isKey && character >= ' ' && character != SWT.DEL && (stateMask & (SWT.MOD1 | SWT.MOD3)) == 0;
	}
}
