package io.github.openrouter4e.ui.internal.preferences;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;

import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.tests.Widgets;

/** The Preferences dialog on one of our pages, operated like a user does. For any thread but the UI thread. */
public final class PreferencePageDriver {
	private static final String KEY_PROPERTY = "org.eclipse.swtbot.widget.key";

	private final PreferenceDialog dialog;

	private PreferencePageDriver(PreferenceDialog dialog) {
		this.dialog = dialog;
	}

	/** Opens the root page and waits until the kept key is shown. */
	public static PreferencePageDriver open() {
		PreferencePageDriver page = open(UiIds.PREFERENCE_PAGE);
		page.waitForKey();
		return page;
	}

	/** Opens this page and waits until it can be edited. */
	public static PreferencePageDriver open(String pageId) {
		PreferenceDialog dialog = UiThread.get(() -> {
			Shell shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
			PreferenceDialog opened = PreferencesUtil.createPreferenceDialogOn(shell, pageId, null, null);
			opened.setBlockOnOpen(false);
			opened.open();
			return opened;
		});
		PreferencePageDriver page = new PreferencePageDriver(dialog);
		UiThread.waitUntil("the page is filled",
				() -> page.contents().isEnabled() && page.contents().getChildren().length > 0);
		return page;
	}

	public void waitForKey() {
		UiThread.waitUntil("the kept key is shown", () -> !has(Messages.KeyTexts_reading)
				&& Widgets.all(contents(), Button.class).anyMatch(this::isSelectedLocation));
	}

	public void typeKey(String key) {
		UiThread.run(() -> byKey(Text.class, WidgetKeys.KEY).setText(key));
	}

	/** The text in the masked field. */
	public String key() {
		return UiThread.get(() -> byKey(Text.class, WidgetKeys.KEY).getText());
	}

	/** The text in the field that shows the key, or null while the key is masked. */
	public String shownKey() {
		return UiThread.get(() -> Widgets.all(contents(), Text.class).filter(Text::isVisible)
				.filter(text -> (WidgetKeys.KEY + ".shown").equals(text.getData(KEY_PROPERTY))).map(Text::getText)
				.findAny().orElse(null));
	}

	public void keepIn(KeyLocation location) {
		UiThread.run(() -> Widgets.click(place(location)));
	}

	public boolean keepsIn(KeyLocation location) {
		return UiThread.get(() -> place(location).getSelection());
	}

	public void useBaseUrl(String url) {
		UiThread.run(() -> {
			Button use = byKey(Button.class, WidgetKeys.USE_CUSTOM_BASE_URL);
			if (!use.getSelection()) {
				Widgets.click(use);
			}
			byKey(Text.class, WidgetKeys.CUSTOM_BASE_URL).setText(url);
		});
	}

	public String baseUrl() {
		return UiThread.get(() -> byKey(Text.class, WidgetKeys.CUSTOM_BASE_URL).getText());
	}

	public void typeModel(String id) {
		UiThread.run(() -> byKey(Text.class, WidgetKeys.MODEL).setText(id));
	}

	public String model() {
		return UiThread.get(() -> byKey(Text.class, WidgetKeys.MODEL).getText());
	}

	public void click(String text) {
		UiThread.run(() -> Widgets.click(Widgets.button(contents(), text)));
	}

	public boolean isTicked(String text) {
		return UiThread.get(() -> Widgets.button(contents(), text).getSelection());
	}

	public boolean isEnabled(String text) {
		return UiThread.get(() -> Widgets.button(contents(), text).isEnabled());
	}

	/** Brings a tab to the front. */
	public void showTab(String label) {
		UiThread.run(() -> {
			TabFolder tabs = Widgets.all(contents(), TabFolder.class).findFirst().orElseThrow();
			tabs.setSelection(Arrays.stream(tabs.getItems()).filter(tab -> tab.getText().equals(label)).findFirst()
					.orElseThrow());
		});
	}

	/** What a drop-down list shows. */
	public String choice(String label) {
		return UiThread.get(() -> after(Combo.class, label).getText());
	}

	public void choose(String label, String choice) {
		UiThread.run(() -> {
			Combo combo = after(Combo.class, label);
			combo.select(combo.indexOf(choice));
			combo.notifyListeners(SWT.Selection, new Event());
		});
	}

