package io.github.openrouter4e.ui.internal;

import java.util.function.Supplier;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Control;

/**
 * Gives controls the names that a screen reader says. On Windows and macOS that holds for all of them. On Linux, GTK
 * never asks for the names of its own widgets (fields, tables, combo boxes); there it is the text beside them that
 * screen readers take.
 */
public final class Accessibles {

	private Accessibles() {}

	/** Names a control that has no label of its own, or one that stands elsewhere; its items keep theirs. */
	public static void name(Control control, String name) {
		var spoken = LegacyActionTools.removeMnemonics(name);
		name(control, () -> spoken);
	}

	/** The same for a name that changes. @param name without mnemonics */
	public static void name(Control control, Supplier<String> name) {
		control.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> {
			if (event.childID == ACC.CHILDID_SELF) {
				event.result = name.get();
			}
		}));
	}
}
