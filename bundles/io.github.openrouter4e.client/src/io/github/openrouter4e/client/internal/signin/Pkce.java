package io.github.openrouter4e.client.internal.signin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import org.eclipse.jdt.annotation.Nullable;

/** The secret of one sign-in. It leaves this machine once, in the exchange of the code, and is never printed. */
@SuppressWarnings("nls") // wire names
final class Pkce {
	private static final int SECRET_BYTES = 64;
	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	private final String verifier;

	private Pkce(String verifier) {
		this.verifier = verifier;
	}

	static Pkce create(SecureRandom random) {
		return new Pkce(randomText(random, SECRET_BYTES));
	}

	/** Text that cannot be guessed and needs no escaping in an address. */
	static String randomText(SecureRandom random, int bytes) {
		byte[] secret = new byte[bytes];
		random.nextBytes(secret);
		return BASE64.encodeToString(secret);
	}

	/** The page to open. */
	URI page(URI signInPage, @Nullable URI callback) {
		String callbackField = callback == null
				? ""
				: "callback_url=" + URLEncoder.encode(callback.toString(), StandardCharsets.UTF_8) + "&";
		return URI.create(
				signInPage + "?" + callbackField + "code_challenge=" + challenge() + "&code_challenge_method=S256");
	}

	String verifier() {
		return verifier;
	}

	String challenge() {
		try {
			var sha = MessageDigest.getInstance("SHA-256");
			return BASE64.encodeToString(sha.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	@Override
	public String toString() {
		return "Pkce";
	}
}
