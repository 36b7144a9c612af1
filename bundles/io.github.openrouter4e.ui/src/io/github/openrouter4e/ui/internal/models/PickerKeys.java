package io.github.openrouter4e.ui.internal.models;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.ui.ComposedKeys;

/**
 * Lets one use the picker without leaving the search field: arrows and page keys walk through the table, and what is
 * typed while the table has the focus goes to the search.
 */
final class PickerKeys {

	private final Text search;
	private final ModelTable table;
	private final Runnable toggleFavourite;
	private final Runnable refresh;

	PickerKeys(Text search, ModelTable table, Runnable toggleFavourite, Runnable refresh) {
		this.search = search;
		this.table = table;
		this.toggleFavourite = toggleFavourite;
		this.refresh = refresh;
		search.addListener(SWT.KeyDown, this::inSearch);
		table.control().addListener(SWT.KeyDown, this::inTable);
	}

	private void inSearch(Event event) {
		if (isComposed(event)) {
			return; // else the search would lose the character
		}
		int steps = switch (event.keyCode) {
			case SWT.ARROW_DOWN -> 1;
			case SWT.ARROW_UP -> -1;
			case SWT.PAGE_DOWN -> table.page();
			case SWT.PAGE_UP -> -table.page();
			default -> 0;
		};
		if (steps != 0) {
			table.move(steps);
			event.doit = false;
		} else {
			command(event);
		}
	}

	private void inTable(Event event) {
		if (command(event)) {
			return;
		}
		boolean plain = (event.stateMask & (SWT.MOD1 | SWT.MOD3 | SWT.MOD4)) == 0;
		if (event.keyCode == SWT.BS && plain && !isComposed(event)) {
			search.setFocus();
			search.setText(search.getText(0, Math.max(-1, search.getCharCount() - 2)));
			search.setSelection(search.getCharCount());
			event.doit = false;
		} else if (plain && event.character > ' ' && event.character != SWT.DEL) {
			search.setFocus();
			search.setText(search.getText() + event.character);
			search.setSelection(search.getCharCount());
			event.doit = false;
		}
	}

	private static boolean isComposed(Event event) {
		return ComposedKeys.isComposed(event.keyCode, event.character, event.stateMask);
	}

	private boolean command(Event event) {
		boolean control = (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1;
		if (control && event.keyCode == 'd') {
			toggleFavourite.run();
		} else if (event.keyCode == SWT.F5 || control && event.keyCode == 'r') {
			refresh.run();
		} else {
			return false;
		}
		event.doit = false;
		return true;
	}
}
