package io.github.openrouter4e.models.internal;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.models.CatalogueSettings;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.storage.DataFolder;
import io.github.openrouter4e.storage.Registration;

/** Registers the catalogue as an OSGi service. */
@Component(service = ModelCatalogue.class)
public final class ModelCatalogueComponent implements ModelCatalogue {

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
	private static final String FOLDER = "io.github.openrouter4e.models"; //$NON-NLS-1$

	private final CatalogueEngine engine;

	/**
	 * Dynamic, because its provider, the bundle settings, may come later, and the listeners of a catalogue that is
	 * replaced on that occasion would be lost. One of a higher ranking takes its place.
	 */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile @Nullable CatalogueSettings settings;

	/** Called by the service component runtime. */
	@Activate
	public ModelCatalogueComponent(@Reference OpenRouterClient client, @Reference ConnectionSettings connection,
			@Reference(cardinality = ReferenceCardinality.OPTIONAL, target = DataFolder.INSTANCE_AREA) @Nullable Location workspace) {
		engine = new CatalogueEngine(client, connection, this::settings,
				new CatalogueStore(() -> DataFolder.find(workspace, FOLDER)), executor, Scheduler.on(executor),
				Clock.systemUTC());
	}

	/** Called by the service component runtime. */
	@Deactivate
	void close() {
		engine.close();
		executor.shutdownNow();
	}

	private CatalogueSettings settings() {
		CatalogueSettings chosen = settings;
		return chosen == null ? new DefaultCatalogueSettings() : chosen;
	}

	@Override
	public CatalogueSnapshot current() {
		return engine.current();
	}

	@Override
	public CompletableFuture<CatalogueSnapshot> ensureLoaded() {
		return engine.ensureLoaded();
	}

	@Override
	public CompletableFuture<CatalogueSnapshot> refresh() {
		return engine.refresh();
	}

	@Override
	public Registration addListener(Consumer<CatalogueSnapshot> listener) {
		return engine.addListener(listener);
	}
}
