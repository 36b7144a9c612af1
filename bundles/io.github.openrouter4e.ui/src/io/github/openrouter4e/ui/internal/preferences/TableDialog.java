package io.github.openrouter4e.ui.internal.preferences;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.ModelessDialog;

/** A table that is only read. */
class TableDialog extends ModelessDialog {

	private static final int HEIGHT = 420;
	private static final int BORDER = 10;

	/** A column. @param width in pixels */
	record Column(String title, int width, int style) {
		Column(String title, int width) {
			this(title, width, SWT.LEFT);
		}
	}

	private final String title;
	private final List<Column> columns;
	private final List<String[]> rows;
	private final String note;

	/**
	 * @param rows their cells in the order of the columns
	 * @param note below the table; empty for none
	 */
	TableDialog(Shell parent, String title, List<Column> columns, List<String[]> rows, String note) {
		super(parent, title);
		this.title = title;
		this.columns = columns;
		this.rows = rows;
		this.note = note;
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var table = new Table(area, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION);
		var width = columns.stream().mapToInt(Column::width).sum() + BORDER;
		GridDataFactory.fillDefaults().grab(true, true).hint(width, HEIGHT).applyTo(table);
		Accessibles.name(table, title);
		table.setHeaderVisible(true);
		for (var each : columns) {
			var column = new TableColumn(table, each.style());
			column.setText(each.title());
			column.setWidth(each.width());
		}
		for (var row : rows) {
			new TableItem(table, SWT.NONE).setText(row);
		}
		if (!note.isEmpty()) {
			var label = new Label(area, SWT.WRAP);
			label.setText(note);
			GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(label);
		}
		return area;
	}
}
