package io.github.openrouter4e.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

@WorkbenchTest
@SuppressWarnings("nls")
class VirtualRowsTest {

	@Test
	void noItemOutlivesItsTable() {
		var items = new ArrayList<TableItem>();
		var shell = UiThread.get(() -> new Shell(UiThread.display(), SWT.SHELL_TRIM));
		var table = UiThread.get(() -> {
			shell.setLayout(new FillLayout());
			var created = new Table(shell, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
			new TableColumn(created, SWT.NONE).setWidth(100);
			created.addListener(SWT.SetData, event -> {
				var item = (TableItem) event.item;
				item.setText("row " + event.index);
				items.add(item);
			});
			shell.setSize(300, 400);
			shell.open();
			VirtualRows.set(created, 40);
			return created;
		});
		UiThread.waitUntil("rows are shown", () -> !items.isEmpty());
		for (var count : new int[]{12, 30, 3, 1, 40, 0, 5}) {
			UiThread.run(() -> {
				VirtualRows.set(table, count);
				table.clearAll();
				assertEquals(count, table.getItemCount());
			});
			UiThread.settle();
			UiThread.run(() -> {
				if (count > 0) {
					assertEquals("row " + (count - 1), table.getItem(count - 1).getText());
				}
			});
		}
		UiThread.run(shell::dispose);
		assertTrue(items.stream().allMatch(TableItem::isDisposed));
	}
}
