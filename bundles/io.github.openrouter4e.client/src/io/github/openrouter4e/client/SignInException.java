package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/** A sign-in through the browser that gave no key. */
public final class SignInException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	/** Why not. */
	public enum Reason {
		/** No port could be opened for the browser to come back to. */
		NO_PORT,
		/** The user did not finish in time. */
		TIMED_OUT,
		/** The user or OpenRouter refused. */
		DENIED,
		/** The code is empty or malformed, or does not belong to this sign-in. */
		BAD_CODE,
		/** The code is too old. */
		CODE_EXPIRED,
		/** {@link LoopbackSignIn#close()} was called. */
		CLOSED
	}

	private final Reason reason;

	public SignInException(Reason reason, String message, @Nullable Throwable cause) {
		super(NextStep.SIGN_IN_AGAIN, message, cause);
		this.reason = reason;
	}

	/** Why not. */
	public Reason reason() {
		return reason;
	}
}
