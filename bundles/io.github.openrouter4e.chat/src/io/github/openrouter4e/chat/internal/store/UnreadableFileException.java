package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.UnreadableConversation.Reason;

/** A file of the history cannot be read as a whole. */
final class UnreadableFileException extends IOException {

	private static final long serialVersionUID = 1;

	private final Reason reason;

	UnreadableFileException(Reason reason, Path file, @Nullable Throwable cause) {
		super(reason + ": " + file, cause); //$NON-NLS-1$
		this.reason = reason;
	}

	Reason reason() {
		return reason;
	}
}
