package io.github.openrouter4e.chat;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

/** A file is no exported conversation, or a damaged one. */
public final class ForeignFileException extends IOException {

	private static final long serialVersionUID = 1;

	/** @param message for developers: what does not fit */
	public ForeignFileException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}
}
