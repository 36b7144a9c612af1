package io.github.openrouter4e.testing.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One accepted connection. While a response is being written, a watcher waits for the first byte of the next request:
 * this is how the end of the connection on the client's side is seen at once, even when nothing is being written.
 */
public final class Connection {

	private final int number;
	private final Socket socket;
	private final PushbackInputStream in;
	private final OutputStream out;
	private final CompletableFuture<Void> closedByClient = new CompletableFuture<>();
	private final CompletableFuture<Void> closed = new CompletableFuture<>();
	private CompletableFuture<Integer> nextByte;
	private volatile boolean closing; // by us

	Connection(int number, Socket socket) throws IOException {
		this.number = number;
		this.socket = socket;
		in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
		out = socket.getOutputStream();
	}

	/** Counts from 1 in the order of acceptance: two requests with the same number shared a connection. */
	public int number() {
		return number;
	}

	/** Completed once the client has closed its side, at whatever moment. */
	public CompletableFuture<Void> closedByClient() {
		return closedByClient;
	}

	/** Completed once this side is closed too: the connection is gone. */
	public CompletableFuture<Void> closed() {
		return closed;
	}

	InputStream in() {
		return in;
	}

	OutputStream out() {
		return out;
	}

	void watch() {
		CompletableFuture<Integer> next = new CompletableFuture<>();
		nextByte = next;
		Thread.ofVirtual().name("stand-in-watch-" + number).start(() -> next.complete(readOne()));
	}

	/** Waits for the next request on this connection; false if the client closed it. */
	boolean awaitNext() throws IOException, InterruptedException {
		if (nextByte == null) {
			watch();
		}
		try {
			int first = nextByte.get();
			nextByte = null;
			if (first < 0) {
				return false;
			}
			in.unread(first);
			return true;
		} catch (ExecutionException e) {
			throw new IOException(e);
		}
	}

	private int readOne() {
		try {
			int b = in.read();
			if (b < 0) {
				closedByClient.complete(null);
			}
			return b;
		} catch (IOException e) { // reset by the client, upon which a TLS socket closes itself, or closed on this side
			if (!closing) {
				closedByClient.complete(null);
			}
			return -1;
		}
	}

	void close() {
		closing = true;
		try {
			socket.close();
		} catch (IOException e) {
			// nothing left to save: it is gone either way
		}
		closed.complete(null);
	}

	/** Closes with a TCP reset instead of an orderly end. */
	void reset() {
		try {
			socket.setSoLinger(true, 0);
		} catch (IOException e) {
			// the peer was faster
		}
		close();
	}
}
