package io.github.openrouter4e.ui.internal.preferences;

import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.HelpContext;

/** The preference page "Prompts": the system prompt and the reusable prompts. */
public final class PromptsPreferencePage extends SettingsPage {
	private static final int LINES = 6;

	/** Created by the workbench. */
	public PromptsPreferencePage() {
		super(HelpContext.PROMPTS_PAGE);
	}

	@Override
	void createFields(Form form) {
		form.group(Messages.PromptsPage_systemPrompt);
		form.multiLineText(Settings.SYSTEM_PROMPT, Messages.PromptsPage_systemPromptLabel, LINES);
		form.add(new PromptsSection(form.group(Messages.PromptsPage_reusable)));
	}
}
