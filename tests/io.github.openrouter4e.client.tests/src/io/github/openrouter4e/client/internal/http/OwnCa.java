package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.eclipse.jdt.annotation.Nullable;

/** A certificate authority such as a company has: a server certificate it signed, and trust in it. */
final class OwnCa {
	private static final char[] PASSWORD = "changeit".toCharArray(); // protects nothing: the keys are for tests only

	private OwnCa() {}

	/** For the server: localhost and 127.0.0.1. */
	static SSLContext server() {
		return server("server.p12");
	}

	/** For a server that has the certificate of another host. */
	static SSLContext anotherHost() {
		return server("another-host.p12");
	}

	private static SSLContext server(String store) {
		try {
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(store(store), PASSWORD);
			return context(keys, null);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** For a client that trusts this authority and no other. */
	static SSLContext trusting() {
		try {
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store("trusted-ca.p12"));
			return context(null, trust);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	private static SSLContext context(@Nullable KeyManagerFactory keys, @Nullable TrustManagerFactory trust)
			throws GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys == null ? null : keys.getKeyManagers(), trust == null ? null : trust.getTrustManagers(),
				null);
		return context;
	}

	private static KeyStore store(String name) throws GeneralSecurityException {
		try (InputStream in = OwnCa.class.getResourceAsStream("/tls/" + name)) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(in, PASSWORD);
			return store;
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
