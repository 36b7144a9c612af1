package io.github.openrouter4e.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;

/** Window > Preferences with one page in front. */
final class PreferencePage {

	private final Screen screen;
	private final String id;

	PreferencePage(Screen screen, String id) {
		this.screen = screen;
		this.id = id;
	}

	/** Opens the page, enters the values, and closes it with Apply. */
	void fillIn(List<String> fields) throws InterruptedException {
		PreferenceDialog dialog = open();
		for (String field : fields) {
			int equals = field.indexOf('=');
			String name = field.substring(0, equals);
			Widget widget = screen.widget(Widget.class, name);
			screen.awaitEnabled(widget, name);
			screen.call(() -> {
				enter(widget, field.substring(equals + 1));
				return null;
			});
		}
		close(dialog, IDialogConstants.OK_ID);
	}

	/** Opens the page, waits until it shows each of the values in a field or as what is chosen, and cancels it. */
	void awaitShown(String... values) throws InterruptedException {
		PreferenceDialog dialog = open();
		List<String> shown = new ArrayList<>();
		try {
			screen.await("the values", () -> {
				shown.clear();
				collect(dialog.getShell(), shown);
				return shown.containsAll(List.of(values)) ? Optional.of(true) : Optional.empty();
			});
		} catch (AssertionError e) {
			throw new AssertionError("Wanted " + List.of(values) + " on " + id + ", found " + shown, e);
		} finally {
			close(dialog, IDialogConstants.CANCEL_ID);
		}
	}

	private PreferenceDialog open() throws InterruptedException {
		PreferenceDialog dialog = screen.call(() -> PreferencesUtil.createPreferenceDialogOn(
				PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(), id, null, null));
		screen.start(dialog::open);
		screen.await("the preference dialog",
				() -> Optional.ofNullable(dialog.getShell()).filter(shell -> shell.isVisible()));
		return dialog;
	}

	private void close(PreferenceDialog dialog, int by) throws InterruptedException {
		screen.call(() -> {
			button(dialog.getShell(), by).orElseThrow().notifyListeners(SWT.Selection, new Event());
			return null;
		});
		screen.await("the preference dialog to close",
				() -> dialog.getShell() == null || dialog.getShell().isDisposed()
						? Optional.of(true)
						: Optional.empty());
	}

	/** What a user would read off the widgets: a chosen button by its label, the others by their value. */
	private static void collect(Composite parent, List<String> shown) {
		for (Control child : parent.getChildren()) {
			switch (child) {
				case Text text -> shown.add(text.getText());
				case Spinner number -> shown.add(number.getText());
				case Combo choice -> shown.add(choice.getText());
				case Button button when button.getSelection() -> shown.add(button.getText().replace("&", ""));
				case Table table -> Arrays.stream(table.getItems()).map(TableItem::getText).forEach(shown::add);
				case Composite below -> collect(below, shown);
				default -> {
					// shows no value
				}
			}
		}
	}

	/** The dialog's button by JFace's number: which one is the default changes with the focus. */
	private static Optional<Button> button(Composite parent, int number) {
		for (Control child : parent.getChildren()) {
			if (child instanceof Button button && Integer.valueOf(number).equals(button.getData())) {
				return Optional.of(button);
			}
			Optional<Button> below = child instanceof Composite composite
					? button(composite, number)
					: Optional.empty();
			if (below.isPresent()) {
				return below;
			}
		}
		return Optional.empty();
	}

	private static void enter(Widget widget, String value) {
		switch (widget) {
			case Text text -> text.setText(value);
			case Combo combo -> combo.setText(value);
			case Button button -> {
				button.setSelection(Boolean.parseBoolean(value));
				button.notifyListeners(SWT.Selection, new Event());
			}
			default -> throw new IllegalArgumentException("Cannot enter anything into " + widget);
		}
	}
}
