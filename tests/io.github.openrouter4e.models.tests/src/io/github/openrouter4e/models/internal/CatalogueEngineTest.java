package io.github.openrouter4e.models.internal;

import static io.github.openrouter4e.models.SampleModels.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.models.CatalogueFailure.Kind;
import io.github.openrouter4e.models.CatalogueSnapshot;

class CatalogueEngineTest extends CatalogueEngineFixture {

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
		clock.advance(RefreshPolicy.RETRY_AFTER);
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
		clock.advance(RefreshPolicy.RETRY_AFTER);
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
}
