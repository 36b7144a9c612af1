package io.github.openrouter4e.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.wire.Json;

/** The browser sign-in with PKCE: the page at /auth agrees at once, /auth/keys checks the verifier. Thread-safe. */
final class SignIn {

	static final String KEY = "sk-or-v1-5742d1a0000000000000000000000000000000000000000000000000000d0e5";

	private final Map<String, String> challengesByCode = new HashMap<>();

	/** What a browser gets that opens the sign-in page. */
	synchronized Answer page(Map<String, String> query) {
		String code = "code-" + (challengesByCode.size() + 1);
		challengesByCode.put(code, query.getOrDefault("code_challenge", ""));
		String callback = query.get("callback_url");
		if (callback == null) {
			return Answer.html(200, "<html><body><p>Your code:</p><code>" + code + "</code></body></html>");
		}
		String separator = callback.contains("?") ? "&" : "?";
		return Answer.content(302, "text/plain", new byte[0], "Location", callback + separator + "code=" + code);
	}

	/** What POST /auth/keys answers; a code works once. */
	synchronized Answer exchange(JsonNode request) {
		if (!"S256".equals(request.path("code_challenge_method").asText("S256"))) {
			return Answer.error(400, "Invalid code_challenge_method");
		}
		String challenge = challengesByCode.remove(request.path("code").asText());
		if (challenge == null || !challenge.equals(challengeOf(request.path("code_verifier").asText()))) {
			return Answer.error(403, "Invalid code or code_verifier");
		}
		return Answer.json(200, Json.write(Json.object().put("key", KEY).put("user_id", "user_standin")));
	}

	private static String challengeOf(String verifier) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every JDK has it
		}
	}
}
