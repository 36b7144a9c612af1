package io.github.openrouter4e.swtbot;

import org.eclipse.jface.dialogs.IDialogPage;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTreeItem;

/** Window &gt; Preferences &gt; OpenRouter. */
final class PreferencesPage {

	private static final String TEST = Texts.PREFERENCES.get("TestSection_test");

	private final Workbench workbench;
	private final SWTBotShell shell;
	private final Area page;

	private PreferencesPage(Workbench workbench, SWTBotShell shell) {
		this.workbench = workbench;
		this.shell = shell;
		page = new Area(workbench, shell.widget);
	}

	/** By the menu. */
	static PreferencesPage open(Workbench workbench) {
		workbench.activate();
		workbench.bot().menu("Window").menu("Preferences...").click();
		PreferencesPage page = opened(workbench);
		page.root().select();
		return page.awaitFilled();
	}

	/** The page that something else has opened. */
	static PreferencesPage opened(Workbench workbench) {
		SWTBotShell shell = workbench.bot().shell("Preferences");
		shell.activate();
		return new PreferencesPage(workbench, shell);
	}

	PreferencesPage awaitFilled() {
		workbench.await("the page to be filled", () -> page.isShown("openrouter.baseUrl.use")
				&& Workbench.call(() -> ((Button) page.withId("openrouter.baseUrl.use")).isEnabled()));
		return this;
	}

	private SWTBotTreeItem root() {
		return shell.bot().tree().getTreeItem(Texts.declared("preferences.name"));
	}

	/** Goes to the page with this name. */
	PreferencesPage show(String key) {
		if (key.equals("preferences.name")) {
			root().select();
			return awaitFilled();
		}
		return child(key);
	}

	private PreferencesPage child(String key) {
		root().expand().getNode(Texts.declared(key)).select();
		return this;
	}

	PreferencesPage useServer(String baseUrl) {
		Button custom = (Button) page.withId("openrouter.baseUrl.use");
		if (!Workbench.call(custom::getSelection)) {
			Mouse.click(workbench, custom);
		}
		page.fill(page.withId("openrouter.baseUrl"), baseUrl);
		return this;
	}

	/** Pasted, as keys are. In memory only: a test must not touch the secure storage of whoever runs it. */
	PreferencesPage useKey(String key) {
		Button memory = (Button) page.withId("openrouter.keyStorage.memory");
		Mouse.click(workbench, memory);
		workbench.await("the key to be kept in memory", () -> Workbench.call(memory::getSelection));
		Text field = page.after(Texts.PREFERENCES.get("KeySection_key"), Text.class);
		Mouse.click(workbench, field);
		workbench.await("the focus in the field of the key", () -> Workbench.call(field::isFocusControl));
		Keys.copyElsewhere(key);
		Keys.press("Ctrl+A", "Ctrl+V");
		workbench.await("the key to be pasted", () -> Workbench.call(field::getText).equals(key));
		return this;
	}

	/** On the page below: Chat. */
	PreferencesPage useNativeWidgets() {
		child("preferences.chat.name");
		return choose("ChatPage_transcript", "ChatPage_transcriptNative");
	}

	/** On the page below: Chat. */
	PreferencesPage sendWithCtrlEnter() {
		child("preferences.chat.name");
		page.choose(Texts.PREFERENCES.get("ChatPage_sendKey"),
				NLS.bind(Texts.PREFERENCES.get("ChatPage_ctrlEnter"), "Ctrl+Enter"));
		return this;
	}

	String sendKey() {
		child("preferences.chat.name");
		return Workbench.call(page.after(Texts.PREFERENCES.get("ChatPage_sendKey"), Combo.class)::getText);
	}

	private PreferencesPage choose(String label, String value) {
		page.choose(Texts.PREFERENCES.get(label), Texts.PREFERENCES.get(value));
		return this;
	}

	/** On the page below: Prompts. */
	PreferencesPage addPrompt(String name, String text) {
		child("preferences.prompts.name");
		page.press(Texts.PREFERENCES.get("PromptsSection_add"));
		SWTBotShell dialog = workbench.bot().shell(Texts.PREFERENCES.get("PromptDialog_new"));
		Area area = new Area(workbench, dialog.widget);
		area.fill(area.after(Texts.PREFERENCES.get("PromptDialog_name"), Text.class), name);
		area.fill(area.after(Texts.PREFERENCES.get("PromptDialog_text"), Text.class), text);
		area.press("OK");
		workbench.bot().waitUntil(Conditions.shellCloses(dialog));
		return this;
	}

	/** What the page says about the connection. */
	String testConnection() {
		Mouse.click(workbench, page.button(TEST));
		workbench.await("the result of the connection test", () -> page.isShown("openrouter.test.result")
				&& page.labels().contains(TEST) && !result().equals(Texts.PREFERENCES.get("TestSection_testing")));
		return result();
	}

	private String result() {
		Widget label = page.withId("openrouter.test.result");
		return Workbench.call(() -> ((Label) label).getText());
	}

	/** The part of the dialog that is visible. */
	Area area() {
		return page;
	}

	/** The page alone, without what the dialog has around it. */
	Composite content() {
		return Workbench.call(() -> {
			PreferenceDialog dialog = (PreferenceDialog) shell.widget.getData();
			return (Composite) ((IDialogPage) dialog.getSelectedPage()).getControl();
		});
	}

	String baseUrl() {
		Widget field = page.withId("openrouter.baseUrl");
		return Workbench.call(() -> ((Text) field).getText());
	}

	boolean usesServer() {
		Widget box = page.withId("openrouter.baseUrl.use");
		return Workbench.call(() -> ((Button) box).getSelection());
	}

	PreferencesPage restoreDefaults() {
		page.press("Restore Defaults");
		return this;
	}

	PreferencesPage apply() {
		page.press("Apply");
		return this;
	}

	void applyAndClose() {
		end("Apply and Close");
	}

	void cancel() {
		end("Cancel");
	}

	private void end(String button) {
		page.press(button);
		workbench.bot().waitUntil(Conditions.shellCloses(shell));
		workbench.activate();
	}
}
