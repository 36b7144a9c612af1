package io.github.openrouter4e.ui.internal.chat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.Widgets;

/** Operates the list of conversations from the keyboard. */
@SuppressWarnings("nls")
final class HistoryDriver {

	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";

	private final ChatPage page;

	private HistoryDriver(ChatPage page) {
		this.page = page;
	}

	/** Shows the list. */
	static HistoryDriver open(ChatPage page) {
		UiThread.run(() -> page.showHistory(true));
		return new HistoryDriver(page);
	}

	/** Waits until exactly these titles are listed. */
	HistoryDriver waitFor(String... titles) {
		UiThread.waitUntil("listed: " + List.of(titles), () -> titles().equals(List.of(titles)));
		return this;
	}

	/** @param words what stands in the second column; null for the date */
	void waitForRow(String title, @Nullable String words) {
		UiThread.waitUntil("listed: " + title + ", " + words,
				() -> Arrays.stream(table().getItems()).anyMatch(item -> item.getText(0).equals(title)
						&& (words == null ? item.getText(1).contains(":") : item.getText(1).equals(words))));
	}

	/** The first column. To be called on the UI thread. */
	private List<String> titles() {
		return Arrays.stream(table().getItems()).map(item -> item.getText(0)).toList();
	}

	HistoryDriver search(String words) {
		UiThread.run(() -> search().setText(words));
		return this;
	}

	String waitForOnly(String beginning) {
		return UiThread.waitFor("only listed: " + beginning + "…",
				() -> titles().size() == 1 && titles().getFirst().startsWith(beginning) ? titles().getFirst() : null);
	}

	/** From the search field into the list, to the row with this number. */
	HistoryDriver select(int row) {
		UiThread.run(() -> {
			TranscriptDriver.key(search(), SWT.ARROW_DOWN, (char) 0, SWT.NONE);
			table().setSelection(row);
		});
		return this;
	}

	/** Presses a key in the list. */
	HistoryDriver press(int keyCode, char character) {
		UiThread.start(() -> {
			TranscriptDriver.key(table(), keyCode, character, SWT.NONE);
			if (character == SWT.CR) {
				table().notifyListeners(SWT.DefaultSelection, new Event()); // which the widget makes of it
			}
		});
		return this;
	}

	/** Presses a key in the search field. */
	void pressInSearch(int keyCode) {
		pressInSearch(keyCode, (char) keyCode);
	}

	/** @param character what an input method has made of the key */
	void pressInSearch(int keyCode, char character) {
		UiThread.run(() -> TranscriptDriver.key(search(), keyCode, character, SWT.NONE));
	}

	/** What is searched for. */
	String searched() {
		return UiThread.get(() -> search().getText());
	}

	HistoryDriver clickBelowRows() {
		return click(() -> new Point(10, table().getClientArea().height - 3));
	}

	HistoryDriver clickRow(int row) {
		return click(() -> {
			var bounds = table().getItem(row).getBounds(0);
			return new Point(bounds.x + 5, bounds.y + bounds.height / 2);
		});
	}

	private HistoryDriver click(Supplier<Point> place) {
		UiThread.run(() -> {
			var at = place.get();
			var event = new Event();
			event.button = 1;
			event.x = at.x;
			event.y = at.y;
			table().notifyListeners(SWT.MouseUp, event);
		});
		return this;
	}

	/** Chooses from the context menu. */
	HistoryDriver choose(String label) {
		UiThread.start(() -> {
			table().getMenu().notifyListeners(SWT.Show, new Event());
			var item = item(label);
			if (!item.isEnabled()) {
				throw new AssertionError(label + " is disabled");
			}
			item.notifyListeners(SWT.Selection, new Event());
		});
		return this;
	}

	/** What stands beside a menu item: its key. */
	String keyOf(String label) {
		return UiThread.get(() -> {
			var text = item(label).getText();
			return text.indexOf('\t') < 0 ? "" : text.substring(text.indexOf('\t') + 1);
		});
	}

	int selected() {
		return UiThread.get(() -> table().getSelectionIndex());
	}

	/** Whether the list has the focus. To be called on the UI thread. */
	boolean isFocusControl() {
		return table().isFocusControl();
	}

	/** Gives search and list together this height. To be called on the UI thread. */
	void setHeight(int pixels) {
		var panel = table().getParent();
		panel.setSize(panel.getSize().x, pixels);
	}

	private MenuItem item(String label) {
		return Arrays.stream(table().getMenu().getItems())
				.filter(i -> i.getText().equals(label) || i.getText().startsWith(label + '\t')).findFirst()
				.orElseThrow(() -> new AssertionError(label));
	}

	private Table table() {
		return Widgets.only((Composite) page.control(), Table.class,
				t -> "openrouter.history".equals(t.getData(WIDGET_KEY)));
	}

	private Text search() {
		return Widgets.only((Composite) page.control(), Text.class,
				t -> "openrouter.history.search".equals(t.getData(WIDGET_KEY)));
	}
}
