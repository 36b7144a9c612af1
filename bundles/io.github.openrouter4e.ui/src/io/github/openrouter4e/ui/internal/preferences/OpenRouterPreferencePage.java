package io.github.openrouter4e.ui.internal.preferences;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

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
		ConnectionSections created = new ConnectionSections(form, this::validate);
		connection = created;
		new ModelSection(form, created::isServerApplied, this::validate);
	}

	@Override
	void connect(UiServices services) {
		Objects.requireNonNull(connection).connect(services);
	}
}
