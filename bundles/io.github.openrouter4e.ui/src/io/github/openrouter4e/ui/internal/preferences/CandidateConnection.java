package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.ConnectionSettings;

/**
 * A connection as it is on the page, applied or not.
 *
 * @param applied
 *            what is in force, for everything that is not on the page
 */
record CandidateConnection(URI baseUrl, @Nullable ApiKey apiKey,
		ConnectionSettings applied) implements ConnectionSettings {
	/** The one on the page is for the server on the page, the only one that this connection knows. */
	@Override
	public @Nullable ApiKey apiKey(URI server) {
		return apiKey;
	}

	@Override
	public String referer() {
		return applied.referer();
	}

	@Override
	public String title() {
		return applied.title();
	}
}
