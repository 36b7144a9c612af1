package io.github.openrouter4e.ui.internal.usage;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.VirtualRows;

/** The figures behind the chart. Virtual: a year of work with many models is thousands of rows. */
final class UsageTable {

	private final Table table;
	private final UsageText text;
	private List<UsageRow> rows = List.of();

	UsageTable(Composite parent, UsageText text) {
		this.text = text;
		table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER);
		table.setHeaderVisible(true);
		table.setLinesVisible(false);
		column(Messages.UsageTable_day, SWT.LEFT, 110);
		column(Messages.UsageTable_model, SWT.LEFT, 220);
		column(Messages.UsageTable_purpose, SWT.LEFT, 110);
		column(Messages.UsageTable_requests, SWT.RIGHT, 80);
		column(Messages.UsageTable_promptTokens, SWT.RIGHT, 100);
		column(Messages.UsageTable_cachedShare, SWT.RIGHT, 95);
		column(Messages.UsageTable_completionTokens, SWT.RIGHT, 100);
		column(Messages.UsageTable_cost, SWT.RIGHT, 150);
		column(Messages.UsageTable_savings, SWT.RIGHT, 100);
		table.addListener(SWT.SetData, this::fill);
		Accessibles.name(table, Messages.UsageTable_name);
	}

	Table control() {
		return table;
	}

	void show(List<UsageRow> shown) {
		rows = shown;
		VirtualRows.set(table, rows.size());
		table.clearAll();
	}

	private void fill(Event event) {
		if (event.index < 0 || event.index >= rows.size()) {
			return; // GTK asks for the last time for rows that are just being removed
		}
		UsageRow row = rows.get(event.index);
		CostSum sum = row.sum();
		((TableItem) event.item).setText(new String[]{text.day(row.day()), row.model(), text.purpose(row.purpose()),
				text.count(sum.requests()),
				text.count(sum.promptTokens()), text.cachedShare(sum), text.count(sum.completionTokens()),
				text.cost(sum), text.savings(sum)});
	}

	private void column(String name, int style, int width) {
		TableColumn column = new TableColumn(table, style);
		column.setText(name);
		column.setWidth(width);
		column.setMoveable(true);
	}
}
