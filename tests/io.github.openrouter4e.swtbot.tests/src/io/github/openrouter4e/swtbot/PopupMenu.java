package io.github.openrouter4e.swtbot;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** A menu that pops up; an entry of it is chosen by the key that is underlined in it. */
final class PopupMenu {

	private PopupMenu() {}

	/** Does what opens the menu, and chooses the entry with exactly this text. */
	static void choose(Workbench workbench, Runnable open, String label) {
		AtomicReference<Menu> shown = new AtomicReference<>();
		AtomicReference<String> chosen = new AtomicReference<>("");
		Listener listener = event -> {
			if (event.widget instanceof Menu menu) {
				shown.set(menu);
			} else if (event.widget instanceof MenuItem item) {
				chosen.set(plain(item));
			}
		};
		Display display = Display.getDefault();
		Workbench.run(() -> {
			display.addFilter(SWT.Show, listener);
			display.addFilter(SWT.Selection, listener);
		});
		try {
			open.run();
			workbench.await("the menu with " + label, () -> shown.get() != null && Workbench
					.call(() -> !shown.get().isDisposed() && shown.get().isVisible()));
			Keys.press(Workbench.call(() -> mnemonic(shown.get(), label)));
			workbench.await(label + " to be chosen", () -> chosen.get().equals(label));
		} finally {
			Workbench.run(() -> {
				display.removeFilter(SWT.Show, listener);
				display.removeFilter(SWT.Selection, listener);
			});
		}
	}

	private static String mnemonic(Menu menu, String label) {
		MenuItem found = Arrays.stream(menu.getItems()).filter(item -> plain(item).equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError("no " + label + " in " + Arrays.toString(menu.getItems())));
		if (!found.isEnabled()) {
			throw new AssertionError(label + " is disabled");
		}
		return String.valueOf(LegacyActionTools.extractMnemonic(found.getText()));
	}

	/** Without mnemonic and key. */
	private static String plain(MenuItem item) {
		return LegacyActionTools.removeAcceleratorText(LegacyActionTools.removeMnemonics(item.getText()));
	}
}
