package io.github.openrouter4e.client.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.RequestTimeoutException.Limit;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.internal.LocalClient;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.http.Gate;

/** Connections that died in the pool: the other side is gone, and nobody has said so. */
class DeadConnectionTest {
	private static final Duration SHORT = Duration.ofMillis(200);
	private static final String KEPT = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s";
	private static final String ANSWER = "{\"choices\":[{\"message\":{\"content\":\"ok\"},\"finish_reason\":\"stop\"}]}";

	@Test
	void aSilentReusedConnectionIsReplaced() {
		try (StandInServer server = StandInServer.start();
				LocalClient local = client(server.baseUri(), Timeouts.DEFAULT)) {
			server.enqueue(Answer.text("one"), Answer.silentUntil(Gate.closed(), Answer.text("never")),
					Answer.text("two"));
			assertEquals("one", local.chat().text());
			local.events.clear();
			assertEquals("two", local.chat().text());
			assertEquals(2, server.acceptedConnections());
			assertEquals(1, local.events.stream().filter(ChatEvent.Started.class::isInstance).count());
		}
	}

	/** Another server may say nothing until a model has thought: it would work, and be paid, twice. */
	@Test
	void noOtherServerIsAskedTwice() {
		Timeouts timeouts = new Timeouts(Duration.ofMinutes(1), SHORT.multipliedBy(5), Duration.ofMinutes(1));
		try (StandInServer server = StandInServer.start();
				LocalClient local = client(server.baseUri(), timeouts, SHORT, uri -> false, LocalClient.PATIENCE,
						Duration.ofMinutes(1))) {
			server.enqueue(Answer.text("one"), Answer.silentUntil(Gate.closed(), Answer.text("never")),
					Answer.text("two"));
			assertEquals("one", local.chat().text());
			assertEquals(Limit.FIRST_BYTE, assertThrows(RequestTimeoutException.class, local::chat).limit());
			assertEquals(2, server.requests("/chat/completions").size());
			assertEquals(1, server.acceptedConnections(), "the connection was reused");
		}
	}

	/** Something on the way holds its answers back, though no proxy is set: a virus scanner, say. */
	@Test
	void aServerThatWasSilentOnAFreshConnectionIsNotAskedTwice() {
		Timeouts timeouts = new Timeouts(Duration.ofMinutes(1), SHORT.multipliedBy(5), Duration.ofMinutes(1));
		try (StandInServer server = StandInServer.start();
				LocalClient local = client(server.baseUri(), timeouts, SHORT, uri -> true, Duration.ZERO,
						Duration.ofMinutes(1))) {
			server.enqueue(Answer.text("later than at once"), Answer.silentUntil(Gate.closed(), Answer.text("never")),
					Answer.text("two"));
			local.chat();
			assertEquals(Limit.FIRST_BYTE, assertThrows(RequestTimeoutException.class, local::chat).limit());
			assertEquals(2, server.requests("/chat/completions").size());
			assertEquals(1, server.acceptedConnections(), "the connection was reused");
		}
	}

	/** The line was cut while it waited: that tells nothing of what stands between. */
	@Test
	void silenceWithoutAnAnswerProvesNothing() {
		try (StandInServer server = StandInServer.start();
				LocalClient local = client(server.baseUri(), Timeouts.DEFAULT, LocalClient.PATIENCE, uri -> true,
						Duration.ZERO, Duration.ZERO)) {
			server.enqueue(Answer.hangUp(), Answer.text("one"));
			assertThrows(TransportException.class, local::chat);
			local.client.key(local.cancellation); // leaves a connection
			assertEquals("one", local.chat().text());
			assertEquals(2, server.acceptedConnections());
		}
	}

	/** What only reads may be sent twice, so its connection need not be fresh. */
	@Test
	void anotherServersConnectionTakesNoWorkAfterItWasIdle() {
		try (StandInServer server = StandInServer.start();
				LocalClient local = client(server.baseUri(), Timeouts.DEFAULT, LocalClient.PATIENCE, uri -> false,
						LocalClient.PATIENCE, Duration.ZERO)) {
			server.enqueue(Answer.text("one"), Answer.text("two"));
			local.chat();
			local.client.key(local.cancellation);
			assertEquals(1, server.acceptedConnections());
			local.chat();
			assertEquals(2, server.acceptedConnections());
		}
	}

