package io.github.openrouter4e.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static io.github.openrouter4e.client.Refusals.assertRefused;
import static io.github.openrouter4e.client.internal.LocalClient.HI;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.ServiceException.Kind;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.SampleErrors;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.StreamError;

class RetryingClientTest {
	private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

	private final StandInServer server = StandInServer.start();
	private final LocalClient local = new LocalClient(server.baseUri());
	private final List<Duration> slept = new ArrayList<>();
	private final List<ChatEvent> events = new ArrayList<>();
	private final Cancellation cancellation = new Cancellation();
	private double random;
	private final RetryingClient client = new RetryingClient(local.client,
			new RetryPolicy(InstantSource.fixed(NOW), () -> random), (time, c) -> {
				c.throwIfCancelled();
				slept.add(time);
			});

	@AfterEach
	void stop() {
		local.close();
		server.close();
	}

	@ParameterizedTest
	@ValueSource(ints = {408, 500, 502, 503, 504, 520, 524, 529})
	void repeatsWhatMayPass(int status) {
		server.enqueue(Answer.error(status, "x"), Answer.text("ok"));
		assertEquals("ok", chat());
		assertEquals(List.of(Duration.ofMillis(500)), slept);
		ChatEvent.Retrying retrying = (ChatEvent.Retrying) events.getFirst();
		assertEquals(2, retrying.attempt());
		assertEquals(Duration.ofMillis(500), retrying.delay());
		assertEquals(status, ((ServiceException) retrying.cause()).status());
	}

	@ParameterizedTest
	@ValueSource(ints = {400, 401, 403, 404, 413, 422})
	void doesNotRepeatWhatWillNot(int status) {
		server.enqueue(SampleErrors.of(status), Answer.text("ok"));
		assertThrows(ServiceException.class, this::chat);
		assertEquals(List.of(), slept);
	}

	@Test
	void waitsLongerEachTimeAndGivesUp() {
		for (int i = 0; i < 5; i++) {
			server.enqueue(Answer.error(502, "x" + i));
		}
		assertEquals("x3", assertRefused(Kind.SERVER_ERROR, this::chat).serviceMessage());
		assertEquals(List.of(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(2000)), slept);
		assertEquals(4, server.requests("/chat/completions").size());
	}

	@Test
	void spreadsItsRetries() {
		random = 1;
		server.enqueue(Answer.error(502, "x"), Answer.error(502, "x"), Answer.text("ok"));
		chat();
		assertEquals(List.of(Duration.ofMillis(375), Duration.ofMillis(750)), slept);
	}

