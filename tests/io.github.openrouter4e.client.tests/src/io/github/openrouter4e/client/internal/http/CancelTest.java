package io.github.openrouter4e.client.internal.http;

import static io.github.openrouter4e.client.internal.LocalClient.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ProxyServer;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.internal.LocalClient;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.http.Gate;

/** Cancel ends a request whatever it is waiting for, and the server sees it. */
class CancelTest {

	@Test
	void beforeItBegins() {
		try (StandInServer server = StandInServer.start(); LocalClient local = new LocalClient(server.baseUri())) {
			local.cancellation.cancel();
			assertThrows(CancelledException.class, local::chat);
			assertTrue(server.requests().isEmpty());
		}
	}

	@Test
	void whileTheServerThinks() throws Exception {
		try (StandInServer server = StandInServer.start(); LocalClient local = new LocalClient(server.baseUri())) {
			whileItWaits(server, local);
		}
	}

	@Test
	void whileTheServerThinksBehindTls() throws Exception {
		SSLContext before = defaultContext();
		SSLContext.setDefault(OwnCa.trusting());
		try (StandInServer server = StandInServer
				.start(StandInServer.Options.standard().withTls(OwnCa.server().getServerSocketFactory()));
				LocalClient local = new LocalClient(server.baseUri())) {
			whileItWaits(server, local);
		} finally {
			SSLContext.setDefault(before);
		}
	}

	private static void whileItWaits(StandInServer server, LocalClient local) throws Exception {
		server.enqueue(Answer.silentUntil(Gate.closed(), Answer.text("never")));
		CompletableFuture<ChatCompletion> call = local.chatInBackground();
		var request = server.awaitRequests("/chat/completions", 1, PATIENCE).getFirst();
		local.cancellation.cancel();
		LocalClient.failure(CancelledException.class, call);
		request.connection().closedByClient().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
	}

	@Test
	void inMidStreamWithWhatHasCome() throws Exception {
		try (StandInServer server = StandInServer.start(); LocalClient local = new LocalClient(server.baseUri())) {
			Gate gate = Gate.closedAt(3);
			server.enqueue(Answer.chunks(10, 5).gate(gate));
			CompletableFuture<Void> three = new CompletableFuture<>();
			CompletableFuture<ChatCompletion> call = new CompletableFuture<>();
			StringBuilder text = new StringBuilder();
			Thread.ofVirtual().start(() -> {
				try {
					call.complete(local.client.chat(LocalClient.HI, event -> {
						if (event instanceof io.github.openrouter4e.client.ChatEvent.Text words) {
							text.append(words.delta());
						}
						if (text.length() == 15) {
							three.complete(null);
						}
					}, local.cancellation));
				} catch (RuntimeException e) {
					call.completeExceptionally(e);
				}
			});
			three.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			local.cancellation.cancel();
			CancelledException e = LocalClient.failure(CancelledException.class, call);
			assertEquals(15, e.partialAnswer().text().length());
			server.lastChat().connection().closedByClient().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			assertFalse(server.lastChat().connection().closedByClient().isCompletedExceptionally());
		}
	}

	/** Cancels once the client has said its first byte to the server that does not answer. */
	private static void cancelOnceConnected(LocalClient local, ServerSocket mute) throws Exception {
		CompletableFuture<ChatCompletion> call = local.chatInBackground();
		try (Socket accepted = mute.accept()) {
			assertTrue(accepted.getInputStream().read() >= 0);
			local.cancellation.cancel();
			LocalClient.failure(CancelledException.class, call);
			untilClosed(accepted);
		}
	}

	/** The server accepts and says nothing: the TLS handshake hangs. */
	@Test
	void duringTheTlsHandshake() throws Exception {
		try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				LocalClient local = new LocalClient(URI.create("https://127.0.0.1:" + mute.getLocalPort() + "/v1"))) {
			cancelOnceConnected(local, mute);
		}
	}

	/** The proxy accepts and says nothing. */
	@Test
	void whileTheProxyIsSilent() throws Exception {
		try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				LocalClient local = new LocalClient(URI.create("https://openrouter.invalid/v1"),
						target -> Optional.of(new ProxyServer("127.0.0.1", mute.getLocalPort(), null, null)),
						Timeouts.DEFAULT)) {
			cancelOnceConnected(local, mute);
		}
	}

	@Test
	void cancellingOneLeavesTheOthersAlone() throws Exception {
		try (StandInServer server = StandInServer.start();
				LocalClient one = new LocalClient(server.baseUri());
				LocalClient other = new LocalClient(server.baseUri())) {
			Gate gate = Gate.closed();
			server.enqueue(Answer.silentUntil(gate, Answer.text("one")), Answer.silentUntil(gate, Answer.text("two")));
			CompletableFuture<ChatCompletion> first = one.chatInBackground();
			server.awaitRequests("/chat/completions", 1, PATIENCE);
			CompletableFuture<ChatCompletion> second = other.chatInBackground();
			server.awaitRequests("/chat/completions", 2, PATIENCE);
			one.cancellation.cancel();
			LocalClient.failure(CancelledException.class, first);
			gate.open();
			assertEquals("two", second.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).text());
		}
	}

	/** Whatever the moment: cancelled, or answered, and nothing else. */
	@Test
	void atAnyMoment() throws Exception {
		try (StandInServer server = StandInServer.start()) {
			for (int i = 0; i < 300; i++) {
				try (LocalClient local = new LocalClient(server.baseUri())) {
					CompletableFuture<ChatCompletion> call = local.chatInBackground();
					for (int spin = i * 50; spin > 0; spin--) {
						Thread.onSpinWait();
					}
					local.cancellation.cancel();
					call.handle((answer, failure) -> {
						assertTrue(answer != null || failure instanceof CancelledException,
								() -> String.valueOf(failure));
						return null;
					}).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
				}
			}
		}
	}

	@Test
	void closingTheTransportIsAFailureLikeAnother() throws Exception {
		try (StandInServer server = StandInServer.start(); LocalClient local = new LocalClient(server.baseUri())) {
			server.enqueue(Answer.silentUntil(Gate.closed(), Answer.text("never")));
			CompletableFuture<ChatCompletion> call = local.chatInBackground();
			server.awaitRequests("/chat/completions", 1, PATIENCE);
			local.close();
			LocalClient.failure(TransportException.class, call);
			assertThrows(TransportException.class, local::chat);
		}
	}

	private static void untilClosed(Socket socket) {
		try {
			socket.setSoTimeout((int) PATIENCE.toMillis());
			byte[] rest = new byte[4096];
			while (socket.getInputStream().read(rest) >= 0) {
				// what was on its way
			}
		} catch (java.net.SocketTimeoutException e) {
			throw new AssertionError("still open", e);
		} catch (java.io.IOException e) {
			// reset: closed, too
		}
	}

	private static SSLContext defaultContext() {
		try {
			return SSLContext.getDefault();
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
