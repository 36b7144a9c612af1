package io.github.openrouter4e.client;

import java.net.URI;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The server to connect to, its key and the application's name: an OSGi service that the host application provides.
 * Asked on every call, on the calling thread, never on the UI thread.
 */
public interface ConnectionSettings {
	/** The API's root, as {@link BaseUrl#parse} returns it, for example {@code https://openrouter.ai/api/v1}. */
	URI baseUrl();

	/**
	 * The key for this server; may block while the key store opens. The server is a parameter because the one in force may
	 * change while the key store asks for a password: the key of one server must not go to the other.
	 *
	 * @param baseUrl
	 *            as returned by {@link #baseUrl()} for the same request
	 * @return null if none is configured
	 * @throws KeyUnavailableException
	 *             if there may be one but it cannot be read, or the user has not agreed yet that it goes to this server
	 */
	@Nullable
	ApiKey apiKey(URI baseUrl);

	/**
	 * Like {@link #apiKey}, but never makes the key store ask the user for a password: for what happens by itself.
	 *
	 * @throws KeyUnavailableException
	 *             also if the key store would have to ask
	 */
	default @Nullable ApiKey apiKeyIfUnlocked(URI baseUrl) {
		return apiKey(baseUrl);
	}

	/** Time limits in force. */
	default Timeouts timeouts() {
		return Timeouts.DEFAULT;
	}

	/** Address of the application, sent as {@code HTTP-Referer}; empty sends none. */
	String referer();

	/** Name of the application, sent as {@code X-OpenRouter-Title}; empty sends none. */
	String title();
}
