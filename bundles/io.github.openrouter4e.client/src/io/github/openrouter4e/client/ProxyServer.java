package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A proxy.
 *
 * @param type
 *            how it is spoken to
 * @param user
 *            null if it demands no login
 * @param password
 *            null like {@code user}
 */
public record ProxyServer(Type type, String host, int port, @Nullable String user, @Nullable String password) {
	/** How a proxy is spoken to. */
	public enum Type {
		/** Requests to https addresses go through a CONNECT tunnel. */
		HTTP,
		/** SOCKS 5. Host names are looked up by the proxy. Its login is the JVM's business. */
		SOCKS
	}

	/** An HTTP proxy. */
	public ProxyServer(String host, int port, @Nullable String user, @Nullable String password) {
		this(Type.HTTP, host, port, user, password);
	}

	/** Without the login. */
	@Override
	@SuppressWarnings("nls")
	public String toString() {
		return host + ":" + port + (user == null ? "" : " (with login)");
	}
}
