package io.github.openrouter4e.chat;

/** A session does something already: an answer is received, or a tool is at work. {@link ChatSession#stop()} ends that. */
public final class SessionBusyException extends IllegalStateException {

	private static final long serialVersionUID = 1;

	/** The session is busy. */
	public SessionBusyException() {
		super("busy"); //$NON-NLS-1$
	}
}
