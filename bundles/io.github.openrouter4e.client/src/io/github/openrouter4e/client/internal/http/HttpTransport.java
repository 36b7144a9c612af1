package io.github.openrouter4e.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.ProxyServer;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.internal.limits.Limits;

/**
 * Sends requests on the calling thread over pooled connections. Independent of OpenRouter. Thread-safe.
 */
@SuppressWarnings("nls") // wire names
@Component(service = HttpTransport.class)
public final class HttpTransport implements AutoCloseable {
	private static final int BUFFER = 16 << 10;
	private static final int MOST_CONNECTIONS = 200;
	private static final TimeValue REUSE_WITHIN = TimeValue.ofSeconds(60);
	private static final Duration WATCHER_STAYS = Duration.ofSeconds(10);
	private static final TimeValue TRUST_IDLE_CONNECTION = TimeValue.ofMilliseconds(500);
	/** For how many bytes we wait for the end of a body that is over in order to keep the connection. */
	private static final int DRAIN_BYTES = 16 << 10;

	private final ProxyProvider proxies;
	private final ReusePolicy reuse;
	private final Resolver resolver;
	private final ScheduledThreadPoolExecutor watcher = watcher();
	private final PoolingHttpClientConnectionManager connections;
	private final CloseableHttpClient client;
	/** Hosts that said nothing for long on a connection that was alive: something on the way holds their answers back. */
	private final Set<String> heldBack = ConcurrentHashMap.newKeySet();

	@Activate
	public HttpTransport(@Reference ProxyProvider proxies) {
		this(proxies, ReusePolicy.DEFAULT);
	}

	HttpTransport(ProxyProvider proxies, ReusePolicy reuse) {
		this(proxies, reuse, Resolver.SYSTEM);
	}

	HttpTransport(ProxyProvider proxies, ReusePolicy reuse, Resolver resolver) {
		this.resolver = resolver;
		this.proxies = proxies;
		this.reuse = reuse;
		this.connections = connections(resolver);
		this.client = client(connections, new PhasedExecutor(reuse, watcher));
	}

	/** Its thread is there only while it is needed. */
	private static ScheduledThreadPoolExecutor watcher() {
		var watcher = new ScheduledThreadPoolExecutor(1,
				task -> Thread.ofPlatform().daemon().name("openrouter-watcher").unstarted(task));
		watcher.setRemoveOnCancelPolicy(true);
		watcher.setKeepAliveTime(WATCHER_STAYS.toMillis(), TimeUnit.MILLISECONDS);
		watcher.allowCoreThreadTimeOut(true);
		return watcher;
	}

	private static PoolingHttpClientConnectionManager connections(Resolver resolver) {
		Http1Config limits = Http1Config.custom().setBufferSize(BUFFER).setMaxLineLength(Limits.HEADER_LINE)
				.setMaxHeaderCount(Limits.HEADERS).build();
		var connections = new PoolingHttpClientConnectionManager(new Connector(resolver),
				PoolConcurrencyPolicy.STRICT, PoolReusePolicy.LIFO, TimeValue.NEG_ONE_MILLISECOND,
				ManagedHttpClientConnectionFactory.builder().http1Config(limits).build());
		connections.setMaxTotal(MOST_CONNECTIONS);
		connections.setDefaultMaxPerRoute(MOST_CONNECTIONS);
		connections.setDefaultConnectionConfig(
				ConnectionConfig.custom().setValidateAfterInactivity(TRUST_IDLE_CONNECTION).build());
		return connections;
	}

	private static CloseableHttpClient client(PoolingHttpClientConnectionManager connections,
			PhasedExecutor executor) {
		var routes = new ProxyRoutes();
		return HttpClientBuilder.create().setConnectionManager(connections).setRoutePlanner(routes)
				.setDefaultCredentialsProvider(routes).setRequestExecutor(executor)
				.setKeepAliveStrategy((incoming, context) -> REUSE_WITHIN).disableRedirectHandling()
				.disableCookieManagement().disableAutomaticRetries().disableDefaultUserAgent().build();
	}

