package io.github.openrouter4e.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static io.github.openrouter4e.models.SampleModels.answer;
import static io.github.openrouter4e.models.SampleModels.named;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.service.datalocation.Location;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.models.CatalogueSettings;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;

/** The services as the framework wires them; needs OSGi, and has nothing to say without. */
class CatalogueServicesTest {

	private static final long PATIENCE_SECONDS = 30;

	private final FakeClient client = new FakeClient();
	private BundleContext context;
	private ServiceRegistration<?> clientService;
	private ServiceRegistration<?> connectionService;

	@BeforeEach
	void registerSurroundings() {
		Bundle bundle = FrameworkUtil.getBundle(CatalogueServicesTest.class);
		assumeTrue(bundle != null);
		context = Objects.requireNonNull(bundle).getBundleContext();
		Dictionary<String, Object> preferred = new Hashtable<>();
		preferred.put(Constants.SERVICE_RANKING, Integer.MAX_VALUE);
		clientService = context.registerService(OpenRouterClient.class, client, preferred);
		connectionService = context.registerService(ConnectionSettings.class, new FakeConnection(), preferred);
	}

	@AfterEach
	void unregisterSurroundings() {
		if (context != null) {
			clientService.unregister();
			connectionService.unregister();
		}
	}

	private <T> T service(Class<T> type) {
		ServiceReference<T> reference = context.getServiceReference(type);
		assertNotNull(reference, type.getName());
		return context.getService(reference);
	}

	private Path stateFolder() throws InvalidSyntaxException {
		ServiceReference<Location> workspace = context.getServiceReferences(Location.class, Location.INSTANCE_FILTER)
				.iterator()
				.next();
		return new File(context.getService(workspace).getURL().getPath()).toPath()
				.resolve(".metadata/.plugins/io.github.openrouter4e.models");
	}

	@Test
	void keepsTheListInTheWorkspaceAndFollowsSettingsThatComeLater() throws Exception {
		client.answer(answer(named("acme/owl", "Owl")));
		ModelCatalogue catalogue = service(ModelCatalogue.class);
		CatalogueSnapshot first = catalogue.refresh().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		assertEquals(List.of("acme/owl"), first.models().stream().map(model -> model.id()).toList());
		try (var files = Files.list(stateFolder())) {
			assertTrue(files.findAny().isPresent());
		}
		ServiceRegistration<?> settings = context.registerService(CatalogueSettings.class, new CatalogueSettings() {
			@Override
			public ModelScope scope() {
				return ModelScope.ACCOUNT;
			}

			@Override
			public Duration maxAge() {
				return Duration.ZERO;
			}
		}, new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1))); // other bundles may have registered one
		assertEquals(ModelScope.ACCOUNT, catalogue.refresh().get(PATIENCE_SECONDS, TimeUnit.SECONDS).scope());
		settings.unregister();
		assertEquals(ModelScope.ALL, catalogue.refresh().get(PATIENCE_SECONDS, TimeUnit.SECONDS).scope());
	}

	@Test
	void endpointsAreAskedForInTheBackground() throws Exception {
		List<Endpoint> endpoints = service(EndpointCatalogue.class).endpoints("acme/owl").get(PATIENCE_SECONDS,
				TimeUnit.SECONDS);
		assertEquals(List.of(), endpoints);
		assertEquals(List.of("acme/owl"), client.endpointRequests);
	}
}
