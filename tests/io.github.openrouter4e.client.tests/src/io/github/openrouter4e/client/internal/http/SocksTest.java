package io.github.openrouter4e.client.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.ProxyServer;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.internal.LocalClient;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;

/** Behind a SOCKS proxy this machine may know no names at all. */
class SocksTest {
	private static final int CONNECT_BY_NAME = 3;
	private final StandInServer server = StandInServer.start();
	private final List<String> asked = new CopyOnWriteArrayList<>();
	private final ServerSocket proxy = listen();

	@AfterEach
	void stop() throws IOException {
		proxy.close();
		server.close();
	}

	@Test
	void theProxyLooksUpTheName() {
		Thread.ofVirtual().start(this::serve);
		try (LocalClient local = client("api.invalid")) {
			server.enqueue(Answer.text("ok"));
			assertEquals("ok", local.chat().text());
			assertEquals(List.of("3 api.invalid:" + server.port()), asked);
		}
	}

	@Test
	void aDeadProxyIsTold() throws IOException {
		proxy.close();
		try (LocalClient local = client("api.invalid")) {
			TransportException e = assertThrows(TransportException.class, local::chat);
			assertEquals(TransportException.Kind.PROXY, e.kind());
			assertEquals("127.0.0.1", e.host());
		}
	}

	private LocalClient client(String host) {
		ProxyServer socks = new ProxyServer(ProxyServer.Type.SOCKS, "127.0.0.1", proxy.getLocalPort(), null, null);
		ProxyProvider provider = target -> Optional.of(socks);
		return new LocalClient(URI.create("http://" + host + ":" + server.port() + "/api/v1"), provider,
				Timeouts.DEFAULT);
	}

	private static ServerSocket listen() {
		try {
			return new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	/** As RFC 1928 has it, without login; whatever is asked for is the stand-in. */
	private void serve() {
		try (Socket client = proxy.accept(); Socket target = new Socket("127.0.0.1", server.port())) {
			DataInputStream in = new DataInputStream(client.getInputStream());
			in.readByte();
			in.skipNBytes(in.readUnsignedByte());
			client.getOutputStream().write(new byte[]{5, 0});
			in.skipNBytes(3);
			int type = in.readUnsignedByte();
			byte[] name = in.readNBytes(type == CONNECT_BY_NAME ? in.readUnsignedByte() : 4);
			asked.add(type + " " + new String(name, StandardCharsets.US_ASCII) + ":" + in.readUnsignedShort());
			client.getOutputStream().write(new byte[]{5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
			Thread.ofVirtual().start(() -> copy(target, client));
			copy(client, target);
		} catch (IOException e) {
			// the test is over
		}
	}

	private static void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		} catch (IOException e) {
			// either side may go first
		}
	}
}