	/**
	 * Sends {@code request} and reads the answer; follows redirects within the same host.
	 *
	 * @throws OpenRouterException
	 *             if the network fails or {@code handler} says so
	 */
	public <T> T send(HttpRequest request, Cancellation cancellation, ResponseHandler<T> handler) {
		HttpRequest next = request;
		for (int redirects = 0;; redirects++) {
			HttpRequest current = next;
			Attempt<T> attempt = attemptTwice(current, cancellation, response -> {
				HttpRequest redirected = Redirects.follow(current, response);
				return redirected == null
						? new Attempt<>(handler.handle(response), null)
						: new Attempt<>(null, redirected);
			});
			HttpRequest redirected = attempt.redirected();
			if (redirected == null) {
				return attempt.result();
			}
			Redirects.requireBelowLimit(redirects);
			next = redirected;
		}
	}

	/**
	 * Sends {@code request}, which holds no secret, to a host with addresses that are permitted only; follows no redirect.
	 * Where a proxy looks up the name, it is looked up here as well, as far as this machine can within a moment. What it learns
	 * before the answer has been read still counts.
	 *
	 * @throws OpenRouterException
	 *             if the network fails, with a {@link NotPublicException} as its cause if there is no such address
	 */
	public <T> T fetch(HttpRequest request, Predicate<InetAddress> permitted, Cancellation cancellation,
			ResponseHandler<T> handler) {
		Optional<ProxyServer> proxy = proxies.select(request.uri());
		if (proxy.isEmpty()) {
			var execution = new RequestExecution(request.timeouts(), null, false, false, permitted);
			// also where a connection is there that was opened without asking
			requirePermitted(request, resolver.begin(BaseUrl.host(request.uri())), execution, cancellation);
			return attempt(request, execution, cancellation, handler);
		}
		ProxyServer chosen = proxy.get();
		var lookUp = new RequestExecution(resolver.behindProxy(request.timeouts()), chosen, false, false, permitted);
		CompletableFuture<InetAddress[]> found = resolver.begin(BaseUrl.host(request.uri()));
		requirePermitted(request, found, lookUp, cancellation);
		T result = attempt(request, new RequestExecution(request.timeouts(), chosen, false, false, permitted),
				cancellation, handler);
		if (found.isDone()) {
			requirePermitted(request, found, lookUp, cancellation);
		}
		return result;
	}

