package io.github.openrouter4e.benchmarks;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.internal.OpenRouterClientService;
import io.github.openrouter4e.client.internal.http.HttpTransport;

/** Our service as the plug-in makes it, but without OSGi: one per base URL over the same pool of connections. */
public final class LoopbackClients {

	/** As long as OpenRouter's: how much of a text must be looked at to find a key depends on it. */
	public static final String KEY = "sk-or-v1-" + "0123456789abcdef".repeat(4);
	private static final ApiKey PARSED = ApiKey.parse(KEY);

	private final HttpTransport transport = new HttpTransport(ProxyProvider.DIRECT);
	private final Map<String, OpenRouterClient> clients = new ConcurrentHashMap<>();

	/** The client for this base URL. */
	public OpenRouterClient at(String baseUrl) {
		return clients.computeIfAbsent(baseUrl,
				u -> new OpenRouterClientService(transport, new Settings(URI.create(u))));
	}

	private record Settings(URI baseUrl) implements ConnectionSettings {

		@Override
		public ApiKey apiKey(URI server) {
			return PARSED;
		}

		@Override
		public String referer() {
			return "https://github.com/openrouter4e/openrouter4e";
		}

		@Override
		public String title() {
			return "OpenRouter for Eclipse";
		}
	}
}
