package io.github.openrouter4e.models.internal;

import static io.github.openrouter4e.models.SampleModels.answer;
import static io.github.openrouter4e.models.SampleModels.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.models.CatalogueFailure.Kind;
import io.github.openrouter4e.models.CatalogueSettings;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelNotice;
import io.github.openrouter4e.models.Registration;
import io.github.openrouter4e.testing.FakeClock;

class CatalogueEngineTest {

	private static final String OWL = named("acme/owl", "Owl");
	private static final String NEWT = named("acme/newt", "Newt");

	@TempDir
	private Path folder;

	private final FakeClient client = new FakeClient();
	private final FakeConnection connection = new FakeConnection();
	private final ManualExecutor executor = new ManualExecutor();
	private final FakeClock clock = new FakeClock();
	private ModelScope scope = ModelScope.ALL;
	private Duration maxAge = Duration.ofHours(1);

	private final CatalogueSettings settings = new CatalogueSettings() {
		@Override
		public ModelScope scope() {
			return scope;
		}

		@Override
		public Duration maxAge() {
			return maxAge;
		}
	};

	private CatalogueEngine engine() {
		return engine(new CatalogueStore(() -> folder));
	}

	private CatalogueEngine engine(CatalogueStore store) {
		return new CatalogueEngine(client, connection, () -> settings, store, executor, executor, clock);
	}

	private CatalogueSnapshot run(CompletableFuture<CatalogueSnapshot> future) {
		executor.runAll();
		assertTrue(future.isDone());
		return future.join();
	}

	private static List<String> ids(CatalogueSnapshot snapshot) {
		return snapshot.models().stream().map(model -> model.id()).toList();
	}

	private Path onlyFile() throws IOException {
		try (var files = Files.list(folder)) {
			List<Path> all = files.toList();
			assertEquals(1, all.size(), all.toString());
			return all.get(0);
		}
	}

	@Test
	void nothingHappensBeforeTheFirstNeed() {
		CatalogueEngine engine = engine();
		engine.addListener(snapshot -> {});
		assertTrue(engine.current().isEmpty());
		assertTrue(executor.tasks.isEmpty());
		assertTrue(executor.later.isEmpty());
	}

	@Test
	void fetchesOnFirstNeedAndKeepsTheList() throws IOException {
		client.answer(answer(OWL, "7"));
		CatalogueSnapshot first = run(engine().ensureLoaded());
		assertEquals(List.of("acme/owl"), ids(first));
		assertEquals(clock.instant(), first.fetched());
		assertEquals(1, first.skipped());
		assertNull(first.failure());
		assertFalse(first.refreshing());
		assertEquals(List.of(ModelScope.ALL), client.modelRequests);
		assertNotNull(onlyFile());
	}

	@Test
	void aYoungListOnDiskNeedsNoNetwork() {
		client.answer(answer(OWL));
		run(engine().ensureLoaded());
		clock.advance(Duration.ofMinutes(59));
		client.answer(answer(NEWT));
		CatalogueSnapshot later = run(engine().ensureLoaded());
		assertEquals(List.of("acme/owl"), ids(later));
		assertEquals(1, client.modelRequests.size());
	}

	@Test
	void anOldListOnDiskIsShownAtOnceAndRenewed() {
		client.answer(answer(OWL));
		run(engine().ensureLoaded());
		clock.advance(Duration.ofHours(2));
		CatalogueEngine engine = engine();
		List<List<String>> shownWhenUsable = new ArrayList<>();
		client.models = () -> {
			shownWhenUsable.add(ids(engine.current()));
			return answer(NEWT);
		};
		CompletableFuture<CatalogueSnapshot> usable = engine.ensureLoaded();
		assertEquals(List.of("acme/owl"), ids(run(usable)));
		assertEquals(List.of(List.of("acme/owl")), shownWhenUsable);
		assertEquals(List.of("acme/newt"), ids(engine.current()));
	}

