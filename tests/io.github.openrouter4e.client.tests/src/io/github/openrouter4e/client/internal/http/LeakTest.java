package io.github.openrouter4e.client.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.internal.LocalClient;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.SampleErrors;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.StreamError;
import io.github.openrouter4e.testing.http.Gate;

/** A thousand requests that end in every way leave nothing behind. */
class LeakTest {
	private static final int REQUESTS = 1000;
	private static final int WORKERS = 8;
	/** Of a thread that was told to end; one that was forgotten ends by itself after twice as long. */
	private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

	@Test
	void nothingIsLeft() throws Exception {
		Set<Thread> before = platformThreads();
		try (StandInServer server = StandInServer.start()) {
			try (LocalClient local = new LocalClient(server.baseUri());
					ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Thread.ofVirtual().factory())) {
				Random random = new Random(1);
				List<Answer> answers = IntStream.range(0, REQUESTS).mapToObj(i -> answer(random.nextInt(10))).toList();
				server.enqueue(answers.toArray(Answer[]::new));
				CountDownLatch finished = new CountDownLatch(REQUESTS);
				for (int i = 0; i < REQUESTS; i++) {
					workers.execute(() -> {
						request(local);
						finished.countDown();
					});
				}
				assertTrue(finished.await(120, TimeUnit.SECONDS));
				assertEquals(REQUESTS, server.requests("/chat/completions").size());
				awaitAtMost(WORKERS, server);
			}
			server.allClosed().get(LocalClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
			assertEquals(0, server.openConnections());
		}
		Set<Thread> left = platformThreads();
		left.removeAll(before);
		left.removeIf(thread -> !thread.getName().startsWith("openrouter") && !thread.getName().contains("httpclient"));
		for (Thread thread : left) {
			assertTrue(thread.join(ENDS_WITHIN), () -> thread + " is left");
		}
	}

	private static Answer answer(int kind) {
		return switch (kind) {
			case 0 -> SampleErrors.of(429);
			case 1 -> Answer.html(502, "<html>");
			case 2 -> Answer.text("Half an answer").cutAfter(400);
			case 3 -> Answer.hangUp();
			case 4 -> Answer.text("Half ").midStreamError(StreamError.NO_CHOICE, 502, "x");
			case 5, 6 -> Answer.text("cancel me, please").gate(Gate.closedAt(1));
			case 7 -> Answer.garbage("not HTTP\r\n\r\n");
			default -> Answer.text("a whole answer");
		};
	}

	/** Cancels the answers that stop after their first word. */
	private static void request(LocalClient local) {
		Cancellation cancellation = new Cancellation();
		try {
			local.client.chat(LocalClient.HI, event -> {
				if (event instanceof ChatEvent.Text text && text.delta().equals("cancel ")) {
					CompletableFuture.runAsync(cancellation::cancel);
				}
			}, cancellation);
		} catch (OpenRouterException e) {
			// as planned
		}
	}

	/** No more connections than ran at once, as soon as the server has noticed what was closed. */
	private static void awaitAtMost(int connections, StandInServer server) {
		long deadline = System.nanoTime() + LocalClient.PATIENCE.toNanos();
		while (server.openConnections() > connections) {
			assertTrue(System.nanoTime() < deadline, () -> server.openConnections() + " connections are left");
			Thread.yield();
		}
	}

	private static Set<Thread> platformThreads() {
		return Thread.getAllStackTraces().keySet().stream().collect(Collectors.toSet());
	}
}
