package io.github.openrouter4e.ui.internal.models;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.ModelChooser;
import io.github.openrouter4e.ui.tests.Widgets;

/** Operates the model picker as a user at the keyboard does; from the test's thread. */
final class PickerDriver {
	private final CompletableFuture<String> chosen = new CompletableFuture<>();
	private final Shell shell;

	private PickerDriver(ModelChooser chooser, String current) {
		UiThread.start(() -> chooser.choose(UiThread.display().getShells()[0], current, chosen::complete));
		shell = UiThread.waitFor("the picker is open", () -> Widgets.shell(Messages.ModelPickerDialog_title));
	}

	static PickerDriver open(String current) {
		return new PickerDriver(new ModelPicker(), current);
	}

	/** Waits until so many rows are shown. */
	PickerDriver waitForRows(int count) {
		UiThread.waitUntil(count + " rows are shown", () -> table().getItemCount() == count);
		return this;
	}

	/** Replaces the words in the search field, one character after the other. */
	PickerDriver type(String words) {
		UiThread.run(() -> {
			search().setText("");
			for (int i = 1; i <= words.length(); i++) {
				search().setText(words.substring(0, i));
			}
		});
		return this;
	}

	/** Presses a key in the search field. */
	PickerDriver press(int keyCode, int modifiers) {
		UiThread.run(() -> key(search(), keyCode, (char) 0, modifiers));
		return this;
	}

	/** An input method makes a character in the search, and sends the key that confirmed it with it. */
	PickerDriver compose(int keyCode, char character) {
		UiThread.run(() -> key(search(), keyCode, character, SWT.NONE));
		return this;
	}

	/** Types a character while the table has the focus. */
	PickerDriver typeInTable(char character) {
		UiThread.run(() -> key(table(), character, character, SWT.NONE));
		return this;
	}

	/** Presses Enter, which is the button that the dialog marks as its default. */
	PickerDriver enter() {
		UiThread.run(() -> {
			Button button = shell.getDefaultButton();
			if (!button.isEnabled()) {
				throw new AssertionError("nothing to choose");
			}
			button.notifyListeners(SWT.Selection, new Event());
		});
		return this;
	}

	/** Ticks or unticks a check box of the filters. */
	PickerDriver filter(String label) {
		UiThread.run(() -> Widgets.click(Widgets.button(shell, label)));
		return this;
	}

	/** What the link that clears the filter says. */
	String filterLink() {
		return UiThread.get(() -> link().getText());
	}

	/** Clicks the link that clears the filter. */
	PickerDriver clearFilter() {
		UiThread.run(() -> link().notifyListeners(SWT.Selection, new Event()));
		return this;
	}

	private Link link() {
		return Widgets.all(shell, Link.class).findFirst().orElseThrow();
	}

	/** Clicks a column header. */
	PickerDriver sortBy(ModelTable.Column column) {
		UiThread.run(() -> table().getColumn(column.ordinal()).notifyListeners(SWT.Selection, new Event()));
		return this;
	}

	PickerDriver close() {
		UiThread.run(shell::close);
		return this;
	}

	/** The id that was told to the caller. */
	String chosen() {
		UiThread.waitUntil("a model is chosen", chosen::isDone);
		return chosen.join();
	}

	boolean isChosen() {
		UiThread.settle();
		return chosen.isDone();
	}

	int rows() {
		return UiThread.get(() -> table().getItemCount());
	}

	/** What a cell says; asking for it makes the virtual table fill it. */
	String cell(int row, ModelTable.Column column) {
		return UiThread.get(() -> table().getItem(row).getText(column.ordinal()));
	}

	String selected() {
		return UiThread.get(() -> table().getSelection()[0].getText(ModelTable.Column.NAME.ordinal()));
	}

	String searchText() {
		return UiThread.get(() -> search().getText());
	}

	String details() {
		return UiThread.get(() -> Widgets.all(shell, StyledText.class).findFirst().orElseThrow().getText());
	}

	/** The table of providers, once it has so many rows. */
	Table waitForProviders(int count) {
		return UiThread.waitFor(count + " providers are shown", () -> {
			Table providers = Widgets.all(shell, Table.class).skip(1).findFirst().orElseThrow();
			return providers.getItemCount() == count ? providers : null;
		});
	}

	/** Waits for a label with this text. */
	void waitForText(String text) {
		UiThread.waitUntil("the picker says: " + text,
				() -> Widgets.all(shell, Label.class).anyMatch(label -> label.getText().contains(text)));
	}

	boolean canChoose() {
		return UiThread.get(() -> shell.getDefaultButton().isEnabled());
	}

	/** How many rows the table has to fill in order to show its list anew. */
	int rowsFilledToShowTheList() {
		AtomicInteger filled = new AtomicInteger();
		Listener count = event -> filled.incrementAndGet();
		UiThread.run(() -> table().addListener(SWT.SetData, count));
		type("");
		UiThread.run(() -> {
			table().update();
			table().removeListener(SWT.SetData, count);
		});
		return filled.get();
	}

	private Text search() {
		return Widgets.all(shell, Text.class).findFirst().orElseThrow();
	}

	Table table() {
		return Widgets.all(shell, Table.class).findFirst().orElseThrow();
	}

	private static void key(Control control, int keyCode, char character, int modifiers) {
		Event event = new Event();
		event.keyCode = keyCode;
		event.character = character;
		event.stateMask = modifiers;
		control.notifyListeners(SWT.KeyDown, event);
	}
}
