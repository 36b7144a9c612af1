package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * An HTTP proxy. Requests to https addresses go through a CONNECT tunnel.
 *
 * @param user
 *            null if it demands no login
 * @param password
 *            null like {@code user}
 */
public record ProxyServer(String host, int port, @Nullable String user, @Nullable String password) {
	/** Without the login. */
	@Override
	@SuppressWarnings("nls")
	public String toString() {
		return host + ":" + port + (user == null ? "" : " (with login)");
	}
}
