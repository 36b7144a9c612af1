package io.github.openrouter4e.models.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.ModelScope;

/**
 * Where a list comes from: a server, an account there, and which of the two lists. Lists of different sources are never
 * mixed. The account is known by a fingerprint only, from which the key cannot be found again; it is part of the source
 * even for the list of all models, as gateways behind a custom base URL answer each key with a list of its own.
 *
 * @param baseUrl     the API's root
 * @param scope       all models or the account's
 * @param fingerprint of all three, fit for a file name
 */
@SuppressWarnings("nls") // storage format
record CatalogueSource(URI baseUrl, ModelScope scope, String fingerprint) {

	private static final int FINGERPRINT_DIGITS = 16;

	static CatalogueSource of(URI baseUrl, ModelScope scope, @Nullable ApiKey key) {
		String identity = baseUrl + "\n" + scope + "\n" + (key == null ? "" : key.value());
		return new CatalogueSource(baseUrl, scope, sha256(identity.getBytes(StandardCharsets.UTF_8)).substring(0,
				FINGERPRINT_DIGITS));
	}

	String fileName() {
		return "models-" + fingerprint + ".json";
	}

	/** {@return the digest in hexadecimal digits} */
	static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
