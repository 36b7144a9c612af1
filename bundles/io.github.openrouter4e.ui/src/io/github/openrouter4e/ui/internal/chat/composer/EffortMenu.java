package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/** How much a model thinks before it answers: the words, and the menu of what can be chosen. */
final class EffortMenu {

	private final ComposerBar.User user;
	private @Nullable String chosen;

	EffortMenu(ComposerBar.User user) {
		this.user = user;
	}

	/** @param effort is the chosen one from now on; null: the usual one */
	void choose(@Nullable String effort) {
		chosen = effort;
	}

	/** Whether it is the usual one. */
	boolean isUsual() {
		return chosen == null;
	}

	/** Makes the items of a menu that opens now. */
	void fill(Menu menu) {
		var taker = user.effort();
		var efforts = new LinkedHashMap<@Nullable String, String>();
		efforts.put(null, Messages.ComposerBar_effortDefault);
		efforts.putAll(efforts());
		efforts.forEach((value, label) -> {
			var item = new MenuItem(menu, SWT.RADIO);
			item.setText(label);
			item.setSelection(value == null ? chosen == null : value.equals(chosen));
			item.addListener(SWT.Selection, event -> {
				if (item.getSelection()) {
					taker.accept(value);
				}
			});
		});
	}

	/** {@return the chosen one in words} */
	String label() {
		return chosen == null
				? Messages.ComposerBar_effortDefault
				: efforts().getOrDefault(chosen, String.valueOf(chosen));
	}

	private static Map<String, String> efforts() {
		var efforts = new LinkedHashMap<String, String>();
		efforts.put("none", Messages.ComposerBar_effortNone); //$NON-NLS-1$
		efforts.put("minimal", Messages.ComposerBar_effortMinimal); //$NON-NLS-1$
		efforts.put("low", Messages.ComposerBar_effortLow); //$NON-NLS-1$
		efforts.put("medium", Messages.ComposerBar_effortMedium); //$NON-NLS-1$
		efforts.put("high", Messages.ComposerBar_effortHigh); //$NON-NLS-1$
		efforts.put("xhigh", Messages.ComposerBar_effortXhigh); //$NON-NLS-1$
		return efforts;
	}
}
