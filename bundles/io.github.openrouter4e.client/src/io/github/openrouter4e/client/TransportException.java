package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/** The network failed, so that no complete answer was received. */
public final class TransportException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	/** Where it failed. */
	public enum Kind {
		/** The host name is not known, here or anywhere. */
		UNKNOWN_HOST,
		/** The host is known and does not let us in. */
		CONNECT_FAILED,
		/** No encrypted connection: certificate not trusted, or protocols do not match. */
		TLS,
		/** The proxy cannot be reached or does not let us through. */
		PROXY,
		/** The proxy demands a login or refuses the one we have. */
		PROXY_LOGIN,
		/** The proxy demands a login by a method that we do not have, such as NTLM. */
		PROXY_LOGIN_METHOD,
		/** It cannot be told whether a proxy is needed: the host application's network settings do not answer. */
		PROXY_UNKNOWN,
		/** Plain http to a name such as {@code x.localhost} that leads to another machine. */
		NOT_LOOPBACK,
		/** The connection broke after it stood. */
		BROKEN
	}

	private final Kind kind;
	private final String host;

	public TransportException(Kind kind, String host, String message, @Nullable Throwable cause) {
		super(switch (kind) {
			case UNKNOWN_HOST, CONNECT_FAILED -> NextStep.CHECK_NETWORK;
			case TLS -> NextStep.CHECK_CERTIFICATES;
			case PROXY, PROXY_LOGIN, PROXY_LOGIN_METHOD, PROXY_UNKNOWN -> NextStep.CHECK_PROXY;
			case NOT_LOOPBACK -> NextStep.CHECK_BASE_URL;
			case BROKEN -> NextStep.RETRY;
		}, message, cause);
		this.kind = kind;
		this.host = host;
	}

	/** Where it failed. */
	public Kind kind() {
		return kind;
	}

	/** The host, or the proxy's host, that it concerns. */
	public String host() {
		return host;
	}
}
