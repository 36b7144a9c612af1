package io.github.openrouter4e.testing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ServerSocketFactory;

import io.github.openrouter4e.testing.http.Connection;
import io.github.openrouter4e.testing.http.HttpListener;
import io.github.openrouter4e.testing.http.RecordedRequest;

/**
 * A stand-in for OpenRouter: a real HTTP server on the loopback interface that speaks OpenRouter's API. Without a script
 * it answers like a well-behaved OpenRouter with about forty models; a test makes it say, and get wrong, whatever it
 * likes. Everything it was sent is recorded. Thread-safe.
 */
public final class StandInServer implements AutoCloseable {

	private final StandInState state;
	private final Routes routes;
	private final HttpListener listener;
	private final String scheme;
	private final List<RecordedRequest> requests = new ArrayList<>();
	private final boolean recording;

	private StandInServer(Options options) {
		state = new StandInState(options.clock());
		recording = options.recording();
		scheme = options.tls() ? "https" : "http";
		routes = new Routes(state, options.requiredKey());
		listener = new HttpListener(options.sockets(), options.port(), this::record, routes::answer);
	}

	/**
	 * How to start.
	 *
	 * @param port        0 for any free one
	 * @param requiredKey the only key that is let in; null to let everybody in
	 * @param sockets     plain or TLS
	 * @param tls         whether {@code sockets} speak TLS
	 * @param recording   whether requests are kept, which takes memory for as long as the server runs
	 */
	public record Options(int port, String requiredKey, Clock clock, ServerSocketFactory sockets, boolean tls,
			boolean recording) {

		/** Any free port, no key needed, plain HTTP. */
		public static Options standard() {
			return new Options(0, null, Clock.systemUTC(), ServerSocketFactory.getDefault(), false, true);
		}

		public Options withPort(int number) {
			return new Options(number, requiredKey, clock, sockets, tls, recording);
		}

		public Options withKey(String key) {
			return new Options(port, key, clock, sockets, tls, recording);
		}

		public Options withClock(Clock other) {
			return new Options(port, requiredKey, other, sockets, tls, recording);
		}

		/** TLS with the certificate that {@code factory} brings. */
		public Options withTls(ServerSocketFactory factory) {
			return new Options(port, requiredKey, clock, factory, true, recording);
		}

		/** For a server that runs for days. */
		public Options withoutRecording() {
			return new Options(port, requiredKey, clock, sockets, tls, false);
		}
	}

	public static StandInServer start() {
		return start(Options.standard());
	}

	public static StandInServer start(Options options) {
		return new StandInServer(options);
	}

	public int port() {
		return listener.port();
	}

	/** Without a slash at the end. */
	public String baseUrl() {
		return origin() + Routes.PREFIX;
	}

	public URI baseUri() {
		return URI.create(baseUrl());
	}

	/** Scheme, host and port. */
	public String origin() {
		return scheme + "://127.0.0.1:" + port();
	}

	/** The catalogue, the account, the generations: what to change before or between requests. */
	public StandInState state() {
		return state;
	}

	/** The next chat completions are answered by these, in this order, without a look at the request. */
	public StandInServer enqueue(Answer... answers) {
		return enqueueFor("/chat/completions", answers);
	}

	/** The next requests to this path below the base URL are answered by these, in this order. */
	public StandInServer enqueueFor(String path, Answer... answers) {
		routes.enqueue(path, answers);
		return this;
	}

	/** Every request to this path below the base URL is answered by this, after what was enqueued. */
	public StandInServer always(String path, Answer answer) {
		routes.always(path, answer);
		return this;
	}

	/** Requests to this path below the base URL are answered as usual again, whatever was enqueued for it. */
	public StandInServer asUsual(String path) {
		routes.asUsual(path);
		return this;
	}

	/** All requests so far, oldest first. */
	public List<RecordedRequest> requests() {
		synchronized (requests) {
			return List.copyOf(requests);
		}
	}

	/** The requests so far to this path below the base URL, oldest first. */
	public List<RecordedRequest> requests(String path) {
		return requests().stream().filter(r -> r.path().equals(Routes.PREFIX + path)).toList();
	}

	/** The newest chat completion request. Throws NoSuchElementException if there was none. */
	public RecordedRequest lastChat() {
		return requests("/chat/completions").getLast();
	}

	/** Waits until at least {@code count} requests to this path below the base URL have come; returns them all. */
	public List<RecordedRequest> awaitRequests(String path, int count, Duration atMost)
			throws InterruptedException, TimeoutException {
		long deadline = System.nanoTime() + atMost.toNanos();
		synchronized (requests) {
			while (requests(path).size() < count) {
				long left = deadline - System.nanoTime();
				if (left <= 0) {
					throw new TimeoutException("only " + requests(path).size() + " requests to " + path);
				}
				TimeUnit.NANOSECONDS.timedWait(requests, left);
			}
			return requests(path);
		}
	}

	/** Connections open now. */
	public int openConnections() {
		return listener.open().size();
	}

	/** Connections accepted since the start. */
	public int acceptedConnections() {
		return listener.accepted();
	}

	/** Completed when every connection open at this moment is closed. */
	public CompletableFuture<Void> allClosed() {
		return listener.allClosed();
	}

	/** The connections open now. */
	public List<Connection> connections() {
		return List.copyOf(listener.open());
	}

	/** Stops listening and closes all connections at once. */
	@Override
	public void close() {
		listener.close();
	}

	private void record(RecordedRequest request) {
		// before anybody can know of the request: answers are given out in the order of the requests that a test waits for
		routes.choose(request);
		if (!recording) {
			return;
		}
		synchronized (requests) {
			requests.add(request);
			requests.notifyAll();
		}
	}
}
