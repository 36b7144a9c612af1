package io.github.openrouter4e.models.internal;

import static io.github.openrouter4e.models.SampleModels.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.models.CatalogueFailure.Kind;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelNotice;
import io.github.openrouter4e.storage.Registration;

/** Whose list it is, who is told, and when it is renewed by itself. */
class CatalogueSourcesTest extends CatalogueEngineFixture {

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
		assertEquals(0, engine.current().removedModels().size());
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

	/** As the client, which sends no key for it: a key store need not be opened, and another key finds the same list. */
	@Test
	void allOfOpenRoutersHostsShowTheirListToEverybody() {
		connection.baseUrl = URI.create("https://eu.openrouter.ai/api/v1");
		connection.key = ApiKey.parse("sk-or-v1-secret-one");
		client.answer(answer(OWL));
		CatalogueEngine engine = engine();
		run(engine.ensureLoaded());
		connection.key = ApiKey.parse("sk-or-v1-secret-two");
		run(engine.ensureLoaded());
		assertEquals(1, client.modelRequests.size());
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
	void nobodyWaitsForAServerThatIsNotInForceAnyMore() {
		CatalogueEngine engine = engine();
		client.models = () -> {
			if (client.modelRequests.size() > 1) {
				return answer(NEWT);
			}
			engine.ensureLoaded();
			executor.runAll();
			assertFalse(client.asked.isCancelled(), "it still is the server in force");
			connection.baseUrl = URI.create("https://two.test/api/v1");
			engine.ensureLoaded();
			executor.runAll();
			assertTrue(client.asked.isCancelled());
			throw FakeClient.offline();
		};
		assertEquals(List.of("acme/newt"), ids(run(engine.refresh())));
		assertEquals(2, client.modelRequests.size());
	}

	/** The server is changed after the run looked at it, and before it finds that it has nothing to do. */
	@Test
	void whoAsksWhileARunIsEndingGetsTheListOfTheServerOfNow() {
		client.answer(answer(OWL));
		var changes = new ArrayDeque<Runnable>();
		CatalogueEngine engine = engine(() -> {
			Runnable change = changes.poll();
			if (change != null) {
				change.run();
			}
			return settings;
		});
		run(engine.ensureLoaded());
		client.answer(answer(NEWT));
		changes.add(() -> {
			// asked for the scope
		});
		changes.add(() -> { // asked whether the list is due
			connection.baseUrl = URI.create("https://two.test/api/v1");
			engine.ensureLoaded();
		});
		engine.ensureLoaded();
		executor.runAll();
		assertEquals(List.of("acme/newt"), ids(engine.current()));
	}

	@Test
	void remembersRemovedModelsAlsoOverARestart() {
		client.answer(answer(OWL, NEWT));
		CatalogueEngine engine = engine();
		run(engine.ensureLoaded());
		client.answer(answer(OWL));
		assertEquals(ModelNotice.REMOVED, run(engine.refresh()).resolve("acme/newt").notice());
		CatalogueSnapshot restarted = run(engine().ensureLoaded());
		assertEquals("Newt", restarted.resolve("acme/newt").name());
		client.answer(answer(OWL, NEWT));
		assertEquals(ModelNotice.NONE, run(engine.refresh()).resolve("acme/newt").notice());
		assertEquals(0, engine.current().removedModels().size());
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
		assertEquals(List.of(RefreshPolicy.TIMER_AT_LEAST),
				executor.later.stream().map(later -> later.delay()).toList());
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
