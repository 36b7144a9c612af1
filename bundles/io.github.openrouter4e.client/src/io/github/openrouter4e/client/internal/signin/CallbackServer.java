package io.github.openrouter4e.client.internal.signin;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.SignInException;
import io.github.openrouter4e.client.SignInException.Reason;
import io.github.openrouter4e.client.SignInTexts;

/**
 * Waits on a free port of this machine for the one request that brings the code. Any other request, from a curious
 * program or the browser itself, gets 404 and changes nothing. A few lines instead of the JDK's server, which slim Java
 * runtimes lack.
 */
@SuppressWarnings("nls") // wire format
final class CallbackServer implements AutoCloseable {
	private static final int LONGEST_REQUEST_LINE = 8192;
	private static final int BACKLOG = 8;
	/** A browser opens a handful; whoever opens more only wants to keep the browser out. */
	static final int MOST_CONNECTIONS = 16;
	private static final int PATIENCE_WITH_BROWSER_MS = 5_000;
	private static final long PATIENCE_WITH_EXCHANGE_SECONDS = 60;

	private final ServerSocket listener;
	private final byte[] path;
	private final SignInTexts texts;
	private final CompletableFuture<String> code = new CompletableFuture<>();
	/** Oldest first. Guarded by itself. */
	private final List<Socket> open = new ArrayList<>();
	private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();

	/** @param path cannot be guessed, so that nobody else can bring a code */
	CallbackServer(String path, SignInTexts texts) throws IOException {
		this.path = ("/" + path).getBytes(StandardCharsets.US_ASCII);
		this.texts = texts;
		this.listener = listener();
		Thread.ofVirtual().name("openrouter-sign-in").start(this::listen);
	}

	/**
	 * Where {@link #address()} leads, whichever address Java prefers: browsers do not go to ::1 when they are sent to
	 * 127.0.0.1.
	 */
	private static ServerSocket listener() throws IOException {
		try {
			return new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[]{127, 0, 0, 1}));
		} catch (IOException e) {
			byte[] loopback = new byte[16];
			loopback[15] = 1;
			return new ServerSocket(0, BACKLOG, InetAddress.getByAddress(loopback)); // a machine without IPv4
		}
	}

	URI address() {
		String host = listener.getInetAddress() instanceof Inet6Address ? "[::1]" : "127.0.0.1";
		return URI
				.create("http://" + host + ":" + listener.getLocalPort() + new String(path, StandardCharsets.US_ASCII));
	}

	/** Completes with the code, or exceptionally with a {@link SignInException}. */
	CompletableFuture<String> code() {
		return code;
	}

	/** What the browser shall show. */
	void showOutcome(boolean success) {
		outcome.complete(success);
	}

	@Override
	public void close() {
		code.completeExceptionally(new SignInException(Reason.CLOSED, "sign-in closed", null));
		outcome.complete(Boolean.FALSE);
		try {
			listener.close();
		} catch (IOException e) {
			// then it is closed already
		}
	}

	private void listen() {
		while (!listener.isClosed()) {
			try {
				Socket browser = listener.accept(); // closed by its own thread, or by the next but fifteen
				if (listener.isClosed()) {
					browser.close(); // a virtual thread that waits when the socket is closed may get one more connection
					return;
				}
				closeOldestIfTooMany(browser);
				Thread.ofVirtual().start(() -> serve(browser));
			} catch (IOException e) {
				close(); // by us, or by the system, and then nothing can come any more
			}
		}
	}

	/** The oldest goes: were the newest refused, sixteen silent connections could keep the browser out. */
	private void closeOldestIfTooMany(Socket newest) throws IOException {
		Socket oldest = null;
		synchronized (open) {
			open.add(newest);
			if (open.size() > MOST_CONNECTIONS) {
				oldest = open.removeFirst();
			}
		}
		if (oldest != null) {
			oldest.close();
		}
	}

	private void serve(Socket browser) {
		try (browser) {
			browser.setSoTimeout(PATIENCE_WITH_BROWSER_MS);
			String line = requestLine(browser.getInputStream());
			browser.getOutputStream().write(line == null ? CallbackPage.notFound() : answer(line));
			browser.getOutputStream().flush();
		} catch (IOException e) {
			// the browser went away; if it brought the code before, all is well
		} finally {
			synchronized (open) {
				open.remove(browser);
			}
		}
	}

	private byte[] answer(String requestLine) {
		String[] words = requestLine.split(" ");
		if (words.length < 2 || !words[0].equals("GET")) {
			return CallbackPage.notFound();
		}
		String[] target = words[1].split("\\?", 2);
		if (!MessageDigest.isEqual(target[0].getBytes(StandardCharsets.US_ASCII), path)) {
			return CallbackPage.notFound();
		}
		String query = target.length < 2 ? "" : target[1];
		String brought = parameter(query, "code");
		if (brought == null || brought.isBlank()) {
			String error = parameter(query, "error");
			code.completeExceptionally(
					new SignInException(Reason.DENIED, "refused: " + (error == null ? "no code" : error), null));
			return CallbackPage.response(texts, false);
		}
		code.complete(brought);
		return CallbackPage.response(texts, exchanged());
	}

	/** The page tells how it really ended, so it waits for that. */
	private boolean exchanged() {
		try {
			return outcome.get(PATIENCE_WITH_EXCHANGE_SECONDS, TimeUnit.SECONDS);
		} catch (ExecutionException | TimeoutException e) {
			return false;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static @Nullable String requestLine(InputStream in) throws IOException {
		var line = new StringBuilder();
		for (int c = in.read(); c >= 0 && c != '\r' && c != '\n'; c = in.read()) {
			if (line.length() == LONGEST_REQUEST_LINE) {
				return null;
			}
			line.append((char) c);
		}
		return line.isEmpty() ? null : line.toString();
	}

	static @Nullable String parameter(String query, String name) {
		for (String pair : query.split("&")) {
			if (pair.startsWith(name + "=")) {
				try {
					// a code has no spaces, but may have a plus that nobody encoded
					String value = pair.substring(name.length() + 1).replace("+", "%2B");
					return URLDecoder.decode(value, StandardCharsets.UTF_8);
				} catch (IllegalArgumentException e) {
					return null;
				}
			}
		}
		return null;
	}
}
