package io.github.openrouter4e.models.internal;

import java.net.URI;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.ConnectionSettings;

/** Settings that a test changes. */
final class FakeConnection implements ConnectionSettings {

	volatile URI baseUrl = URI.create("https://one.test/api/v1");
	volatile @Nullable ApiKey key;

	@Override
	public URI baseUrl() {
		return baseUrl;
	}

	@Override
	public @Nullable ApiKey apiKey(URI server) {
		return key;
	}

	@Override
	public String referer() {
		return "";
	}

	@Override
	public String title() {
		return "";
	}
}
