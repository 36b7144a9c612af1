package io.github.openrouter4e.storage;

import java.io.IOException;
import java.nio.file.Path;

/** The file of a path cannot be used as a line file, for example because it is a folder. */
public final class UnusableFileException extends IOException {

	private static final long serialVersionUID = 1;

	/** What is there instead. */
	public enum Reason {
		/** No file but a folder, a pipe, a device, or a link that leads nowhere. */
		NO_FILE,
		/** A file larger than {@link LineScanner#MAX_FILE}. */
		TOO_LARGE
	}

	private final Reason reason;

	UnusableFileException(Reason reason, Path file) {
		super(reason + ": " + file); //$NON-NLS-1$
		this.reason = reason;
	}

	/** {@return what is there instead} */
	public Reason reason() {
		return reason;
	}
}
