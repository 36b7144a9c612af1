package io.github.openrouter4e.client;

/** The caller cancelled the request. */
public final class CancelledException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	@SuppressWarnings("nls")
	public CancelledException() {
		super(NextStep.NONE, "cancelled", null);
	}
}
