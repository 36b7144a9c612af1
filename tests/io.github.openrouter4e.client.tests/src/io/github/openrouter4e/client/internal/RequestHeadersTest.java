package io.github.openrouter4e.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.ConnectionSettings;

class RequestHeadersTest {
	@Test
	void sendsNoAddressOfTheApplicationIfItHasNone() {
		Map<String, String> fields = new RequestHeaders(new Anonymous()).withoutKey();
		assertFalse(fields.containsKey("HTTP-Referer"));
		assertEquals("OpenRouter for Eclipse", fields.get("X-OpenRouter-Title"));
	}

	private record Anonymous() implements ConnectionSettings {
		@Override
		public URI baseUrl() {
			return URI.create("https://example.com");
		}

		@Override
		public @Nullable ApiKey apiKey(URI server) {
			return null;
		}

		@Override
		public String referer() {
			return "";
		}

		@Override
		public String title() {
			return "OpenRouter for Eclipse";
		}
	}
}
