package io.github.openrouter4e.swtbot;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** Window &gt; Preferences &gt; OpenRouter. */
final class PreferencesPage {

	private final Workbench workbench;
	private final SWTBotShell shell;
	private final SWTBot page;

	private PreferencesPage(Workbench workbench, SWTBotShell shell) {
		this.workbench = workbench;
		this.shell = shell;
		page = shell.bot();
	}

	static PreferencesPage open(Workbench workbench) {
		workbench.activate();
		workbench.bot().menu("Window").menu("Preferences...").click();
		SWTBotShell shell = workbench.bot().shell("Preferences");
		shell.activate();
		shell.bot().tree().getTreeItem("OpenRouter").select();
		PreferencesPage page = new PreferencesPage(workbench, shell);
		workbench.await("the page to be filled", () -> page.page.checkBoxWithId("openrouter.baseUrl.use").isEnabled());
		return page;
	}

	PreferencesPage useServer(String baseUrl) {
		if (!page.checkBoxWithId("openrouter.baseUrl.use").isChecked()) {
			page.checkBoxWithId("openrouter.baseUrl.use").click();
		}
		page.textWithId("openrouter.baseUrl").setText(baseUrl);
		return this;
	}

	/** In memory only: a test must not touch the secure storage of whoever runs it. */
	PreferencesPage useKey(String key) {
		page.radioWithId("openrouter.keyStorage.memory").click();
		page.textWithId("openrouter.key").setText(key);
		return this;
	}

	/** On the page below: Prompts. */
	PreferencesPage addPrompt(String name, String text) {
		shell.bot().tree().getTreeItem("OpenRouter").expand().getNode("Prompts").select();
		shell.bot().button("Add\u2026").click();
		SWTBotShell dialog = workbench.bot().shell("New Prompt");
		dialog.bot().textWithLabel("Name:").setText(name);
		dialog.bot().textWithLabel("Prompt:").setText(text);
		dialog.bot().button("OK").click();
		workbench.bot().waitUntil(Conditions.shellCloses(dialog));
		return this;
	}

	/** What the page says about the connection. */
	String testConnection() {
		page.buttonWithId("openrouter.test").click();
		workbench.await("the result of the connection test",
				() -> page.buttonWithId("openrouter.test").getText().replace("&", "").startsWith("Test ")
						&& !page.labelWithId("openrouter.test.result").getText().isEmpty());
		return page.labelWithId("openrouter.test.result").getText();
	}

	void applyAndClose() {
		page.button("Apply and Close").click();
		workbench.bot().waitUntil(Conditions.shellCloses(shell));
		workbench.activate();
	}
}
