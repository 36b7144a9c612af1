package io.github.openrouter4e.testing.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** What popup menus would show, without showing them. All of it on the UI thread. */
public final class PopupMenus {

	private static final String OURS = "OpenRouter";

	private PopupMenus() {}

	/** The menus called OpenRouter of a control's popup menu, each with its entries, indented. No other menu is opened. */
	public static List<String> entries(Control control) {
		var menu = menu(control);
		menu.notifyListeners(SWT.Show, new Event());
		var texts = new ArrayList<String>();
		for (var item : menu.getItems()) {
			if (name(item).equals(OURS)) {
				texts.add(name(item));
				item.getMenu().notifyListeners(SWT.Show, new Event());
				Stream.of(item.getMenu().getItems()).filter(entry -> !name(entry).isEmpty())
						.map(entry -> (entry.isEnabled() ? "  " : "  (disabled) ") + name(entry)).forEach(texts::add);
				item.getMenu().notifyListeners(SWT.Hide, new Event());
			}
		}
		menu.notifyListeners(SWT.Hide, new Event());
		return texts;
	}

	/**
	 * Runs an entry of the menu OpenRouter as the user does.
	 *
	 * @param path the labels of the menus in that one, then that of the entry
	 */
	public static void choose(Control control, String... path) {
		var open = new ArrayList<>(List.of(menu(control)));
		open.getFirst().notifyListeners(SWT.Show, new Event());
		var last = item(open.getFirst(), OURS);
		for (var label : path) {
			var inner = last.getMenu();
			inner.notifyListeners(SWT.Show, new Event());
			open.addFirst(inner);
			last = item(inner, label);
		}
		last.notifyListeners(SWT.Selection, new Event());
		open.forEach(shown -> shown.notifyListeners(SWT.Hide, new Event()));
	}

	/** The entries of a menu in the menu OpenRouter. */
	public static List<String> entries(Control control, String label) {
		var menu = menu(control);
		menu.notifyListeners(SWT.Show, new Event());
		var ours = item(menu, OURS).getMenu();
		ours.notifyListeners(SWT.Show, new Event());
		var inner = item(ours, label).getMenu();
		inner.notifyListeners(SWT.Show, new Event());
		var texts = Stream.of(inner.getItems()).map(PopupMenus::name).toList();
		for (var open : List.of(inner, ours, menu)) {
			open.notifyListeners(SWT.Hide, new Event());
		}
		return texts;
	}

	private static MenuItem item(Menu menu, String name) {
		return Stream.of(menu.getItems()).filter(item -> name(item).equals(name)).findFirst().orElseThrow();
	}

	private static Menu menu(Control control) {
		var menu = control.getMenu();
		if (menu == null) {
			throw new AssertionError("no menu of " + control);
		}
		return menu;
	}

	/** Without mnemonic and key. */
	private static String name(MenuItem item) {
		var text = item.getText().replace("&", "");
		var tab = text.indexOf('\t');
		return tab < 0 ? text : text.substring(0, tab);
	}
}
