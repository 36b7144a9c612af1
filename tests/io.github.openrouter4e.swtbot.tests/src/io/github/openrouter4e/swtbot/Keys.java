package io.github.openrouter4e.swtbot;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swtbot.swt.finder.keyboard.Keyboard;
import org.eclipse.swtbot.swt.finder.keyboard.KeyboardFactory;

/** The keyboard of the machine: its keys go to whatever has the focus. */
final class Keys {

	private static final Keyboard KEYBOARD = KeyboardFactory.getAWTKeyboard();

	private Keys() {}

	/** Types characters of the American keyboard; others are pasted. */
	static void type(String text) {
		if (text.chars().allMatch(c -> c < 128)) {
			KEYBOARD.typeText(text, 0);
		} else {
			copyElsewhere(text);
			press("Ctrl+V");
		}
	}

	/** Presses keys one after the other, each with its modifiers, for example {@code "Alt+Shift+O", "N"}. */
	static void press(String... strokes) {
		for (String stroke : strokes) {
			KeyStroke keys = parse(stroke);
			KEYBOARD.pressShortcut(modifiersAnd(keys));
		}
	}

	private static KeyStroke[] modifiersAnd(KeyStroke keys) {
		KeyStroke[] parts = new KeyStroke[Integer.bitCount(keys.getModifierKeys()) + 1];
		int at = 0;
		for (int modifiers = keys.getModifierKeys(); modifiers != 0; modifiers &= modifiers - 1) {
			parts[at++] = KeyStroke.getInstance(Integer.lowestOneBit(modifiers), KeyStroke.NO_KEY);
		}
		parts[at] = KeyStroke.getInstance(keys.getNaturalKey());
		return parts;
	}

	private static KeyStroke parse(String stroke) {
		try {
			return KeyStroke.getInstance(stroke);
		} catch (ParseException e) {
			throw new IllegalArgumentException(stroke, e);
		}
	}

	/** Puts text into the clipboard, as copying it somewhere else would. */
	static void copyElsewhere(String text) {
		Workbench.call(() -> {
			var clipboard = new Clipboard(Display.getDefault());
			clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
			clipboard.dispose();
			return null;
		});
	}

	/** What is in the clipboard; empty if there is no text. */
	static String clipboard() {
		return Workbench.call(() -> {
			var clipboard = new Clipboard(Display.getDefault());
			try {
				return clipboard.getContents(TextTransfer.getInstance()) instanceof String text ? text : "";
			} finally {
				clipboard.dispose();
			}
		});
	}
}
