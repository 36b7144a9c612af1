package io.github.openrouter4e.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.testing.FakeClock;

class EndpointEngineTest {

	private final FakeClient client = new FakeClient();
	private final FakeConnection connection = new FakeConnection();
	private final ManualExecutor executor = new ManualExecutor();
	private final FakeClock clock = new FakeClock();
	private final EndpointEngine engine = new EndpointEngine(client, connection, executor, clock);

	private static Endpoint endpoint(String tag) {
		return new Endpoint(tag, "", tag, tag, Pricing.UNKNOWN, null, null, null, null, Set.of(), null, null, null,
				null, null,
				null, null);
	}

	private List<Endpoint> get(String id) {
		CompletableFuture<List<Endpoint>> future = engine.endpoints(id);
		assertFalse(future.isDone(), "nothing happens on the caller's thread");
		executor.runAll();
		assertTrue(future.isDone());
		return future.join();
	}

	@Test
	void remembersForFiveMinutes() {
		client.endpoints = () -> List.of(endpoint("nest"));
		assertNull(engine.remembered("acme/owl"));
		List<Endpoint> first = get("acme/owl");
		assertSame(first, engine.remembered("acme/owl"));
		clock.advance(EndpointEngine.REMEMBERED.minusSeconds(1));
		get("acme/owl");
		assertEquals(List.of("acme/owl"), client.endpointRequests);
		clock.advance(Duration.ofSeconds(1));
		assertNull(engine.remembered("acme/owl"));
		get("acme/owl");
		assertEquals(2, client.endpointRequests.size());
	}

	@Test
	void routingVariantsShareTheModelsEndpoints() {
		get("acme/owl:nitro");
		get("acme/owl@preset/x");
		get("acme/owl");
		get("acme/owl:free");
		assertEquals(List.of("acme/owl", "acme/owl:free"), client.endpointRequests);
	}

	@Test
	void oneRequestServesAllWhoAsk() {
		CompletableFuture<?>[] joined = new CompletableFuture<?>[1];
		client.endpoints = () -> {
			joined[0] = engine.endpoints("acme/owl");
			executor.tasks.poll().run();
			return List.of(endpoint("nest"));
		};
		List<Endpoint> first = get("acme/owl");
		assertSame(first, joined[0].join());
		assertEquals(1, client.endpointRequests.size());
	}

	@Test
	void aFailureIsToldAndNotRemembered() {
		client.endpoints = () -> {
			throw FakeClient.offline();
		};
		CompletionException e = assertThrows(CompletionException.class, () -> get("acme/owl"));
		assertTrue(e.getCause() instanceof OpenRouterException);
		assertNull(engine.remembered("acme/owl"));
		client.endpoints = () -> List.of(endpoint("nest"));
		assertEquals("nest", get("acme/owl").get(0).tag());
	}

	@Test
	void aRequestThatFailsWhileItIsLookedForIsNotRemembered() throws Exception {
		var asked = new CountDownLatch(1);
		var mayFail = new CountDownLatch(1);
		client.endpoints = () -> {
			asked.countDown();
			await(mayFail);
			throw FakeClient.offline();
		};
		var fetching = new Thread[1];
		var waiting = new Clock() {
			@Override
			public Instant instant() {
				mayFail.countDown();
				join(fetching[0]);
				return clock.instant();
			}

			@Override
			public ZoneId getZone() {
				return clock.getZone();
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}
		};
		try (var hurried = new EndpointEngine(client, connection, executor, waiting)) {
			CompletableFuture<List<Endpoint>> failed = hurried.endpoints("acme/owl");
			fetching[0] = Thread.ofVirtual().start(executor::runAll);
			asked.await();
			assertNull(hurried.remembered("acme/owl"));
			assertTrue(failed.isCompletedExceptionally());
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void anotherServerIsAskedItself() {
		client.endpoints = () -> List.of(endpoint("nest"));
		get("acme/owl");
		connection.baseUrl = URI.create("https://two.test/api/v1");
		client.endpoints = () -> List.of(endpoint("cave"));
		assertEquals("cave", get("acme/owl").get(0).tag());
	}

	@Test
	void cancellingOneWaiterLeavesTheOthersAlone() {
		client.endpoints = () -> List.of(endpoint("nest"));
		CompletableFuture<List<Endpoint>> impatient = engine.endpoints("acme/owl");
		impatient.cancel(true);
		assertEquals("nest", get("acme/owl").get(0).tag());
		assertEquals(1, client.endpointRequests.size());
	}

	@Test
	void memoryIsBounded() {
		for (int i = 0; i <= EndpointEngine.MOST_MODELS; i++) {
			get("acme/owl-" + i);
		}
		assertNull(engine.remembered("acme/owl-0"));
		assertEquals(List.of(), engine.remembered("acme/owl-1"));
	}
}
