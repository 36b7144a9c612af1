package io.github.openrouter4e.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.http.RecordedRequest.Outcome;

/** What happens on the wire, seen through bare sockets. */
class ConnectionTest {

	private final StandInServer server = StandInServer.start();

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void seesAtOnceThatTheClientLeavesWhileItIsSilent() throws Exception {
		Gate gate = Gate.closedAt(1);
		server.enqueue(Answer.text("one two three").gate(gate));
		try (Socket socket = Http.openChat(server)) {
			gate.awaitArrival(1, Http.PATIENCE);
			assertFalse(server.lastChat().outcome().isDone());
		}
		assertEquals(Outcome.CLIENT_CLOSED, outcome());
		server.allClosed().get(20, TimeUnit.SECONDS);
		assertEquals(0, server.openConnections());
	}

	@Test
	void holdsEachChunkUntilTheGateLetsItGo() throws Exception {
		Gate gate = Gate.closedAt(1);
		server.enqueue(Answer.text("one two three").gate(gate).keepAlive(0, 0));
		try (Socket socket = Http.openChat(server)) {
			InputStream in = socket.getInputStream();
			assertTrue(readUntil(in, "one ").endsWith("one "));
			gate.awaitArrival(1, Http.PATIENCE);
			gate.release(1);
			assertTrue(readUntil(in, "two ").endsWith("two "));
			gate.open();
			assertTrue(readUntil(in, "[DONE]").contains("three"));
		}
	}

	@Test
	void keepsTheConnectionForTheNextRequest() throws Exception {
		try (Socket socket = new Socket("127.0.0.1", server.port())) {
			for (int i = 0; i < 3; i++) {
				write(socket, "GET /api/v1/models/count HTTP/1.1\r\nHost: x\r\n\r\n");
				assertTrue(readUntil(socket.getInputStream(), "}}").contains("200 OK"));
			}
		}
		assertEquals(1, server.acceptedConnections());
	}

	@Test
	void takesAChunkedBodyAndTellsTheClientToContinue() throws Exception {
		try (Socket socket = new Socket("127.0.0.1", server.port())) {
			write(socket,
					"POST /api/v1/auth/keys HTTP/1.1\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n");
			readUntil(socket.getInputStream(), "100 Continue\r\n\r\n");
			write(socket, "5\r\n{\"cod\r\n8;x=y\r\ne\": \"c\"}\r\n0\r\n\r\n");
			readUntil(socket.getInputStream(), "403 Forbidden");
		}
		assertArrayEquals("{\"code\": \"c\"}".getBytes(StandardCharsets.US_ASCII),
				server.requests().getLast().body());
	}

	@Test
	void cutsInTheMiddleOfAChunk() throws Exception {
		server.enqueue(Answer.eventStream("data: {\"a\": 1}\n\n").cutAfter(9));
		try (Socket socket = Http.openChat(server)) {
			String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
			assertTrue(all.endsWith("\r\n\r\n10\r\ndata: {\"a"), all);
		}
		assertEquals(Outcome.BROKEN_OFF, outcome());
	}

	@Test
	void resetsInsteadOfClosing() throws Exception {
		server.enqueue(Answer.eventStream("data: {}\n\n").resetAfter(0));
		try (Socket socket = Http.openChat(server)) {
			assertThrows(SocketException.class, () -> socket.getInputStream().readAllBytes());
		}
	}

	@Test
	void fallsSilentAtTheByteTold() throws Exception {
		Gate gate = Gate.closed();
		server.enqueue(Answer.eventStream("0123456789").stallAfter(4, gate));
		try (Socket socket = Http.openChat(server)) {
			gate.awaitArrival(0, Http.PATIENCE);
			assertTrue(readUntil(socket.getInputStream(), "0123").endsWith("4\r\n0123"));
			gate.open();
			assertTrue(readUntil(socket.getInputStream(), "0\r\n\r\n").contains("6\r\n456789\r\n"));
		}
	}

	@Test
	void dividesTheBodyWhereTold() throws Exception {
		server.enqueue(Answer.eventStream("0123456789").splitAt(1, 5));
		try (Socket socket = Http.openChat(server)) {
			String all = readUntil(socket.getInputStream(), "0\r\n\r\n");
			assertTrue(all.endsWith("\r\n\r\n1\r\n0\r\n4\r\n1234\r\n5\r\n56789\r\n0\r\n\r\n"), all);
		}
	}

	@Test
	void sendsGarbageAndHangsUp() throws Exception {
		server.enqueue(Answer.garbage("SSH-2.0-OpenSSH_9.6\r\n"), Answer.hangUp());
		try (Socket socket = Http.openChat(server)) {
			assertEquals("SSH-2.0-OpenSSH_9.6\r\n",
					new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
		}
		try (Socket socket = Http.openChat(server)) {
			assertEquals(-1, socket.getInputStream().read());
		}
	}

	private Outcome outcome() throws Exception {
		return server.awaitRequests("/chat/completions", 1, Http.PATIENCE).getLast().outcome().get(20,
				TimeUnit.SECONDS);
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static String readUntil(InputStream in, String end) throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.indexOf(end) < 0) {
			int b = in.read();
			assertTrue(b >= 0, "ended before \"" + end + "\": " + text);
			text.append((char) b);
		}
		return text.toString();
	}
}
