package io.github.openrouter4e.client.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProtocolException.Kind;
import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.internal.LocalClient;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;

/** Redirects, limits and reuse on the wire. */
class WireTest {
	private final StandInServer server = StandInServer.start();
	private final StandInServer stranger = StandInServer.start();
	private final LocalClient local = new LocalClient(server.baseUri());

	@AfterEach
	void stop() {
		local.close();
		server.close();
		stranger.close();
	}

	@Test
	void followsRedirectsWithinTheHost() {
		server.enqueueFor("/chat/completions", Answer.redirect(server.baseUrl() + "/elsewhere"));
		server.enqueueFor("/elsewhere", Answer.text("ok"));
		assertEquals("ok", local.chat().text());
		assertEquals(Optional.of("Bearer " + LocalClient.KEY),
				server.requests("/elsewhere").getFirst().header("Authorization"));
		assertEquals("POST", server.requests("/elsewhere").getFirst().method());
	}

	@Test
	void theKeyNeverGoesToAnotherHost() {
		for (String target : new String[]{stranger.baseUrl() + "/key", "//127.0.0.1:" + stranger.port() + "/x",
				"http://localhost:" + server.port() + "/api/v1/key",
				"https://127.0.0.1:" + server.port() + "/api/v1/key"}) {
			server.enqueueFor("/key", Answer.redirect(target));
			assertEquals(Kind.FOREIGN_REDIRECT, assertThrows(ProtocolException.class,
					() -> local.client.key(new Cancellation())).kind(), target);
		}
		assertTrue(stranger.requests().isEmpty());
	}

	@Test
	void redirectsEndSomewhere() {
		server.always("/key", Answer.redirect("/api/v1/key"));
		assertEquals(Kind.REDIRECT_LOOP,
				assertThrows(ProtocolException.class, () -> local.client.key(new Cancellation())).kind());
		assertEquals(6, server.requests("/key").size());
	}

	@Test
	void aRedirectMustNotDropTheRequest() {
		server.enqueue(Answer.content(302, "text/plain", new byte[0], "Location", "/api/v1/elsewhere"));
		assertEquals(Kind.FOREIGN_REDIRECT, assertThrows(ProtocolException.class, local::chat).kind());
	}

	@Test
	void refusesHeadersWithoutEnd() {
		server.enqueue(Answer.garbage("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"),
				Answer.garbage("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(1000) + "\r\n"));
		assertEquals(Kind.TOO_LARGE, assertThrows(ProtocolException.class, local::chat).kind());
		assertEquals(Kind.TOO_LARGE, assertThrows(ProtocolException.class, local::chat).kind());
	}

	@Test
	void whatIsNotHttpIsTold() {
		server.enqueue(Answer.garbage("SSH-2.0-OpenSSH_9.6\r\n"));
		RuntimeException e = assertThrows(RuntimeException.class, local::chat);
		assertTrue(e instanceof ProtocolException || e instanceof TransportException, e.toString());
	}

	@Test
	void connectionsAreReused() {
		try (LocalClient patient = new LocalClient(server.baseUri(),
				new HttpTransport(ProxyProvider.DIRECT, Reuse.PATIENT), Timeouts.DEFAULT)) {
			for (int i = 0; i < 5; i++) {
				patient.chat();
				patient.client.key(new Cancellation());
			}
			assertEquals(1, server.acceptedConnections());
		}
	}

	@Test
	void aConnectionTheServerClosedMeanwhileIsNotUsed() throws Exception {
		local.chat();
		server.enqueue(Answer.garbage(
				"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 7\r\nConnection: close\r\n\r\n: bye\n\n"));
		assertThrows(ProtocolException.class, local::chat);
		server.allClosed().get(LocalClient.PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
		server.enqueue(Answer.text("ok"));
		assertEquals("ok", local.chat().text());
	}
}
