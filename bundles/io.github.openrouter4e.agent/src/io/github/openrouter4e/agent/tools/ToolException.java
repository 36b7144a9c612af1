package io.github.openrouter4e.agent.tools;

import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;

/** A call that cannot do what it was made for. The message tells the model what was wrong and what to do next. */
public final class ToolException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Failed.Kind kind;

	/** @param message for the model */
	public ToolException(Failed.Kind kind, String message) {
		super(message);
		this.kind = kind;
	}

	/** What was wrong. */
	public Failed.Kind kind() {
		return kind;
	}

	/** As the model is told. */
	public ToolOutcome outcome() {
		var message = getMessage();
		return new Failed(message == null ? "" : message, kind); //$NON-NLS-1$
	}
}