	@Test
	void oneRequestServesAllWhoAsk() {
		client.answer(answer(OWL));
		CatalogueEngine engine = engine();
		CompletableFuture<CatalogueSnapshot> one = engine.ensureLoaded();
		CompletableFuture<CatalogueSnapshot> two = engine.refresh();
		CompletableFuture<CatalogueSnapshot> three = engine.refresh();
		assertEquals(1, executor.tasks.size());
		run(one);
		assertEquals(List.of("acme/owl"), ids(two.join()));
		assertEquals(List.of("acme/owl"), ids(three.join()));
		assertEquals(1, client.modelRequests.size());
	}

	@Test
	void whoAsksDuringTheRequestJoinsIt() {
		CatalogueEngine engine = engine();
		List<CompletableFuture<CatalogueSnapshot>> joined = new ArrayList<>();
		client.models = () -> {
			joined.add(engine.refresh());
			return answer(OWL);
		};
		run(engine.refresh());
		assertEquals(List.of("acme/owl"), ids(joined.get(0).join()));
		assertEquals(1, client.modelRequests.size());
	}

	@Test
	void renewedWhenOldAndOnDemand() {
		client.answer(answer(OWL));
		CatalogueEngine engine = engine();
		run(engine.ensureLoaded());
		run(engine.ensureLoaded());
		assertEquals(1, client.modelRequests.size());
		run(engine.refresh());
		assertEquals(2, client.modelRequests.size());
		clock.advance(Duration.ofHours(1));
		run(engine.ensureLoaded());
		assertEquals(3, client.modelRequests.size());
	}

	@Test
	void withoutAnAgeOnlyOnDemand() {
		maxAge = Duration.ZERO;
		client.answer(answer(OWL));
		CatalogueEngine engine = engine();
		run(engine.ensureLoaded());
		clock.advance(Duration.ofDays(100));
		run(engine.ensureLoaded());
		assertEquals(1, client.modelRequests.size());
	}

	@Test
	void noFailureReplacesAGoodList() throws IOException {
		client.answer(answer(OWL));
		CatalogueEngine engine = engine();
		CatalogueSnapshot good = run(engine.ensureLoaded());
		byte[] stored = Files.readAllBytes(onlyFile());
		clock.advance(Duration.ofHours(3));
		record Case(String answer, Kind kind) {
		}
		for (Case bad : List.of(new Case("", Kind.NO_ANSWER), new Case("<html>", Kind.NO_ANSWER),
				new Case(answer(NEWT).substring(0, 20), Kind.NO_ANSWER), new Case("{\"error\":{}}", Kind.NO_ANSWER),
				new Case(answer(), Kind.EMPTY), new Case(answer("1", "2"), Kind.EMPTY),
				new Case(answer(NEWT, "1", "2"), Kind.PARTIAL),
				new Case("{\"data\":[{\"id\":\"acme/newt\"}],\"total_count\":9}", Kind.PARTIAL))) {
			client.answer(bad.answer);
			CatalogueSnapshot after = run(engine.refresh());
			assertEquals(good.models(), after.models(), bad.answer);
			assertEquals(good.fetched(), after.fetched(), bad.answer);
			assertNotNull(after.failure(), bad.answer);
			assertEquals(bad.kind, after.failure().kind(), bad.answer);
			assertEquals(clock.instant(), after.failure().at());
		}
		assertEquals(new String(stored), new String(Files.readAllBytes(onlyFile())));
		client.answer(answer(NEWT));
		assertNull(run(engine.refresh()).failure());
	}

	@Test
	void offlineWithoutAnyListSaysWhy() {
		CatalogueSnapshot nothing = run(engine().ensureLoaded());
		assertTrue(nothing.isEmpty());
		assertNotNull(nothing.failure());
		assertEquals(Kind.NO_ANSWER, nothing.failure().kind());
		assertNotNull(nothing.failure().cause());
	}

	@Test
	void afterAFailureLookingDoesNotAskAgainAtOnce() {
		CatalogueEngine engine = engine();
		run(engine.ensureLoaded());
		run(engine.ensureLoaded());
		assertEquals(1, client.modelRequests.size());
		clock.advance(Renewal.RETRY_AFTER);
		client.answer(answer(OWL));
		assertEquals(List.of("acme/owl"), ids(run(engine.ensureLoaded())));
	}

