package io.github.openrouter4e.client;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

/** A page of the web cannot be had. */
public final class WebPageException extends IOException {
	private static final long serialVersionUID = 1L;

	/** Why. */
	public enum Reason {
		/** It is no address of the web: not http or https, without a host, or with a login in it. */
		ADDRESS,
		/** It leads into this machine or its own network; the detail is the host. */
		NOT_PUBLIC,
		/** It leads on and on. */
		REDIRECTS,
		/** The server says so; the detail is the status. */
		STATUS,
		/** It is no text; the detail is the media type. */
		NO_TEXT,
		/** There is nothing to read in it, as in pages that scripts fill. */
		EMPTY,
		/** It took too long. */
		SLOW,
		/** The network failed; the detail tells how. */
		NETWORK
	}

	private final Reason reason;
	private final String detail;

	/** @param detail "" for nothing */
	public WebPageException(Reason reason, String detail, @Nullable Throwable cause) {
		super(reason + " " + detail, cause); //$NON-NLS-1$
		this.reason = reason;
		this.detail = detail;
	}

	/** Why. */
	public Reason reason() {
		return reason;
	}

	/** More about the reason; "" for nothing. */
	public String detail() {
		return detail;
	}
}