	@Test
	void aConnectionToAServerThatSpeaksSoonIsReusedAlsoAfterItWasIdle() {
		try (StandInServer server = StandInServer.start();
				LocalClient local = client(server.baseUri(), Timeouts.DEFAULT, LocalClient.PATIENCE, uri -> true,
						LocalClient.PATIENCE, Duration.ZERO)) {
			server.enqueue(Answer.text("one"), Answer.text("two"));
			local.chat();
			local.chat();
			assertEquals(1, server.acceptedConnections());
		}
	}

	/** A model may think for minutes: on a fresh connection only the limit for the first byte counts. */
	@Test
	void aFreshConnectionMayBeSilent() {
		Timeouts timeouts = new Timeouts(Duration.ofMinutes(1), SHORT.multipliedBy(5), Duration.ofMinutes(1));
		try (StandInServer server = StandInServer.start(); LocalClient local = client(server.baseUri(), timeouts)) {
			server.enqueue(Answer.silentUntil(Gate.closed(), Answer.text("never")));
			assertThrows(RequestTimeoutException.class, local::chat);
			assertEquals(1, server.acceptedConnections());
		}
	}

	/** The request is larger than all buffers on the way, so that writing it blocks for ever. */
	@Test
	void aConnectionThatIsNotReadAnyMoreIsReplaced() throws Exception {
		List<Socket> accepted = new CopyOnWriteArrayList<>();
		try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
				LocalClient local = client(URI.create("http://127.0.0.1:" + server.getLocalPort()),
						Timeouts.DEFAULT)) {
			Thread.ofVirtual().start(() -> answerOnceEach(server, accepted));
			assertEquals("ok", local.chat().text());
			ChatRequest large = ChatRequest.builder().model("a/b").message(new UserMessage("x".repeat(12 << 20)))
					.build();
			CompletableFuture<String> second = CompletableFuture
					.supplyAsync(() -> local.client.chat(large, event -> {}, local.cancellation).text());
			assertEquals("ok", second.get(LocalClient.PATIENCE.toSeconds(), TimeUnit.SECONDS));
			assertEquals(2, accepted.size());
		} finally {
			for (Socket socket : accepted) {
				socket.close();
			}
		}
	}

	@Test
	void theSystemProbesTheOtherSide() throws IOException {
		try (Socket socket = new Socket()) {
			KeepAlive.enable(socket);
			assertTrue(socket.getKeepAlive());
			for (SocketOption<?> option : socket.supportedOptions()) {
				if (option.name().equals("TCP_KEEPIDLE")) {
					assertEquals(10, socket.getOption(option));
				}
			}
		}
	}

	private static LocalClient client(URI baseUrl, Timeouts timeouts) {
		return client(baseUrl, timeouts, SHORT, uri -> true, LocalClient.PATIENCE, Duration.ofMinutes(1));
	}

	private static LocalClient client(URI baseUrl, Timeouts timeouts, Duration silence, Predicate<URI> speaksSoon,
			Duration heldBack, Duration trusted) {
		var reuse = new ReusePolicy(LocalClient.PATIENCE, silence, speaksSoon, heldBack, trusted);
		return new LocalClient(baseUrl, new HttpTransport(ProxyProvider.DIRECT, reuse), timeouts);
	}

	/** Reads one request of each connection, answers it, and never reads from it again. */
	private static void answerOnceEach(ServerSocket server, List<Socket> accepted) {
		try {
			while (true) {
				Socket socket = server.accept();
				accepted.add(socket);
				Thread.ofVirtual().start(() -> answer(socket));
			}
		} catch (IOException e) {
			// the test is over
		}
	}

	private static void answer(Socket socket) {
		try {
			InputStream in = socket.getInputStream();
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				head.append((char) in.read());
			}
			String length = head.toString().replaceFirst("(?is).*content-length: (\\d+).*", "$1");
			in.skipNBytes(Long.parseLong(length));
			socket.getOutputStream()
					.write(KEPT.formatted(ANSWER.length(), ANSWER).getBytes(StandardCharsets.US_ASCII));
		} catch (IOException e) {
			// the client has given up
		}
	}
}