	public int number(String label) {
		return UiThread.get(() -> after(Spinner.class, label).getSelection());
	}

	public void setNumber(String label, int number) {
		UiThread.run(() -> after(Spinner.class, label).setSelection(number));
	}

	public String text(String label) {
		return UiThread.get(() -> after(Text.class, label).getText());
	}

	public void setText(String label, String text) {
		UiThread.run(() -> after(Text.class, label).setText(text));
	}

	/** Whether the dialog lets what is on the page be applied. */
	public boolean canApply() {
		return UiThread.get(() -> button(IDialogConstants.OK_ID).isEnabled());
	}

	/** Presses Test Connection and waits for the result. */
	public String testConnection() {
		click(Messages.TestSection_test);
		UiThread.waitUntil("the test is over", () -> !testResult().isEmpty()
				&& !testResult().equals(Messages.TestSection_testing));
		return UiThread.get(this::testResult);
	}

	/** Presses Test Connection. */
	public void startTest() {
		click(Messages.TestSection_test);
	}

	public String testResult() {
		return UiThread.get(() -> byKey(Label.class, WidgetKeys.TEST_RESULT).getText());
	}

	/** What the page complains about, or null. */
	public String problem() {
		return UiThread.get(() -> page().getErrorMessage());
	}

	/** Waits until this text is somewhere on the page. */
	public void waitForText(String text) {
		UiThread.waitUntil("the page says: " + text, () -> has(text));
	}

	public void apply() {
		press(IDialogConstants.OK_ID);
	}

	public void cancel() {
		press(IDialogConstants.CANCEL_ID);
	}

	public void restoreDefaults() {
		UiThread.run(() -> Widgets.click(Widgets.button((Composite) page().getControl().getParent(),
				JFaceResources.getString("defaults"))));
	}

	/** The pixels that the page asks for. */
	public Point preferredSize() {
		return UiThread.get(() -> page().computeSize());
	}

	public Shell shell() {
		return dialog.getShell();
	}

	private void press(int id) {
		UiThread.run(() -> Widgets.click(button(id)));
	}

	/** The rows of the only table. */
	public List<String> rows() {
		return UiThread.get(() -> Arrays.stream(table().getItems()).map(TableItem::getText).toList());
	}

	/** Clicks a row of the only table. */
	public void select(String row) {
		int index = rows().indexOf(row);
		UiThread.run(() -> {
			table().setSelection(index);
			table().notifyListeners(SWT.Selection, new Event());
		});
	}

	/** Presses a button that opens a dialog, and returns when that is open. */
	public Shell open(String button, String title) {
		UiThread.start(() -> Widgets.click(Widgets.button(contents(), button)));
		return UiThread.waitFor("the dialog is open: " + title, () -> Widgets.shell(title));
	}

	private Table table() {
		return Widgets.only(contents(), Table.class, table -> true);
	}

	private Button button(int id) {
		return Widgets.all(dialog.getShell(), Button.class)
				.filter(candidate -> Integer.valueOf(id).equals(candidate.getData())).findFirst().orElseThrow();
	}

	private <C extends Control> C after(Class<C> type, String label) {
		return Widgets.after(contents(), type, label);
	}

	private boolean has(String text) {
		return Widgets.all(contents(), Label.class)
				.anyMatch(label -> label.isVisible() && label.getText().equals(text));
	}

	private boolean isSelectedLocation(Button button) {
		return String.valueOf(button.getData(KEY_PROPERTY)).startsWith(WidgetKeys.KEY_STORAGE)
				&& button.getSelection();
	}

	private Button place(KeyLocation location) {
		return byKey(Button.class, WidgetKeys.KEY_STORAGE + switch (location) {
			case SECURE_STORAGE -> "secure";
			case ENVIRONMENT -> "environment";
			case MEMORY -> "memory";
		});
	}

	private <C extends Control> C byKey(Class<C> type, String key) {
		return Widgets.all(contents(), type).filter(control -> key.equals(control.getData(KEY_PROPERTY))).findFirst()
				.orElseThrow(() -> new AssertionError("no widget " + key));
	}

	public Composite contents() {
		return (Composite) page().getControl();
	}

	private PreferencePage page() {
		return (PreferencePage) dialog.getSelectedPage();
	}
}
