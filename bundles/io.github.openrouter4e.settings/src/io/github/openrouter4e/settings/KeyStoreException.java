package io.github.openrouter4e.settings;

import org.eclipse.jdt.annotation.Nullable;

/** A key could not be read or kept. Never contains the key. */
public final class KeyStoreException extends RuntimeException {
	private static final long serialVersionUID = 1L;

	private final KeyProblem problem;

	public KeyStoreException(KeyProblem problem, @Nullable Throwable cause) {
		super("The API key could not be read or kept: " + problem, cause); //$NON-NLS-1$
		this.problem = problem;
	}

	/** @return why */
	public KeyProblem problem() {
		return problem;
	}
}
