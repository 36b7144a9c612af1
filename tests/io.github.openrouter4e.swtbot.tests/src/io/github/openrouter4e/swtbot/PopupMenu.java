package io.github.openrouter4e.swtbot;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** A menu that pops up; an entry of it is chosen by the key that is underlined in it, or with the arrow keys. */
final class PopupMenu {

	private final Workbench workbench;
	private final AtomicReference<Menu> shown = new AtomicReference<>();
	private final AtomicReference<Menu> hidden = new AtomicReference<>();
	private final AtomicReference<String> armed = new AtomicReference<>("");
	private final AtomicReference<String> chosen = new AtomicReference<>("");

	private PopupMenu(Workbench workbench) {
		this.workbench = workbench;
	}

	/**
	 * Does what opens the menu, and chooses the entry with exactly this text.
	 *
	 * @param path the entry, after those of the menus that it is in
	 */
	static void choose(Workbench workbench, Runnable open, String... path) {
		new PopupMenu(workbench).choose(open, path);
	}

	private void choose(Runnable open, String... path) {
		Listener listener = event -> {
			switch (event.widget) {
				case Menu menu when event.type == SWT.Hide -> hidden.set(menu);
				case Menu menu -> shown.set(menu);
				case MenuItem item when event.type == SWT.Arm -> armed.set(plain(item));
				case MenuItem item -> chosen.set(plain(item));
				default -> {
					// something else is shown or chosen
				}
			}
		};
		Display display = Display.getDefault();
		int[] events = {SWT.Show, SWT.Hide, SWT.Arm, SWT.Selection};
		Workbench.run(() -> Arrays.stream(events).forEach(event -> display.addFilter(event, listener)));
		try {
			open.run();
			workbench.await("the menu", () -> isOpen(open));
			for (int i = 0; i < path.length - 1; i++) {
				goTo(awaitEntry(path[i]));
				Keys.press("ARROW_RIGHT");
			}
			String label = path[path.length - 1];
			MenuItem entry = awaitEntry(label);
			char mnemonic = Workbench.call(() -> LegacyActionTools.extractMnemonic(entry.getText()));
			if (mnemonic != LegacyActionTools.MNEMONIC_NONE && path.length == 1) {
				Keys.press(String.valueOf(Character.toUpperCase(mnemonic))); // a small letter has the number of another key
			} else {
				goTo(entry);
				Keys.press("CR");
			}
			workbench.await(label + " to be chosen", () -> chosen.get().equals(label));
		} finally {
			Workbench.run(() -> Arrays.stream(events).forEach(event -> display.removeFilter(event, listener)));
		}
	}

	/** A menu for which the toolkit cannot grab the keyboard is closed at once, and has to be opened again, as by a user. */
	private boolean isOpen(Runnable open) {
		Menu menu = shown.get();
		if (menu != null && menu == hidden.get()) {
			shown.set(null);
			hidden.set(null);
			open.run();
			return false;
		}
		return menu != null && Workbench.call(() -> !menu.isDisposed() && menu.isVisible());
	}

	private MenuItem awaitEntry(String label) {
		workbench.await("the menu with " + label, () -> Workbench.call(() -> entry(label)) != null);
		return Workbench.call(() -> {
			MenuItem found = entry(label);
			if (!found.isEnabled()) {
				throw new AssertionError(label + " is disabled");
			}
			return found;
		});
	}

	/** In the menu that was shown last; null if it is not there. */
	private MenuItem entry(String label) {
		Menu menu = shown.get();
		return menu == null || menu.isDisposed() || !menu.isVisible()
				? null
				: Arrays.stream(menu.getItems()).filter(item -> plain(item).equals(label)).findFirst().orElse(null);
	}

	/** Goes down until the entry is highlighted. */
	private void goTo(MenuItem entry) {
		String label = Workbench.call(() -> plain(entry));
		int most = Workbench.call(() -> entry.getParent().getItemCount());
		for (int step = 0; step <= most && !armed.get().equals(label); step++) {
			String before = armed.get();
			Keys.press("ARROW_DOWN");
			Mouse.isTrueSoon(() -> !armed.get().equals(before));
		}
		if (!armed.get().equals(label)) {
			throw new AssertionError("the arrow keys do not reach " + label);
		}
	}

	/** Without mnemonic and key. */
	private static String plain(MenuItem item) {
		return LegacyActionTools.removeAcceleratorText(LegacyActionTools.removeMnemonics(item.getText()));
	}
}
