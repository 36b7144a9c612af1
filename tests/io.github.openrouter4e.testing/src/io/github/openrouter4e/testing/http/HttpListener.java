package io.github.openrouter4e.testing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.net.ServerSocketFactory;

import io.github.openrouter4e.testing.http.RecordedRequest.Outcome;

/**
 * A small HTTP/1.1 server on the loopback interface, one virtual thread per connection. It is our own so that a test
 * decides every byte and sees every connection; it does keep-alive and chunked bodies, no pipelining.
 */
public final class HttpListener implements AutoCloseable {

	/** Answers one request. */
	public interface Handler {
		void handle(Exchange exchange) throws IOException;
	}

	private final ServerSocket serverSocket;
	private final Handler handler;
	private final Consumer<RecordedRequest> recorder;
	private final Thread accepting;
	private final Set<Connection> open = ConcurrentHashMap.newKeySet();
	private final AtomicInteger accepted = new AtomicInteger();
	private volatile boolean closing;

	/** @param port 0 for any free one */
	public HttpListener(ServerSocketFactory sockets, int port, Consumer<RecordedRequest> recorder, Handler handler) {
		this.handler = handler;
		this.recorder = recorder;
		try {
			serverSocket = sockets.createServerSocket();
			serverSocket.setReuseAddress(true);
			serverSocket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port), 512);
		} catch (IOException e) {
			throw new UncheckedIOException("cannot listen on port " + port, e);
		}
		accepting = Thread.ofVirtual().name("stand-in-accept").start(this::accept);
	}

	public int port() {
		return serverSocket.getLocalPort();
	}

	/** Connections accepted so far. */
	public int accepted() {
		return accepted.get();
	}

	/** Connections open now. */
	public Set<Connection> open() {
		return Set.copyOf(open);
	}

	/** Completed when every connection open at this moment is closed. */
	public CompletableFuture<Void> allClosed() {
		return CompletableFuture.allOf(open().stream().map(Connection::closed).toArray(CompletableFuture[]::new));
	}

	/** A virtual thread that waits for a connection may get one more after the closing: it has ended when this returns. */
	@Override
	public void close() {
		closing = true;
		try {
			serverSocket.close();
			accepting.join();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			open.forEach(Connection::close);
		}
	}

	private void accept() {
		while (!closing) {
			try {
				Socket socket = serverSocket.accept();
				socket.setTcpNoDelay(true);
				int number = accepted.incrementAndGet();
				Thread.ofVirtual().name("stand-in-connection-" + number).start(() -> serve(socket, number));
			} catch (IOException e) {
				if (!closing) {
					throw new UncheckedIOException(e);
				}
			}
		}
	}

	private void serve(Socket socket, int number) {
		Connection connection;
		try {
			connection = new Connection(number, socket);
		} catch (IOException e) {
			return; // closed before it was used
		}
		open.add(connection);
		try {
			if (closing) {
				return;
			}
			boolean more = true;
			while (more && connection.awaitNext()) {
				more = serveOne(connection);
			}
		} catch (IOException e) {
			// not HTTP, or gone in the middle of a request: there is nobody to answer
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			open.remove(connection);
			connection.close();
		}
	}

	private boolean serveOne(Connection connection) throws IOException {
		RequestReader reader = new RequestReader(connection.in());
		RequestReader.Head head = reader.readHead();
		byte[] body = reader.readBody(head.headers(), connection.out());
		CompletableFuture<Outcome> outcome = new CompletableFuture<>();
		RecordedRequest request = new RecordedRequest(head.method(), head.target(), head.headers(), body, connection,
				outcome);
		connection.watch();
		recorder.accept(request);
		Exchange exchange = new Exchange(request);
		try {
			handler.handle(exchange);
			outcome.complete(Outcome.COMPLETED);
			return exchange.keepsAlive();
		} catch (Exchange.BrokenOff e) {
			outcome.complete(Outcome.BROKEN_OFF);
			return false;
		} catch (IOException e) { // the client left: reading or writing fails
			outcome.complete(Outcome.CLIENT_CLOSED);
			return false;
		} catch (RuntimeException | Error e) {
			outcome.completeExceptionally(e);
			throw e;
		}
	}
}
