package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/** The request needs a key and there is none to use. */
public final class KeyUnavailableException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	/** Why there is none. */
	public enum Reason {
		/** None was ever entered. */
		MISSING,
		/** The user did not open the key store. */
		LOCKED,
		/** The key store did not answer in time. */
		TIMED_OUT,
		/** The key store failed. */
		STORE_BROKEN,
		/** What is stored cannot be a key. */
		INVALID,
		/** The user has not agreed yet that a key goes to this server. Nothing else must be sent to it either. */
		SERVER_UNCONFIRMED
	}

	private final Reason reason;

	public KeyUnavailableException(Reason reason, String message, @Nullable Throwable cause) {
		super(switch (reason) {
			case MISSING, INVALID -> NextStep.ENTER_KEY;
			case LOCKED, TIMED_OUT, STORE_BROKEN -> NextStep.UNLOCK_KEY_STORE;
			case SERVER_UNCONFIRMED -> NextStep.CONFIRM_SERVER;
		}, message, cause);
		this.reason = reason;
	}

	/** Why there is none. */
	public Reason reason() {
		return reason;
	}
}
