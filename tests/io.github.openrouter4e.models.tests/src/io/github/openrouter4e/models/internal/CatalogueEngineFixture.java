package io.github.openrouter4e.models.internal;

import static io.github.openrouter4e.models.SampleModels.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.models.CatalogueSettings;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.testing.FakeClock;

/** A catalogue with everything around it under the test's control. */
abstract class CatalogueEngineFixture {

	static final String OWL = named("acme/owl", "Owl");
	static final String NEWT = named("acme/newt", "Newt");

	@TempDir
	Path folder;

	final FakeClient client = new FakeClient();
	final FakeConnection connection = new FakeConnection();
	final ManualExecutor executor = new ManualExecutor();
	final FakeClock clock = new FakeClock();
	ModelScope scope = ModelScope.ALL;
	Duration maxAge = Duration.ofHours(1);

	final CatalogueSettings settings = new CatalogueSettings() {
		@Override
		public ModelScope scope() {
			return scope;
		}

		@Override
		public Duration maxAge() {
			return maxAge;
		}
	};

	CatalogueEngine engine() {
		return engine(new CatalogueStore(() -> folder));
	}

	CatalogueEngine engine(Supplier<CatalogueSettings> asked) {
		return new CatalogueEngine(client, connection, asked, new CatalogueStore(() -> folder), executor, executor,
				clock);
	}

	CatalogueEngine engine(CatalogueStore store) {
		return new CatalogueEngine(client, connection, () -> settings, store, executor, executor, clock);
	}

	CatalogueSnapshot run(CompletableFuture<CatalogueSnapshot> future) {
		executor.runAll();
		assertTrue(future.isDone());
		return future.join();
	}

	static List<String> ids(CatalogueSnapshot snapshot) {
		return snapshot.models().stream().map(model -> model.id()).toList();
	}

	Path onlyFile() throws IOException {
		try (var files = Files.list(folder)) {
			List<Path> all = files.toList();
			assertEquals(1, all.size(), all.toString());
			return all.get(0);
		}
	}
}
