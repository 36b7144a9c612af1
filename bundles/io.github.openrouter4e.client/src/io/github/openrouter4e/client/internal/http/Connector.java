package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ProxyServer;

/**
 * Opens connections. Takes the place of HttpClient's own operator for three reasons: one time limit covers the whole
 * way from DNS to TLS, an abort is obeyed at every step of it, and the JVM's default SSL context is asked for anew each
 * time, so that a company's certificates work as soon as they are installed there.
 */
@SuppressWarnings("nls") // no user-visible text
@NonNullByDefault({}) // the overridden methods say nothing about null
final class Connector implements HttpClientConnectionOperator {
	/** A host with several addresses must not use up the time limit on the first one, mostly a dead IPv6 route. */
	private static final int PATIENCE_UNLESS_LAST_MS = 4_000;

	private final Resolver resolver;

	Connector(Resolver resolver) {
		this.resolver = resolver;
	}

	@Override
	public void connect(ManagedHttpClientConnection conn, HttpHost host, InetSocketAddress localAddress,
			TimeValue connectTimeout, SocketConfig socketConfig, HttpContext context) throws IOException {
		var execution = RequestExecution.of(context);
		boolean secure = "https".equals(host.getSchemeName());
		int port = host.getPort() > 0 ? host.getPort() : secure ? 443 : 80;
		ProxyServer socks = socks(execution);
		InetSocketAddress[] addresses = socks == null
				? addresses(host, port, execution)
				: new InetSocketAddress[]{InetSocketAddress.createUnresolved(host.getHostName(), port)};
		for (int i = 0;; i++) {
			execution.phase(RequestExecution.Phase.CONNECTING);
			boolean last = i == addresses.length - 1;
			var socket = socket(socks, execution);
			try {
				execution.setSocket(socket);
				conn.bind(socket);
				int left = execution.connectMillisLeft();
				socket.connect(addresses[i], last ? left : Math.min(left, PATIENCE_UNLESS_LAST_MS));
				socket.setTcpNoDelay(true);
				KeepAlive.enable(socket);
				conn.bind(socket);
				break;
			} catch (IOException e) {
				socket.close();
				execution.throwIfAborted();
				if (last) {
					throw e;
				}
			}
		}
		if (secure) {
			secure(conn, host, execution);
		}
	}

	private static @Nullable ProxyServer socks(RequestExecution execution) {
		ProxyServer proxy = execution.proxy();
		return proxy != null && proxy.type() == ProxyServer.Type.SOCKS ? proxy : null;
	}

	/** A plain socket honours the JVM's own SOCKS settings, which must not lead away from this machine. */
	private Socket socket(@Nullable ProxyServer socks, RequestExecution execution) throws IOException {
		if (socks != null) {
			return new Socket(through(socks, execution));
		}
		return execution.onlyLoopback() ? new Socket(Proxy.NO_PROXY) : new Socket();
	}

	/** Given a name, not an address, the proxy looks it up: it may know names that this machine does not. */
	private Proxy through(ProxyServer socks, RequestExecution execution) throws IOException {
		InetAddress[] addresses = resolver.resolve(socks.host(), execution);
		return new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(addresses[0], socks.port()));
	}

	/** For a name that stands for this machine, and to which plain http is allowed for that, only its own addresses. */
	private InetSocketAddress[] addresses(HttpHost host, int port, RequestExecution execution)
			throws IOException {
		InetAddress[] found = resolver.resolve(host.getHostName(), execution);
		InetAddress[] allowed = execution.onlyLoopback()
				? requireLoopback(host.getHostName(), found)
				: execution.proxy() == null ? execution.permitted(host.getHostName(), found) : found;
		return Arrays.stream(allowed).map(address -> new InetSocketAddress(address, port))
				.toArray(InetSocketAddress[]::new);
	}

	static InetAddress[] requireLoopback(String host, InetAddress[] found) throws NotLoopbackException {
		InetAddress[] own = Arrays.stream(found).filter(InetAddress::isLoopbackAddress).toArray(InetAddress[]::new);
		if (own.length == 0) {
			throw new NotLoopbackException(host);
		}
		return own;
	}

	/** Lays TLS over a connection, or over a proxy's tunnel. */
	@Override
	public void upgrade(ManagedHttpClientConnection conn, HttpHost host, HttpContext context) throws IOException {
		secure(conn, host, RequestExecution.of(context));
	}

	private static void secure(ManagedHttpClientConnection conn, HttpHost host, RequestExecution execution)
			throws IOException {
		execution.phase(RequestExecution.Phase.SECURING);
		Socket plain = conn.getSocket();
		if (plain == null) {
			throw new ConnectionClosedException("closed before TLS");
		}
		plain.setSoTimeout(execution.connectMillisLeft());
		var secured = (SSLSocket) sslContext().getSocketFactory().createSocket(plain, host.getHostName(),
				host.getPort(), true);
		try {
			var parameters = secured.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS"); // checks that the certificate is for this host
			secured.setSSLParameters(parameters);
			secured.startHandshake();
			conn.bind(secured, plain);
		} catch (IOException | RuntimeException e) {
			plain.close();
			throw e;
		}
	}

	private static SSLContext sslContext() throws IOException {
		try {
			return SSLContext.getDefault();
		} catch (NoSuchAlgorithmException e) {
			throw new IOException("the JVM's trust store cannot be used: " + e.getMessage(), e);
		}
	}
}
