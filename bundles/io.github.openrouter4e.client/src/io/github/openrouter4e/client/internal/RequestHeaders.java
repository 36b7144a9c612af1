package io.github.openrouter4e.client.internal;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.internal.redact.Redactor;

/**
 * The HTTP headers with the key and the application's attribution.
 *
 * @see <a href="https://openrouter.ai/docs/app-attribution">App attribution</a>
 */
@SuppressWarnings("nls") // wire names
public final class RequestHeaders {
	private static final String PRODUCT = "openrouter4e";
	private static final String AUTHORIZATION = "Authorization";
	private static final String BEARER = "Bearer ";
	private static final String CATEGORY = "ide-extension";

	private final ConnectionSettings settings;

	public RequestHeaders(ConnectionSettings settings) {
		this.settings = settings;
	}

	/**
	 * @param baseUrl the server that the request goes to
	 * @throws KeyUnavailableException if there is no key to use
	 */
	Map<String, String> withKey(URI baseUrl) {
		ApiKey key = settings.apiKey(baseUrl);
		if (key == null) {
			throw new KeyUnavailableException(KeyUnavailableException.Reason.MISSING, "no key is configured", null);
		}
		return fields(key);
	}

	/**
	 * For what can be had without key, but is better with it.
	 *
	 * @param baseUrl the server that the request goes to
	 * @throws KeyUnavailableException only if the user has not agreed to this server: nobody shall ask it anything then
	 */
	Map<String, String> withKeyIfThereIsOne(URI baseUrl) {
		try {
			return fields(settings.apiKey(baseUrl));
		} catch (KeyUnavailableException e) {
			if (e.reason() == KeyUnavailableException.Reason.SERVER_UNCONFIRMED) {
				throw e;
			}
			return fields(null); // a request that needs the key reports it
		}
	}

	public Map<String, String> withoutKey() {
		return fields(null);
	}

	/** What tells the server the key; null if nothing does. */
	static @Nullable String authorization(Map<String, String> headers) {
		return headers.get(AUTHORIZATION);
	}

	/** Knows the key in {@code headers}. */
	static Redactor redactor(Map<String, String> headers) {
		String authorization = headers.get(AUTHORIZATION);
		return authorization == null ? Redactor.NONE : Redactor.of(authorization.substring(BEARER.length()));
	}

	private Map<String, String> fields(@Nullable ApiKey key) {
		Map<String, String> fields = new LinkedHashMap<>();
		if (key != null) {
			fields.put(AUTHORIZATION, BEARER + key.value());
		}
		fields.put("User-Agent", PRODUCT);
		put(fields, "HTTP-Referer", settings.referer());
		put(fields, "X-OpenRouter-Title", settings.title());
		fields.put("X-OpenRouter-Categories", CATEGORY);
		return fields;
	}

	/** Only what a header can hold. */
	private static void put(Map<String, String> fields, String name, String value) {
		String clean = isPrintable(value) ? value.strip() : value.replaceAll("[^ -~]", "").strip();
		if (!clean.isEmpty()) {
			fields.put(name, clean);
		}
	}

	/** Without a regular expression, which takes long the first time. */
	private static boolean isPrintable(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
				return false;
			}
		}
		return true;
	}
}
