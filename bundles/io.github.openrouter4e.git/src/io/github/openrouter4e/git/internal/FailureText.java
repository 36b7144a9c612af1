package io.github.openrouter4e.git.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.client.OpenRouterException;

/** Words why a request failed, and what the user can do. */
public final class FailureText {

	private FailureText() {}

	/** @param failure {@code null} if the model answered, but with nothing of use */
	public static String of(@Nullable Exception failure) {
		if (failure == null) {
			return Messages.CommitDialogue_noMessage;
		}
		var words = failure instanceof OpenRouterException known ? words(known) : Messages.FailureText_other;
		var detail = failure.getMessage();
		return detail == null || detail.isBlank() ? words : NLS.bind(Messages.FailureText_detail, words, detail);
	}

	private static String words(OpenRouterException failure) {
		return switch (failure.nextStep()) {
			case ENTER_KEY, CHECK_KEY, UNLOCK_KEY_STORE, CONFIRM_SERVER, SIGN_IN_AGAIN -> Messages.FailureText_key;
			case ADD_CREDITS, RAISE_KEY_LIMIT, RAISE_BUDGET, LOWER_MAX_TOKENS -> Messages.FailureText_credits;
			case WAIT, WAIT_FOR_DAILY_RESET, RETRY, CHOOSE_OTHER_MODEL, CHOOSE_OTHER_PROVIDER ->
				Messages.FailureText_later;
			case CHECK_NETWORK, CHECK_PROXY, CHECK_CERTIFICATES, CHECK_BASE_URL -> Messages.FailureText_network;
			case SHORTEN_PROMPT, CHANGE_PROMPT -> Messages.FailureText_prompt;
			default -> Messages.FailureText_other;
		};
	}
}
