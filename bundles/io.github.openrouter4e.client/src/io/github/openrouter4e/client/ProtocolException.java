package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/** The response is not what OpenRouter's API sends. */
public final class ProtocolException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	/** In what way. */
	public enum Kind {
		/** A web page: wrong address, a login page of a hotel or proxy, an edge server's error page. */
		HTML,
		/** Neither JSON nor an event stream. */
		NOT_JSON,
		/** JSON, but not of the expected shape. */
		UNEXPECTED_JSON,
		/** Nothing at all. */
		EMPTY,
		/** A part of the stream cannot be read, after others could. */
		GARBLED,
		/** The stream ended before the answer did. */
		ENDED_EARLY,
		/** The provider gave up without saying why. */
		FAILED_WITHOUT_REASON,
		/** A redirect to another host, to where the key must not go. */
		FOREIGN_REDIRECT,
		/** Too many redirects. */
		REDIRECT_LOOP,
		/** A line, event, header, or nesting too large to be meant well. */
		TOO_LARGE
	}

	private final Kind kind;

	public ProtocolException(Kind kind, String message, @Nullable Throwable cause) {
		super(switch (kind) {
			case HTML, NOT_JSON, UNEXPECTED_JSON, FOREIGN_REDIRECT, REDIRECT_LOOP, TOO_LARGE ->
				NextStep.CHECK_BASE_URL;
			case EMPTY, GARBLED, ENDED_EARLY, FAILED_WITHOUT_REASON -> NextStep.RETRY;
		}, message, cause);
		this.kind = kind;
	}

	public ProtocolException(Kind kind, String message) {
		this(kind, message, null);
	}

	/** In what way. */
	public Kind kind() {
		return kind;
	}
}
