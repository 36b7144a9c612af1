package io.github.openrouter4e.ui.internal.errors;

import java.util.List;

import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.ui.internal.Messages;

/** Words what the user can do, and names the buttons that help with it. */
final class NextSteps {
	private NextSteps() {}

	static String sentence(NextStep step) {
		return switch (step) {
			case ENTER_KEY -> Messages.NextStep_ENTER_KEY;
			case CHECK_KEY -> Messages.NextStep_CHECK_KEY;
			case UNLOCK_KEY_STORE -> Messages.NextStep_UNLOCK_KEY_STORE;
			case CONFIRM_SERVER -> Messages.NextStep_CONFIRM_SERVER;
			case ADD_CREDITS -> Messages.NextStep_ADD_CREDITS;
			case LOWER_MAX_TOKENS -> Messages.NextStep_LOWER_MAX_TOKENS;
			case RAISE_KEY_LIMIT -> Messages.NextStep_RAISE_KEY_LIMIT;
			case RAISE_BUDGET -> Messages.NextStep_RAISE_BUDGET;
			case WAIT -> Messages.NextStep_WAIT;
			case WAIT_FOR_DAILY_RESET -> Messages.NextStep_WAIT_FOR_DAILY_RESET;
			case RETRY -> Messages.NextStep_RETRY;
			case CHOOSE_OTHER_MODEL -> Messages.NextStep_CHOOSE_OTHER_MODEL;
			case CHOOSE_OTHER_PROVIDER -> Messages.NextStep_CHOOSE_OTHER_PROVIDER;
			case CHANGE_ROUTING -> Messages.NextStep_CHANGE_ROUTING;
			case CHECK_PRIVACY_SETTINGS -> Messages.NextStep_CHECK_PRIVACY_SETTINGS;
			case CHECK_PROVIDER_KEY -> Messages.NextStep_CHECK_PROVIDER_KEY;
			case SHORTEN_PROMPT -> Messages.NextStep_SHORTEN_PROMPT;
			case CHANGE_PROMPT -> Messages.NextStep_CHANGE_PROMPT;
			case LEAVE_OUT_ATTACHMENT -> Messages.NextStep_LEAVE_OUT_ATTACHMENT;
			case CHECK_PARAMETERS -> Messages.NextStep_CHECK_PARAMETERS;
			case CHECK_NETWORK -> Messages.NextStep_CHECK_NETWORK;
			case CHECK_PROXY -> Messages.NextStep_CHECK_PROXY;
			case CHECK_CERTIFICATES -> Messages.NextStep_CHECK_CERTIFICATES;
			case CHECK_BASE_URL -> Messages.NextStep_CHECK_BASE_URL;
			case SIGN_IN_AGAIN -> Messages.NextStep_SIGN_IN_AGAIN;
			case REPORT_BUG -> Messages.NextStep_REPORT_BUG;
			case NONE -> ""; //$NON-NLS-1$
		};
	}

	static List<ErrorAction> actions(NextStep step) {
		return switch (step) {
			case ENTER_KEY, SIGN_IN_AGAIN, CHECK_BASE_URL -> List.of(ErrorAction.OPEN_PREFERENCES);
			case CHECK_KEY -> List.of(ErrorAction.OPEN_PREFERENCES, ErrorAction.OPEN_KEYS);
			case UNLOCK_KEY_STORE, CONFIRM_SERVER -> List.of(ErrorAction.RETRY, ErrorAction.OPEN_PREFERENCES);
			case ADD_CREDITS -> List.of(ErrorAction.ADD_CREDITS, ErrorAction.CHOOSE_MODEL);
			case LOWER_MAX_TOKENS -> List.of(ErrorAction.LOWER_MAX_TOKENS, ErrorAction.ADD_CREDITS);
			case RAISE_KEY_LIMIT -> List.of(ErrorAction.OPEN_KEYS);
			case WAIT, RETRY -> List.of(ErrorAction.RETRY);
			case WAIT_FOR_DAILY_RESET -> List.of(ErrorAction.CHOOSE_MODEL, ErrorAction.ADD_CREDITS);
			case CHOOSE_OTHER_MODEL -> List.of(ErrorAction.CHOOSE_MODEL, ErrorAction.RETRY);
			case CHOOSE_OTHER_PROVIDER, CHANGE_ROUTING ->
				List.of(ErrorAction.CHANGE_ROUTING, ErrorAction.CHOOSE_MODEL);
			case CHECK_PRIVACY_SETTINGS ->
				List.of(ErrorAction.OPEN_PRIVACY, ErrorAction.CHANGE_ROUTING, ErrorAction.CHOOSE_MODEL);
			case CHECK_PROVIDER_KEY -> List.of(ErrorAction.OPEN_PROVIDER_KEYS);
			case SHORTEN_PROMPT -> List.of(ErrorAction.EDIT_PROMPT, ErrorAction.CHOOSE_MODEL);
			case CHANGE_PROMPT -> List.of(ErrorAction.EDIT_PROMPT);
			case LEAVE_OUT_ATTACHMENT ->
				List.of(ErrorAction.LEAVE_OUT, ErrorAction.EDIT_PROMPT, ErrorAction.CHOOSE_MODEL);
			case CHECK_PARAMETERS -> List.of(ErrorAction.CHANGE_PARAMETERS);
			case CHECK_NETWORK, CHECK_PROXY -> List.of(ErrorAction.RETRY, ErrorAction.OPEN_NETWORK);
			case CHECK_CERTIFICATES -> List.of(ErrorAction.RETRY);
			case RAISE_BUDGET, REPORT_BUG, NONE -> List.of();
		};
	}
}
