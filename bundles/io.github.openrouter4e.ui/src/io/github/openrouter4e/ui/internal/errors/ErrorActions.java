package io.github.openrouter4e.ui.internal.errors;

import java.net.URI;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.PreferencesUtil;

import io.github.openrouter4e.ui.internal.Links;
import io.github.openrouter4e.ui.internal.UiIds;

/** Carries out the actions beside errors that lead out of the chat. */
@SuppressWarnings("nls") // ids and addresses
public final class ErrorActions {

	private static final String NETWORK_PAGE = "org.eclipse.ui.net.NetPreferences";

	private ErrorActions() {}

	/** Opens what an action leads to; does nothing for one that only whoever failed can carry out. */
	public static void perform(ErrorAction action, Shell shell) {
		switch (action) {
			case OPEN_PREFERENCES -> preferences(shell, UiIds.PREFERENCE_PAGE);
			case CHANGE_ROUTING, CHANGE_PARAMETERS -> preferences(shell, UiIds.PREFERENCE_PAGE);
			case OPEN_NETWORK -> preferences(shell, NETWORK_PAGE);
			case OPEN_KEYS -> page("settings/keys");
			case ADD_CREDITS -> Links.openCredits();
			case OPEN_PRIVACY -> page("settings/privacy");
			case OPEN_PROVIDER_KEYS -> page("settings/integrations");
			case RETRY, LOWER_MAX_TOKENS, CHOOSE_MODEL, EDIT_PROMPT, LEAVE_OUT, SEND_WHEN_POSSIBLE,
					DO_NOT_SEND -> {
				// leads nowhere
			}
		}
	}

	private static void preferences(Shell shell, String page) {
		PreferencesUtil.createPreferenceDialogOn(shell, page, null, null).open();
	}

	private static void page(String path) {
		Links.open(URI.create("https://openrouter.ai/" + path));
	}
}
