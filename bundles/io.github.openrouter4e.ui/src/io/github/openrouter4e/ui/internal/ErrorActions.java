package io.github.openrouter4e.ui.internal;

import java.net.URI;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.PreferencesUtil;

/** Carries out those actions that mean the same wherever the error is shown. */
@SuppressWarnings("nls") // ids and addresses
public final class ErrorActions {
	private static final String NETWORK_PAGE = "org.eclipse.ui.net.NetPreferences";
	private static final URI SETTINGS = URI.create("https://openrouter.ai/settings/");

	private ErrorActions() {}

	/**
	 * Opens what the action is about. To be called on the UI thread.
	 *
	 * @return false if only whoever failed can carry it out; then nothing has happened
	 */
	public static boolean run(Shell shell, ErrorAction action) {
		switch (action) {
			case OPEN_PREFERENCES -> openPage(shell, UiIds.PREFERENCE_PAGE);
			case CHANGE_ROUTING, CHANGE_PARAMETERS -> openPage(shell, UiIds.MODELS_PREFERENCE_PAGE);
			case OPEN_NETWORK -> openPage(shell, NETWORK_PAGE);
			case OPEN_KEYS -> Links.open(SETTINGS.resolve("keys"));
			case ADD_CREDITS -> Links.openCredits();
			case OPEN_PRIVACY -> Links.open(SETTINGS.resolve("privacy"));
			case OPEN_PROVIDER_KEYS -> Links.open(SETTINGS.resolve("integrations"));
			case RETRY, LOWER_MAX_TOKENS, CHOOSE_MODEL, EDIT_PROMPT -> {
				return false;
			}
		}
		return true;
	}

	private static void openPage(Shell shell, String id) {
		PreferencesUtil.createPreferenceDialogOn(shell, id, null, null).open();
	}
}
