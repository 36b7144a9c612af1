package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/** A text that cannot be the API's address. */
public final class InvalidBaseUrlException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	/** What is wrong with it. */
	public enum Reason {
		EMPTY,
		/** Lacks {@code https://}. */
		NO_SCHEME,
		/** Something other than http and https. */
		NOT_HTTP, NO_HOST,
		/** User name, query or fragment, which an API root has not. */
		EXTRA_PARTS,
		/** Would send the key unencrypted to another machine. */
		PLAIN_HTTP, MALFORMED
	}

	private final Reason reason;
	private final @Nullable String suggestion;

	@SuppressWarnings("nls")
	InvalidBaseUrlException(Reason reason, String text, @Nullable String suggestion, @Nullable Throwable cause) {
		super(NextStep.CHECK_BASE_URL, "not a base URL (" + reason + "): " + text, cause);
		this.reason = reason;
		this.suggestion = suggestion;
	}

	InvalidBaseUrlException(Reason reason, String text, @Nullable String suggestion) {
		this(reason, text, suggestion, null);
	}

	/** What is wrong with it. */
	public Reason reason() {
		return reason;
	}

	/** What was probably meant; null if unclear. */
	public @Nullable String suggestion() {
		return suggestion;
	}
}
