package io.github.openrouter4e.models.internal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.models.EndpointCatalogue;

/** Registers the endpoint catalogue as an OSGi service. */
@Component(service = EndpointCatalogue.class)
public final class EndpointCatalogueComponent implements EndpointCatalogue {

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
	private final EndpointEngine engine;

	/** Called by the service component runtime. */
	@Activate
	public EndpointCatalogueComponent(@Reference OpenRouterClient client, @Reference ConnectionSettings connection) {
		engine = new EndpointEngine(client, connection, executor, Clock.systemUTC());
	}

	/** Called by the service component runtime. */
	@Deactivate
	void close() {
		engine.close();
		executor.shutdownNow();
	}

	@Override
	public @Nullable List<Endpoint> remembered(String modelId) {
		return engine.remembered(modelId);
	}

	@Override
	public CompletableFuture<List<Endpoint>> endpoints(String modelId) {
		return engine.endpoints(modelId);
	}
}