	@Test
	void aPartIsBetterThanNothingButIsNotKept() throws IOException {
		client.answer("{\"data\":[{\"id\":\"acme/owl\"}],\"total_count\":9}");
		CatalogueEngine engine = engine();
		CatalogueSnapshot part = run(engine.ensureLoaded());
		assertEquals(List.of("acme/owl"), ids(part));
		assertEquals(Kind.PARTIAL, part.failure().kind());
		try (var files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
		clock.advance(Renewal.RETRY_AFTER);
		client.answer(answer(OWL, NEWT));
		run(engine.ensureLoaded());
		assertEquals(List.of("acme/owl", "acme/newt"), ids(engine.current()));
	}

	@Test
	void aDamagedFileIsFetchedAgain() throws IOException {
		client.answer(answer(OWL));
		run(engine().ensureLoaded());
		Path file = onlyFile();
		byte[] good = Files.readAllBytes(file);
		int requests = client.modelRequests.size();
		for (int length = 0; length < good.length; length += 7) {
			Files.write(file, Arrays.copyOf(good, length));
			assertEquals(List.of("acme/owl"), ids(run(engine().ensureLoaded())), "length " + length);
			assertEquals(++requests, client.modelRequests.size(), "length " + length);
		}
	}

	@Test
	void anotherServerHasAnotherList() throws IOException {
		client.answer(answer(OWL));
		CatalogueEngine engine = engine();
		run(engine.ensureLoaded());
		connection.baseUrl = URI.create("https://two.test/api/v1");
		client.models = () -> {
			assertTrue(engine.current().isEmpty(), "the other server's list is not shown for this one");
			return answer(NEWT);
		};
		run(engine.ensureLoaded());
		assertEquals(List.of("acme/newt"), ids(engine.current()));
		assertEquals(0, engine.current().vanished().size());
		connection.baseUrl = URI.create("https://one.test/api/v1");
		run(engine.ensureLoaded());
		assertEquals(List.of("acme/owl"), ids(engine.current()));
		assertEquals(2, client.modelRequests.size());
	}

	@Test
	void anotherKeyOrScopeHasAnotherList() {
		client.answer(answer(OWL));
		CatalogueEngine engine = engine();
		run(engine.ensureLoaded());
		connection.key = ApiKey.parse("sk-or-v1-secret-one");
		client.answer(answer(NEWT));
		run(engine.ensureLoaded());
		assertEquals(List.of("acme/newt"), ids(engine.current()));
		scope = ModelScope.ACCOUNT;
		client.answer(answer(OWL, NEWT));
		run(engine.ensureLoaded());
		assertEquals(2, engine.current().models().size());
		assertEquals(ModelScope.ACCOUNT, engine.current().scope());
		assertEquals(List.of(ModelScope.ALL, ModelScope.ALL, ModelScope.ACCOUNT), client.modelRequests);
	}

	@Test
	void theKeyIsNowhereOnDisk() throws IOException {
		connection.key = ApiKey.parse("sk-or-v1-secret-one");
		client.answer(answer(OWL));
		run(engine().ensureLoaded());
		assertFalse((onlyFile().getFileName() + new String(Files.readAllBytes(onlyFile()))).contains("secret"));
	}

	@Test
	void aServerThatChangesDuringTheRequestIsAskedInstead() {
		CatalogueEngine engine = engine();
		client.models = () -> {
			if (client.modelRequests.size() == 1) {
				connection.baseUrl = URI.create("https://two.test/api/v1");
				return answer(OWL);
			}
			return answer(NEWT);
		};
		assertEquals(List.of("acme/newt"), ids(run(engine.refresh())));
		assertEquals(2, client.modelRequests.size());
	}

	@Test
	void remembersVanishedModelsAlsoOverARestart() {
		client.answer(answer(OWL, NEWT));
		CatalogueEngine engine = engine();
		run(engine.ensureLoaded());
		client.answer(answer(OWL));
		assertEquals(ModelNotice.VANISHED, run(engine.refresh()).resolve("acme/newt").notice());
		CatalogueSnapshot restarted = run(engine().ensureLoaded());
		assertEquals("Newt", restarted.resolve("acme/newt").name());
		client.answer(answer(OWL, NEWT));
		assertEquals(ModelNotice.NONE, run(engine.refresh()).resolve("acme/newt").notice());
		assertEquals(0, engine.current().vanished().size());
	}

	@Test
	void listenersHearEveryStepInOrderAndOffTheCallersThread() {
		client.answer(answer(OWL));
		CatalogueEngine engine = engine();
		List<String> heard = new ArrayList<>();
		engine.addListener(snapshot -> {
			throw new IllegalStateException("a view's bug");
		});
		Registration registration = engine
				.addListener(snapshot -> heard.add(ids(snapshot) + (snapshot.refreshing() ? " refreshing" : "")));
		engine.ensureLoaded();
		assertEquals(List.of(), heard);
		executor.runAll();
		assertEquals(List.of("[]", "[] refreshing", "[acme/owl]"), heard);
		registration.close();
		run(engine.refresh());
		assertEquals(3, heard.size());
	}

	@Test
	void whileSomebodyListensTheListIsRenewedWhenItGetsOld() {
		client.answer(answer(OWL));
		CatalogueEngine engine = engine();
		Registration registration = engine.addListener(snapshot -> {});
		run(engine.ensureLoaded());
		assertEquals(List.of(Duration.ofHours(1)), executor.later.stream().map(later -> later.delay()).toList());
		clock.advance(Duration.ofHours(1));
		executor.fire();
		assertEquals(2, client.modelRequests.size());
		assertEquals(1, executor.later.size());
		registration.close();
		assertEquals(0, executor.later.size());
	}

	@Test
	void whileOfflineTheTimerIsPatient() {
		CatalogueEngine engine = engine();
		engine.addListener(snapshot -> {});
		run(engine.ensureLoaded());
		assertEquals(List.of(Renewal.TIMER_AT_LEAST), executor.later.stream().map(later -> later.delay()).toList());
	}

	@Test
	void withoutListenersThereIsNoTimer() {
		client.answer(answer(OWL));
		run(engine().ensureLoaded());
		assertEquals(0, executor.later.size());
	}

	@Test
	void aListFromTheFutureIsOld() {
		client.answer(answer(OWL));
		run(engine().ensureLoaded());
		clock.advance(Duration.ofDays(-30));
		run(engine().ensureLoaded());
		assertEquals(2, client.modelRequests.size());
	}

	@Test
	void aBugInTheClientEndsTheRunWithAFailure() {
		CatalogueEngine engine = engine();
		client.models = () -> {
			throw new IllegalStateException("bug");
		};
		CatalogueSnapshot after = run(engine.refresh());
		assertFalse(after.refreshing());
		assertEquals(Kind.NO_ANSWER, after.failure().kind());
		client.answer(answer(OWL));
		assertEquals(List.of("acme/owl"), ids(run(engine.refresh())));
	}

	@Test
	void whereNothingCanBeWrittenTheListIsInMemory() throws IOException {
		Path file = Files.createFile(folder.resolve("not-a-folder"));
		client.answer(answer(OWL));
		assertEquals(List.of("acme/owl"), ids(run(engine(new CatalogueStore(() -> file)).ensureLoaded())));
		assertEquals(List.of("acme/owl"), ids(run(engine(new CatalogueStore(() -> null)).ensureLoaded())));
	}

	@Test
	void closedItAnswersWhatItHas() {
		client.answer(answer(OWL));
		CatalogueEngine engine = engine();
		run(engine.ensureLoaded());
		engine.close();
		assertEquals(List.of("acme/owl"), ids(engine.refresh().join()));
		assertEquals(List.of("acme/owl"), ids(engine.ensureLoaded().join()));
		assertEquals(1, client.modelRequests.size());
	}

	@Test
	void sourcesDiffer() {
		URI url = connection.baseUrl;
		ApiKey key = ApiKey.parse("sk-or-v1-secret-one");
		CatalogueSource plain = CatalogueSource.of(url, ModelScope.ALL, null);
		assertEquals(plain, CatalogueSource.of(url, ModelScope.ALL, null));
		assertNotEquals(plain.fileName(), CatalogueSource.of(url, ModelScope.ALL, key).fileName());
		assertNotEquals(plain.fileName(), CatalogueSource.of(url, ModelScope.ACCOUNT, null).fileName());
	}
}
