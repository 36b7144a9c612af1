package io.github.openrouter4e.chat;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

/** A file is no exported conversation, or one that cannot be taken over as a whole. */
public final class ForeignFileException extends IOException {

	private static final long serialVersionUID = 1;

	/** What is wrong with the file. */
	public enum Reason {
		/** It is something else than an exported conversation. */
		NO_EXPORT,
		/** It is cut, or no JSON. */
		DAMAGED,
		/** Nothing is said in the conversation. */
		EMPTY,
		/** It, or something in it, is larger than any conversation that we export. */
		TOO_LARGE,
		/** What is in it contradicts itself or makes no sense, for example a time that no calendar has. */
		INVALID
	}

	private final Reason reason;
	private final int record;

	/**
	 * @param record  the record that is wrong, from 1; 0 if it is the file as a whole
	 * @param message for developers: what does not fit
	 */
	public ForeignFileException(Reason reason, int record, String message, @Nullable Throwable cause) {
		super(record == 0 ? message : "record " + record + ": " + message, cause); //$NON-NLS-1$ //$NON-NLS-2$
		this.reason = reason;
		this.record = record;
	}

	/** What is wrong, for the user interface to word. */
	public Reason reason() {
		return reason;
	}

	/** The record that is wrong, from 1; 0 if it is the file as a whole. */
	public int record() {
		return record;
	}
}
