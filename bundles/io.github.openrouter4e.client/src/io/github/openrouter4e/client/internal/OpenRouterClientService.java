package io.github.openrouter4e.client.internal;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.internal.http.HttpTransport;

/** The client as a service: over HTTP, with retries. */
@Component(service = OpenRouterClient.class)
public final class OpenRouterClientService extends RetryingClient {
	@Activate
	public OpenRouterClientService(@Reference HttpTransport transport, @Reference ConnectionSettings settings) {
		super(new HttpOpenRouterClient(transport, settings, InstantSource.system()),
				new RetryPolicy(InstantSource.system(), () -> ThreadLocalRandom.current().nextDouble()), Sleeper.REAL);
	}
}