	@Test
	void comesBackWhenAsked() {
		server.enqueue(SampleErrors.rateLimitedUpstream(7), SampleErrors.inFlightBudget(9), Answer.text("ok"));
		assertEquals("ok", chat());
		assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(9)), slept);
		random = 1;
		server.enqueue(SampleErrors.rateLimitedUpstream(7), Answer.text("ok"));
		chat();
		assertTrue(slept.getLast().compareTo(Duration.ofSeconds(7)) > 0, "never earlier than asked");
	}

	@Test
	void knowsWhenTheLimitIsLifted() {
		long reset = NOW.plusSeconds(20).toEpochMilli();
		server.enqueue(Answer.error(429, "Rate limit exceeded: free-models-per-min", "X-RateLimit-Reset",
				Long.toString(reset)), Answer.text("ok"));
		assertEquals("ok", chat());
		assertEquals(List.of(Duration.ofSeconds(20)), slept);
	}

	@Test
	void doesNotWaitTooLong() {
		server.enqueue(SampleErrors.rateLimitedUpstream(61));
		assertRefused(Kind.RATE_LIMITED, this::chat);
		assertEquals(List.of(), slept);
	}

	@Test
	void freeRequestsOfTheDayDoNotComeBack() {
		server.enqueue(SampleErrors.freeRequestsUsedUp(NOW.plusSeconds(5).toEpochMilli()));
		assertEquals(NextStep.WAIT_FOR_DAILY_RESET, assertRefused(Kind.RATE_LIMITED, this::chat).nextStep());
		assertEquals(List.of(), slept);
	}

	@Test
	void moneyDoesNotComeByWaiting() {
		server.enqueue(SampleErrors.cannotAfford(8192, 1848));
		assertEquals(1848, assertRefused(Kind.PAYMENT_REQUIRED, this::chat).affordableTokens());
		assertEquals(List.of(), slept);
	}

	@Test
	void repeatsBrokenConnectionsAndEmptyStreams() {
		server.enqueue(Answer.hangUp(), Answer.eventStream(""), Answer.eventStream(": OPENROUTER PROCESSING\n\n"),
				Answer.text("ok"));
		assertEquals("ok", chat());
		assertEquals(3, slept.size());
	}

	@Test
	void repeatsErrorsThatAreTheFirstEvent() {
		server.enqueue(Answer.text("").midStreamError(StreamError.NO_CHOICE, 502, "x"), Answer.text("ok"));
		assertEquals("ok", chat());
	}

	@Test
	void neverBeginsAnAnswerTwice() {
		server.enqueue(Answer.text("Half ").midStreamError(StreamError.NO_CHOICE, 502, "x"));
		assertEquals("Half ", assertRefused(Kind.SERVER_ERROR, this::chat).partialAnswer().text());
		server.enqueue(Answer.reasoning("thinking ").text("a lot of words").cutAfter(700));
		assertThrows(TransportException.class, this::chat);
		assertEquals(List.of(), slept);
	}

	@Test
	void doesNotRepeatWhatIsNoApi() {
		server.enqueue(Answer.html(200, "<html>"), Answer.text("ok"));
		assertThrows(ProtocolException.class, this::chat);
		assertEquals(List.of(), slept);
	}

	@Test
	void cancelEndsTheWait() {
		server.enqueue(Answer.error(502, "x"));
		assertThrows(CancelledException.class, () -> client.chat(HI, event -> {
			if (event instanceof ChatEvent.Retrying) {
				cancellation.cancel();
			}
		}, cancellation));
		assertEquals(1, server.requests("/chat/completions").size());
	}

	@Test
	void theRealSleeperWakesOnCancel() throws Exception {
		Thread sleeper = Thread.ofVirtual().start(
				() -> assertThrows(CancelledException.class,
						() -> Sleeper.REAL.sleep(Duration.ofDays(1), cancellation)));
		cancellation.cancel();
		assertTrue(sleeper.join(LocalClient.PATIENCE));
		Sleeper.REAL.sleep(Duration.ofMillis(1), new Cancellation());
	}

	@Test
	void everyOtherCallIsRepeatedTooButTheTest() {
		for (String path : List.of("/models", "/models/a/b/endpoints", "/providers", "/key", "/credits",
				"/generation")) {
			server.enqueueFor(path, Answer.error(502, "x"));
		}
		server.enqueueFor("/models/a/b/endpoints", Answer.json(200, "{\"data\":{\"endpoints\":[]}}"));
		server.enqueueFor("/generation", Answer.error(502, "x"), Answer.json(200, "{\"data\":{\"id\":\"g\"}}"));
		client.models(ModelScope.ALL, cancellation);
		client.endpoints("a/b", cancellation);
		client.providers(cancellation);
		client.key(cancellation);
		client.credits(cancellation);
		client.generation("g", cancellation);
		assertEquals(7, slept.size());
		server.enqueue(Answer.error(502, "x"), Answer.text("ok"));
		assertEquals("ok", client.complete(HI, cancellation).text());
		server.enqueueFor("/key", Answer.error(502, "x"));
		assertRefused(Kind.SERVER_ERROR, () -> client.testConnection(
				LocalClient.settings(server.baseUri(), io.github.openrouter4e.client.ApiKey.parse("k"),
						io.github.openrouter4e.client.Timeouts.DEFAULT),
				cancellation));
	}

	private String chat() {
		return client.chat(HI, events::add, cancellation).text();
	}
}
