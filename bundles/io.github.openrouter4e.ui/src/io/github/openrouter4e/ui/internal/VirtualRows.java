package io.github.openrouter4e.ui.internal;

import java.util.ArrayList;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Widget;

/**
 * How many rows a virtual table has. GTK asks for rows while it removes them; SWT makes items for them and forgets them, so
 * that they are not disposed of with their table. The theme engine of the workbench still knows them and fails when it is
 * to switch to another theme.
 */
public final class VirtualRows {

	private VirtualRows() {}

	public static void set(Table table, int count) {
		var strays = new ArrayList<Widget>();
		Listener note = event -> {
			if ((event.index < 0 || event.index >= count) && event.item != null) {
				strays.add(event.item);
			}
		};
		table.addListener(SWT.SetData, note);
		try {
			table.setItemCount(count);
		} finally {
			table.removeListener(SWT.SetData, note);
		}
		strays.forEach(Widget::dispose);
	}
}
