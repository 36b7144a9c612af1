package io.github.openrouter4e.costs;

/** A request was not sent, as it would exceed a limit before which the user wants to be asked. It cost nothing. */
public final class SpendingLimitException extends RuntimeException {

	private static final long serialVersionUID = 1;

	private final transient SpendingDecision decision;

	/** @param decision says which limit */
	public SpendingLimitException(SpendingDecision decision) {
		super("spending limit reached: " + decision); //$NON-NLS-1$
		this.decision = decision;
	}

	/** {@return which limit it would exceed, and by what} */
	public SpendingDecision decision() {
		return decision;
	}
}
