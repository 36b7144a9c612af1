package io.github.openrouter4e.client.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.ProxyServer;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.RequestTimeoutException.Limit;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.internal.LocalClient;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.http.Gate;

/** Each limit, the other two being long. */
class TimeoutTest {
	private static final Duration SHORT = Duration.ofMillis(200);
	/** Enough to connect to this machine, however busy it is. */
	private static final Duration PROXY_LIMIT = Duration.ofSeconds(2);
	private static final Duration LONG = Duration.ofMinutes(5);

	private final StandInServer server = StandInServer.start();

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void limitsTheTlsHandshake() throws IOException {
		try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertEquals(Limit.CONNECT, limit(URI.create("https://127.0.0.1:" + mute.getLocalPort() + "/v1"),
					ProxyProvider.DIRECT, new Timeouts(SHORT, LONG, LONG)));
		}
	}

	@Test
	void limitsTheProxysAnswer() throws IOException {
		try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				LocalClient local = new LocalClient(URI.create("https://openrouter.invalid/v1"),
						target -> Optional.of(new ProxyServer("127.0.0.1", mute.getLocalPort(), null, null)),
						new Timeouts(PROXY_LIMIT, LONG, LONG))) {
			assertEquals(TransportException.Kind.PROXY, assertThrows(TransportException.class, local::chat).kind());
		}
	}

	@Test
	void limitsTheFirstByte() {
		server.enqueue(Answer.silentUntil(Gate.closed(), Answer.text("never")));
		assertEquals(Limit.FIRST_BYTE, limit(server.baseUri(), ProxyProvider.DIRECT, new Timeouts(LONG, SHORT, LONG)));
	}

	@Test
	void limitsSilenceInTheStreamAndKeepsWhatCame() {
		server.enqueue(Answer.text("one two three four").gate(Gate.closedAt(2)));
		Duration silence = Duration.ofSeconds(2); // longer than a busy machine needs between two words
		try (LocalClient local = new LocalClient(server.baseUri(), ProxyProvider.DIRECT,
				new Timeouts(LONG, LONG, silence))) {
			RequestTimeoutException e = assertThrows(RequestTimeoutException.class, local::chat);
			assertEquals(Limit.IDLE, e.limit());
			assertEquals(silence, e.duration());
			assertEquals("one two ", e.partialAnswer().text());
		}
	}

	/** Twelve comments, each within the limit, all together far beyond it. */
	@Test
	void keepAliveCommentsAreLife() {
		Duration pace = Duration.ofMillis(250);
		Duration idle = Duration.ofSeconds(2);
		server.enqueue((exchange, state) -> {
			var body = exchange.begin(200,
					io.github.openrouter4e.testing.http.Headers.of("Content-Type", "text/event-stream"));
			for (int i = 0; i < 12; i++) {
				body.write(": OPENROUTER PROCESSING\n\n");
				exchange.pause(pace);
			}
			body.write("data: {\"choices\":[{\"delta\":{\"content\":\"at last\"},\"finish_reason\":\"stop\"}]}\n\n");
			body.end();
		});
		try (LocalClient local = new LocalClient(server.baseUri(), ProxyProvider.DIRECT,
				new Timeouts(LONG, LONG, idle))) {
			assertEquals("at last", local.chat().text());
		}
	}

	@Test
	void theLimitOfTheDrainDoesNotStayWithTheConnection() {
		var reuse = new ReusePolicy(Duration.ofSeconds(2), LONG, uri -> true, LONG, LONG);
		try (LocalClient local = new LocalClient(server.baseUri(), new HttpTransport(ProxyProvider.DIRECT, reuse),
				Timeouts.DEFAULT)) {
			server.enqueue(Answer.text("one"), (exchange, state) -> {
				exchange.pause(reuse.drainTime().plusMillis(500));
				Answer.text("two").respond(exchange, state);
			});
			local.chat();
			assertEquals("two", local.chat().text());
			assertEquals(1, server.acceptedConnections());
		}
	}

	private static Limit limit(URI baseUrl, ProxyProvider proxies, Timeouts timeouts) {
		try (LocalClient local = new LocalClient(baseUrl, proxies, timeouts)) {
			return assertThrows(RequestTimeoutException.class, local::chat).limit();
		}
	}
}
