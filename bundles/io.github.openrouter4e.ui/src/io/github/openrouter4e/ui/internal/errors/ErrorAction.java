package io.github.openrouter4e.ui.internal.errors;

import io.github.openrouter4e.ui.internal.Messages;

/** What the user interface offers next to an error. */
public enum ErrorAction {
	/** Our preference page. */
	OPEN_PREFERENCES(Messages.ErrorAction_openPreferences),
	/** The page of the account's keys and their limits. */
	OPEN_KEYS(Messages.ErrorAction_openKeys),
	/** The page where credits are bought. */
	ADD_CREDITS(Messages.ErrorAction_addCredits),
	/** The page of the account's privacy settings. */
	OPEN_PRIVACY(Messages.ErrorAction_openPrivacy),
	/** The page of the account's own provider keys. */
	OPEN_PROVIDER_KEYS(Messages.ErrorAction_openProviderKeys),
	/** Our preference page for models, with provider routing. */
	CHANGE_ROUTING(Messages.ErrorAction_changeRouting),
	/** Our preference page for models, with their parameters. */
	CHANGE_PARAMETERS(Messages.ErrorAction_changeParameters),
	/** Our preference page for spending limits. */
	CHANGE_LIMITS(Messages.ErrorAction_openPreferences),
	/** General &gt; Network Connections. */
	OPEN_NETWORK(Messages.ErrorAction_openNetwork),

	/** The same once more; for whoever failed to carry out. */
	RETRY(Messages.ErrorAction_retry),
	/** The same with fewer tokens for the answer; for whoever failed to carry out. */
	LOWER_MAX_TOKENS(Messages.ErrorAction_lowerMaxTokens),
	/** The same with another model; for whoever failed to carry out. */
	CHOOSE_MODEL(Messages.ErrorAction_chooseModel),
	/** The prompt again, to be changed; for whoever failed to carry out. */
	EDIT_PROMPT(Messages.ErrorAction_editPrompt),
	/** The same without the refused attachment; for whoever failed to carry out. */
	LEAVE_OUT(Messages.ErrorAction_leaveOut),
	/** The same once more as soon as the service takes it. */
	SEND_WHEN_POSSIBLE(Messages.ErrorAction_sendWhenPossible),
	/** Takes {@link #SEND_WHEN_POSSIBLE} back. */
	DO_NOT_SEND(Messages.ErrorAction_doNotSend);

	private final String label;

	ErrorAction(String label) {
		this.label = label;
	}

	/** @return what the button says */
	public String label() {
		return label;
	}
}
