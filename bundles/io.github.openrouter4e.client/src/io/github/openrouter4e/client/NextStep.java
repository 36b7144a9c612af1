package io.github.openrouter4e.client;

/** What the user can do about an error. The user interface words it and offers the matching action. */
public enum NextStep {
	/** No key is configured: enter one or sign in. */
	ENTER_KEY,
	/** OpenRouter does not accept the key. */
	CHECK_KEY,
	/** The store that keeps the key is locked or broken. */
	UNLOCK_KEY_STORE,
	/** The server was not entered by the user: agree that the key goes there, or return to OpenRouter. */
	CONFIRM_SERVER,
	/** Buy credits, or choose a free model. */
	ADD_CREDITS,
	/** Ask for a shorter answer; see {@link ServiceException#affordableTokens()}. */
	LOWER_MAX_TOKENS,
	/** The key's own limit is used up: raise it on OpenRouter's key page, or wait for its reset. */
	RAISE_KEY_LIMIT,
	/** Wait a moment; see {@link ServiceException#retryAfter()}. */
	WAIT,
	/** Free requests are used up for today. */
	WAIT_FOR_DAILY_RESET,
	/** Try again; nothing needs to change. */
	RETRY,
	/** The model is gone, overloaded or failing. */
	CHOOSE_OTHER_MODEL,
	/** The provider does not serve this country, or not this account: let another one answer. */
	CHOOSE_OTHER_PROVIDER,
	/** The budget of the workspace is used up, and not the key's own limit. */
	RAISE_BUDGET,
	/** No provider fits: loosen provider routing or parameters. */
	CHANGE_ROUTING,
	/** No provider fits the account's privacy settings. */
	CHECK_PRIVACY_SETTINGS,
	/** The account's own provider key (BYOK) is not accepted by the provider. */
	CHECK_PROVIDER_KEY,
	/** The conversation is longer than the model's context. */
	SHORTEN_PROMPT,
	/** The content was refused. */
	CHANGE_PROMPT,
	/** An image or a file of the conversation is not accepted: leave it out. */
	LEAVE_OUT_ATTACHMENT,
	/** A request parameter is wrong. */
	CHECK_PARAMETERS,
	/** No connection: cable, VPN, firewall. */
	CHECK_NETWORK,
	/** The proxy fails or refuses the login. */
	CHECK_PROXY,
	/** The server's certificate is not trusted: a company CA, or an attacker. */
	CHECK_CERTIFICATES,
	/** What answers at the address is not OpenRouter's API. */
	CHECK_BASE_URL,
	/** Sign in again. */
	SIGN_IN_AGAIN,
	/** Nothing a user could do; worth a bug report. */
	REPORT_BUG,
	/** Nothing needs to be done. */
	NONE
}
