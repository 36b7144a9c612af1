package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.ProxyServer;

/** An HTTP proxy that tunnels with CONNECT and may demand a login. */
final class LocalProxy implements AutoCloseable {
	/** Heads of all requests it got. */
	final List<List<String>> requests = new CopyOnWriteArrayList<>();
	private final ServerSocket listener;
	private final String login;
	private final Thread listening;

	/** @param login {@code user:password}, empty to let everybody through */
	LocalProxy(String login) throws IOException {
		this.login = login;
		listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		listening = Thread.ofVirtual().start(this::listen);
	}

	/** Everything through this proxy, with this login. */
	ProxyProvider provider(String user, String password) {
		return target -> Optional.of(new ProxyServer("127.0.0.1", listener.getLocalPort(), user, password));
	}

	/** A virtual thread that waits for a connection may get one more after the closing: it has ended when this returns. */
	@Override
	public void close() throws IOException {
		listener.close();
		try {
			listening.join();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void listen() {
		try {
			while (true) {
				Socket socket = listener.accept();
				Thread.ofVirtual().start(() -> serve(socket));
			}
		} catch (IOException e) {
			// closed
		}
	}

	private void serve(Socket client) {
		try (client) {
			while (connect(client)) {
				// the client tries again with a login
			}
		} catch (IOException e) {
			// the client went away
		}
	}

	private boolean connect(Socket client) throws IOException {
		List<String> head = new ArrayList<>();
		for (String line = line(client); !line.isEmpty(); line = line(client)) {
			head.add(line);
		}
		if (head.isEmpty()) {
			return false;
		}
		requests.add(head);
		String expected = "Proxy-Authorization: Basic "
				+ Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
		if (!login.isEmpty() && !head.contains(expected)) {
			write(client, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
					+ "Content-Length: 0\r\n\r\n");
			return true;
		}
		String[] words = head.getFirst().split(" ");
		if (!words[0].equals("CONNECT")) {
			write(client, "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
			return false;
		}
		String[] target = words[1].split(":");
		try (Socket server = new Socket(target[0], Integer.parseInt(target[1]))) {
			write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
			Thread back = Thread.ofVirtual().start(() -> copy(server, client));
			copy(client, server);
			back.join();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

	private static void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
			to.shutdownOutput();
		} catch (IOException e) {
			try {
				to.close();
			} catch (IOException closing) {
				// gone
			}
		}
	}

	private static void write(Socket socket, String text) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(text.getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	/** Byte by byte, for what follows belongs to the tunnel. Empty at the end. */
	private static String line(Socket socket) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int b = socket.getInputStream().read(); b >= 0 && b != '\n'; b = socket.getInputStream().read()) {
			line.append((char) b);
		}
		return line.toString().strip();
	}
}
