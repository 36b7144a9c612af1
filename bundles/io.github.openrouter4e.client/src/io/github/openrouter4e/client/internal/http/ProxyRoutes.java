package io.github.openrouter4e.client.internal.http;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ProxyServer;

/** Plans the route to the server: direct or through the proxy that was selected for the request, with its credentials. */
@SuppressWarnings("nls") // wire names
@NonNullByDefault({}) // the overridden methods say nothing about null
final class ProxyRoutes implements HttpRoutePlanner, CredentialsProvider {
	@Override
	public HttpRoute determineRoute(HttpHost target, HttpContext context) {
		boolean secure = "https".equals(target.getSchemeName());
		int port = target.getPort() > 0 ? target.getPort() : secure ? 443 : 80;
		var host = new HttpHost(target.getSchemeName(), target.getHostName(), port);
		ProxyServer proxy = RequestExecution.of(context).proxy();
		return proxy == null || proxy.type() == ProxyServer.Type.SOCKS // which is the connector's business
				? new HttpRoute(host, null, secure)
				: new HttpRoute(host, null, new HttpHost("http", proxy.host(), proxy.port()), secure);
	}

	/** Nobody but the proxy gets a login from us. */
	@Override
	public @Nullable Credentials getCredentials(AuthScope scope, HttpContext context) {
		ProxyServer proxy = RequestExecution.of(context).proxy();
		String user = proxy == null ? null : proxy.user();
		if (proxy == null || proxy.type() == ProxyServer.Type.SOCKS || user == null
				|| !proxy.host().equalsIgnoreCase(scope.getHost())
				|| proxy.port() != scope.getPort()) {
			return null;
		}
		String password = proxy.password();
		return new UsernamePasswordCredentials(user, password == null ? new char[0] : password.toCharArray());
	}
}
