package io.github.openrouter4e.ui.internal.errors;

import java.net.URI;

import org.eclipse.jdt.annotation.Nullable;
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
		String page = preferencePage(action);
		if (page != null) {
			PreferencesUtil.createPreferenceDialogOn(shell, page, null, null).open();
			return;
		}
		switch (action) {
			case OPEN_KEYS -> page("settings/keys");
			case ADD_CREDITS -> Links.openCredits();
			case OPEN_PRIVACY -> page("settings/privacy");
			case OPEN_PROVIDER_KEYS -> page("settings/integrations");
			default -> {
				// leads nowhere
			}
		}
	}

	/** {@return the page on which what the action speaks of can be changed; null if it leads to none} */
	static @Nullable String preferencePage(ErrorAction action) {
		return switch (action) {
			case OPEN_PREFERENCES -> UiIds.PREFERENCE_PAGE;
			case CHANGE_ROUTING, CHANGE_PARAMETERS -> UiIds.MODELS_PREFERENCE_PAGE;
			case CHANGE_LIMITS -> UiIds.COSTS_PREFERENCE_PAGE;
			case OPEN_NETWORK -> NETWORK_PAGE;
			default -> null;
		};
	}

	private static void page(String path) {
		Links.open(URI.create("https://openrouter.ai/" + path));
	}
}
