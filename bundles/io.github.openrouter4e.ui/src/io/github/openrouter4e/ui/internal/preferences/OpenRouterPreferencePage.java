package io.github.openrouter4e.ui.internal.preferences;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.HelpContext;
import io.github.openrouter4e.ui.internal.UiServices;

/** The preference page "OpenRouter": key, server, model. */
public final class OpenRouterPreferencePage extends SettingsPage {
	private @Nullable ConnectionSections connection;

	/** Created by the workbench. */
	public OpenRouterPreferencePage() {
		super(HelpContext.CONNECTION_PAGE);
	}

	@Override
	void createFields(Form form) {
		connection = new ConnectionSections(form, this::validate);
		new ModelSection(form, this::validate);
		form.group(Messages.OpenRouterPage_caching);
		form.check(Settings.GEMINI_CACHING, Messages.OpenRouterPage_geminiCaching);
		form.note(Messages.OpenRouterPage_geminiCachingWhy);
	}

	@Override
	void connect(UiServices services) {
		Objects.requireNonNull(connection).connect(services);
	}
}