	/** Waits for the addresses that {@code lookUp} is about; behind a proxy it may know names that this machine does not. */
	private static void requirePermitted(HttpRequest request, CompletableFuture<InetAddress[]> found,
			RequestExecution lookUp, Cancellation cancellation) {
		try (Cancellation.Registration registered = cancellation.onCancel(lookUp::abort)) {
			lookUp.permitted(BaseUrl.host(request.uri()), Resolver.await(found, lookUp));
		} catch (IOException e) {
			if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
				throw new CancelledException(lookUp.isSent());
			}
			boolean unknown = e instanceof UnknownHostException || e instanceof SocketTimeoutException;
			if (!unknown || lookUp.proxy() == null) {
				throw NetworkFailures.of(e, request, lookUp);
			}
		}
	}

	/** Closes all connections, also those in use. */
	@Override
	@Deactivate
	public void close() {
		client.close(CloseMode.IMMEDIATE);
		watcher.shutdownNow();
	}

	private record Attempt<T>(T result, @Nullable HttpRequest redirected) {
	}

	/**
	 * Once more if the first attempt found a connection that was dead, and so was never answered; but not where such a
	 * server may be at work. Nobody can tell behind a proxy: some deliver an answer when they have looked at all of it, so that
	 * also a server that speaks soon is silent. What works there goes over a connection that is fresh or was just used, which
	 * costs a handshake and no second payment.
	 */
	private <T> T attemptTwice(HttpRequest request, Cancellation cancellation, ResponseHandler<T> handler) {
		boolean onlyLoopback = "http".equalsIgnoreCase(request.uri().getScheme())
				&& BaseUrl.isLoopback(BaseUrl.host(request.uri()));
		// what may go unencrypted because it stays on this machine must not go to a proxy
		Optional<ProxyServer> proxy = onlyLoopback ? Optional.empty() : proxies.select(request.uri());
		ProxyServer chosen = proxy.isPresent() ? proxy.get() : null;
		boolean once = request.body() != null && (chosen != null || !reuse.speaksSoon().test(request.uri())
				|| heldBack.contains(BaseUrl.host(request.uri())));
		if (once) {
			// nobody will notice before the time for the first byte is over that a connection is dead
			connections.closeIdle(TimeValue.of(reuse.trusted()));
		}
		var first = new RequestExecution(request.timeouts(), chosen, onlyLoopback, once, null);
		try {
			return attempt(request, first, cancellation, handler);
		} catch (TransportException e) {
			if (!first.isGivenUp() || cancellation.isCancelled()) {
				throw e;
			}
			connections.closeIdle(TimeValue.ZERO_MILLISECONDS); // what killed one has killed them all
			return attempt(request, new RequestExecution(request.timeouts(), chosen, onlyLoopback, once, null),
					cancellation, handler);
		}
	}

	private <T> T attempt(HttpRequest request, RequestExecution execution, Cancellation cancellation,
			ResponseHandler<T> handler) {
		HttpUriRequestBase outgoing = toClientRequest(request);
		var context = HttpClientContext.create();
		execution.attachTo(context);
		try (Cancellation.Registration registered = cancellation.onCancel(() -> execution.abort(outgoing))) {
			cancellation.throwIfCancelled();
			return execute(request, outgoing, execution, context, handler);
		} catch (IOException e) {
			if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
				throw new CancelledException(execution.isSent());
			}
			throw NetworkFailures.of(e, request, execution);
		} catch (OpenRouterException e) {
			if (cancellation.isCancelled()) {
				throw withPartial(new CancelledException(execution.isSent()), e);
			}
			throw e;
		} finally {
			if (request.body() != null && execution.wasSilentThoughFresh()) {
				heldBack.add(BaseUrl.host(request.uri()));
			}
		}
	}

	private <T> T execute(HttpRequest request, HttpUriRequestBase outgoing, RequestExecution execution,
			HttpClientContext context,
			ResponseHandler<T> handler) throws IOException {
		ClassicHttpResponse incoming = open(outgoing, context);
		boolean whole = false;
		try {
			if (execution.phase() == RequestExecution.Phase.TUNNELLING || incoming.getCode() == 407) {
				throw NetworkFailures.proxyRefused(incoming, request, execution);
			}
			var response = new HttpResponse(request.uri(), incoming, request.redactor());
			T result = handler.handle(response);
			whole = drain(response.body(), execution);
			return result;
		} finally {
			if (!whole) {
				outgoing.cancel(); // closing the response politely would read the rest of it
			}
			closeQuietly(incoming);
		}
	}

	private ClassicHttpResponse open(HttpUriRequestBase outgoing, HttpClientContext context) throws IOException {
		try {
			return client.executeOpen(null, outgoing, context);
		} catch (IllegalStateException e) {
			throw new IOException("ended meanwhile", e); // how HttpClient says that an abort or close() came first
		} catch (NullPointerException e) {
			if (outgoing.isCancelled()) {
				throw new IOException("ended meanwhile", e); // and so if the abort took the connection it just looked at
			}
			throw e;
		}
	}

	/** Whether the body has ended, so that the connection can serve again. */
	private boolean drain(InputStream body, RequestExecution execution) {
		try {
			execution.setReadTimeout(reuse.drainTime());
			byte[] rest = new byte[1024];
			int total = 0;
			for (int count = 0; count >= 0; count = body.read(rest)) {
				total += count;
				if (total > DRAIN_BYTES) {
					return false;
				}
			}
			body.close();
			return true;
		} catch (IOException e) {
			return false; // only the reuse is lost
		}
	}

	private static void closeQuietly(ClassicHttpResponse incoming) {
		try {
			incoming.close();
		} catch (IOException e) {
			// the answer is there, or the failure that counts is on its way
		}
	}

	private static OpenRouterException withPartial(CancelledException cancelled, OpenRouterException failure) {
		ChatCompletion answer = failure.partialAnswer();
		if (answer != null) {
			cancelled.attachPartialAnswer(answer);
		}
		return cancelled;
	}

	private static HttpUriRequestBase toClientRequest(HttpRequest request) {
		byte[] body = request.body();
		var outgoing = new HttpUriRequestBase(body == null ? "GET" : "POST", request.uri());
		for (Map.Entry<String, String> header : request.headers().entrySet()) {
			outgoing.setHeader(header.getKey(), header.getValue());
		}
		outgoing.setHeader("Accept-Encoding", request.compressed() ? "gzip" : "identity");
		if (body != null) {
			outgoing.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON.withCharset((String) null)));
		}
		return outgoing;
	}
}
