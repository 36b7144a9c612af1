package io.github.openrouter4e.ui.internal;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Control;

/** Gives controls the names that a screen reader says. */
public final class Accessibles {

	private Accessibles() {}

	/** Names a control that has no label of its own; its items keep theirs. */
	public static void name(Control control, String name) {
		control.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> {
			if (event.childID == ACC.CHILDID_SELF) {
				event.result = name;
			}
		}));
	}
}
