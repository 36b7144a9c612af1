package io.github.openrouter4e.client;

import java.net.URI;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Where and as whom to connect: an OSGi service that the host application provides. Asked on every call, on the
 * calling thread, never on the UI thread.
 */
public interface ConnectionSettings {
	/** The API's root, as {@link BaseUrl#parse} returns it, for example {@code https://openrouter.ai/api/v1}. */
	URI baseUrl();

	/**
	 * The key in force; may block while the key store opens.
	 *
	 * @return null if none is configured
	 * @throws KeyUnavailableException
	 *             if there may be one but it cannot be read
	 */
	@Nullable
	ApiKey apiKey();

	/** Time limits in force. */
	default Timeouts timeouts() {
		return Timeouts.DEFAULT;
	}

	/** Address of the application, sent as {@code HTTP-Referer}; empty sends none. */
	String referer();

	/** Name of the application, sent as {@code X-OpenRouter-Title}; empty sends none. */
	String title();
}
