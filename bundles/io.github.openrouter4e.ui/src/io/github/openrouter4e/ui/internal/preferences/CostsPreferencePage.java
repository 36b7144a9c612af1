package io.github.openrouter4e.ui.internal.preferences;

import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.HelpContext;

/** The preference page "Caching and Costs". */
public final class CostsPreferencePage extends SettingsPage {

	/** Created by the workbench. */
	public CostsPreferencePage() {
		super(HelpContext.COSTS_PAGE);
	}

	@Override
	void createFields(Form form) {
		form.group(Messages.CostsPage_caching);
		form.choice(Settings.CACHE_LIFETIME, Messages.CostsPage_lifetime, Messages.CostsPage_fiveMinutes,
				Messages.CostsPage_oneHour);
		form.note(Messages.CostsPage_lifetimeNote);
		// there is no room for two more texts
		form.check(Settings.CLAUDE_BY_NAME_CACHING, Messages.CostsPage_claudeByName)
				.setToolTipText(Messages.CostsPage_claudeByNameWhy);
		form.check(Settings.OPENAI_MARKS, Messages.CostsPage_openAiMarks)
				.setToolTipText(Messages.CostsPage_openAiMarksWhy);
		form.check(Settings.GEMINI_CACHING, Messages.CostsPage_geminiCaching);
		form.note(Messages.CostsPage_geminiCachingWhy);
		form.group(Messages.CostsPage_limits);
		form.amount(Settings.CONVERSATION_LIMIT, Messages.CostsPage_conversationLimit);
		form.amount(Settings.DAILY_LIMIT, Messages.CostsPage_dailyLimit);
		form.amount(Settings.TASK_LIMIT, Messages.CostsPage_taskLimit)
				.setToolTipText(Messages.CostsPage_taskLimitWhy);
		form.choice(Settings.LIMIT_ACTION, Messages.CostsPage_limitAction, Messages.CostsPage_warn,
				Messages.CostsPage_ask);
		form.group(Messages.CostsPage_balance);
		form.amount(Settings.LOW_BALANCE, Messages.CostsPage_lowBalance);
	}
}
