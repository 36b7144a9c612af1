package io.github.openrouter4e.client;

/** The caller cancelled the request. */
public final class CancelledException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	private final boolean sent;

	/** Nothing was sent. */
	public CancelledException() {
		this(false);
	}

	/** @param sent see {@link #wasSent()} */
	@SuppressWarnings("nls")
	public CancelledException(boolean sent) {
		super(NextStep.NONE, "cancelled", null);
		this.sent = sent;
	}

	/**
	 * Whether the server may have the request, so that it may have worked on it. Not so while a connection was looked for, or
	 * between two attempts.
	 */
	public boolean wasSent() {
		return sent;
	}
}
