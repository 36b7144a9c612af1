package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ProxyServer;
import io.github.openrouter4e.client.Timeouts;

/**
 * One request being executed: its phase, its deadlines, and how to abort it from another thread. It is an attribute of
 * HttpClient's context, where resolver, connector and executor find it.
 */
final class RequestExecution {
	private static final String ATTRIBUTE = RequestExecution.class.getName();

	/** The phase of the request, by which failures are classified. */
	enum Phase {
		RESOLVING, CONNECTING, TUNNELLING, SECURING, WAITING, READING
	}

	private final Timeouts timeouts;
	private final @Nullable ProxyServer proxy;
	private final boolean onlyLoopback;
	private final boolean once;
	private final @Nullable Predicate<InetAddress> permitted;
	private final long connectDeadline;
	private final CompletableFuture<Boolean> aborted = new CompletableFuture<>();
	private volatile Phase phase = Phase.RESOLVING;
	private volatile boolean openedHere;
	private volatile boolean givenUp;
	private volatile boolean silent;
	private volatile @Nullable Socket socket;
	private volatile @Nullable HttpClientConnection connection;

	/**
	 * @param proxy
	 *            null for a direct connection
	 * @param onlyLoopback
	 *            whether no other machine may be connected to
	 * @param once
	 *            whether it may not be sent once more if a reused connection is silent
	 * @param permitted
	 *            the addresses that the host may have; null for any
	 */
	RequestExecution(Timeouts timeouts, @Nullable ProxyServer proxy, boolean onlyLoopback, boolean once,
			@Nullable Predicate<InetAddress> permitted) {
		this.onlyLoopback = onlyLoopback;
		this.once = once;
		this.permitted = permitted;
		this.timeouts = timeouts;
		this.proxy = proxy;
		this.connectDeadline = System.nanoTime() + timeouts.connect().toNanos();
	}

	static RequestExecution of(HttpContext context) {
		return (RequestExecution) context.getAttribute(ATTRIBUTE);
	}

	void attachTo(HttpContext context) {
		context.setAttribute(ATTRIBUTE, this);
	}

	/** null for a direct connection. */
	@Nullable
	ProxyServer proxy() {
		return proxy;
	}

	/** Whether no other machine may be connected to. */
	boolean onlyLoopback() {
		return onlyLoopback;
	}

	/**
	 * Those of the addresses of the request's host that it may be connected to.
	 *
	 * @throws NotPublicException if there are none
	 */
	InetAddress[] permitted(String host, InetAddress[] found) throws NotPublicException {
		var wanted = permitted;
		if (wanted == null) {
			return found;
		}
		var allowed = Arrays.stream(found).filter(wanted).toArray(InetAddress[]::new);
		if (allowed.length == 0) {
			throw new NotPublicException(host);
		}
		return allowed;
	}

	/**
	 * Whether silence means that the connection is dead: it was there before this request, and may have died without anybody
	 * noticing.
	 */
	boolean isWatched() {
		return !openedHere && !once;
	}

	/** @param silent whether the answer began only after a time in which a connection would have been taken for dead */
	void setSilent(boolean silent) {
		this.silent = silent;
	}

	/** Whether silence has proved to mean nothing: it was long on a connection that was opened for this request. */
	boolean wasSilentThoughFresh() {
		return silent && openedHere && !once;
	}

	/** The connection has said nothing for too long to be alive; ends the request's wait for it. */
	synchronized void giveUp(HttpClientConnection conn) {
		if (phase == Phase.WAITING) {
			givenUp = true;
			conn.close(CloseMode.IMMEDIATE);
		}
	}

	/** Whether {@link #giveUp} ended it, before any of an answer was read. */
	boolean isGivenUp() {
		return givenUp;
	}

	Timeouts timeouts() {
		return timeouts;
	}

	Phase phase() {
		return phase;
	}

	/** Whether the connection stood, so that the server may have the request. */
	boolean isSent() {
		return phase.compareTo(Phase.WAITING) >= 0;
	}

	synchronized void phase(Phase next) {
		phase = next;
	}

	/** Completes when the request is to end at once. */
	CompletableFuture<Boolean> aborted() {
		return aborted;
	}

	/** From any thread: ends the request, whatever it is doing. */
	void abort(HttpUriRequestBase request) {
		abort();
		request.cancel(); // closes the connection once HttpClient has one
	}

	/** From any thread: ends what is done before HttpClient has the request. */
	void abort() {
		aborted.complete(Boolean.TRUE);
		Socket connecting = socket;
		if (connecting != null) {
			closeAtOnce(connecting);
		}
	}

	/** @throws IOException if aborted */
	@SuppressWarnings("nls")
	void throwIfAborted() throws IOException {
		if (aborted.isDone()) {
			throw new InterruptedIOException("aborted");
		}
	}

	/** Makes {@link #abort} close this socket too, as HttpClient does not know it before it is connected. */
	void setSocket(Socket opened) throws IOException {
		openedHere = true;
		socket = opened;
		if (aborted.isDone()) {
			closeAtOnce(opened);
		}
		throwIfAborted();
	}

	/** @throws SocketTimeoutException if there is none left */
	@SuppressWarnings("nls")
	int connectMillisLeft() throws SocketTimeoutException {
		long left = Duration.ofNanos(connectDeadline - System.nanoTime()).toMillis();
		if (left <= 0) {
			throw new SocketTimeoutException("no connection in time");
		}
		return (int) Math.min(left, Integer.MAX_VALUE);
	}

	/** From here on HttpClient closes the connection, and knows whether it still is this request's. */
	void setConnection(HttpClientConnection conn) {
		connection = conn;
		socket = null;
	}

	/** Bounds the silence on the connection from now on. */
	void setReadTimeout(Duration limit) {
		HttpClientConnection conn = connection;
		if (conn != null) {
			conn.setSocketTimeout(Timeout.of(limit));
		}
	}

	private static void closeAtOnce(Socket socket) {
		try {
			socket.close();
		} catch (IOException e) {
			// there is nothing left to close then
		}
	}
}
