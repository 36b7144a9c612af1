package io.github.openrouter4e.ui.internal.preferences;

import java.util.List;
import java.util.function.IntConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

import io.github.openrouter4e.ui.internal.Accessibles;

/** A list of texts in a group of two columns, with the button beside it that takes the selected ones away. */
final class RemovableRows {

	private final Table table;
	private final Button button;
	private final IntConsumer removed;

	/**
	 * @param height  in rows
	 * @param name    of the list, for screen readers
	 * @param action  on the button
	 * @param removed is told which rows go, from 0, the last one first
	 */
	RemovableRows(Composite group, int height, String name, String action, IntConsumer removed) {
		this.removed = removed;
		table = new Table(group, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION);
		GridDataFactory.fillDefaults().grab(true, true).hint(Form.TEXT_WIDTH / 2, table.getItemHeight() * height)
				.applyTo(table);
		Accessibles.name(table, name);
		button = new Button(group, SWT.PUSH);
		button.setText(action);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(button);
		button.setEnabled(false);
		button.addListener(SWT.Selection, event -> removeSelected());
		table.addListener(SWT.Selection, event -> button.setEnabled(table.getSelectionCount() > 0));
	}

	Table table() {
		return table;
	}

	void show(List<String> texts) {
		table.removeAll();
		texts.forEach(text -> new TableItem(table, SWT.NONE).setText(text));
		button.setEnabled(false);
	}

	private void removeSelected() {
		var selected = table.getSelectionIndices();
		for (var i = selected.length - 1; i >= 0; i--) {
			removed.accept(selected[i]);
		}
		table.remove(selected);
		button.setEnabled(false);
	}
}
