package io.github.openrouter4e.client;

/** A text that cannot be a key. Does not contain the text. */
public final class InvalidApiKeyException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	/** What is wrong with it. */
	public enum Reason {
		EMPTY, NOT_ASCII, CONTAINS_SPACE
	}

	private final Reason reason;

	@SuppressWarnings("nls")
	InvalidApiKeyException(Reason reason) {
		super(NextStep.ENTER_KEY, "not an API key: " + reason, null);
		this.reason = reason;
	}

	/** What is wrong with it. */
	public Reason reason() {
		return reason;
	}
}
