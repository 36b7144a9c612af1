package io.github.openrouter4e.settings.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.net.proxy.IProxyData;
import org.eclipse.core.net.proxy.IProxyService;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.ProxyServer;
import io.github.openrouter4e.client.TransportException;

/** The proxies of Window &gt; Preferences &gt; General &gt; Network Connections, the "no proxy for" list included. */
@Component(service = ProxyProvider.class)
public final class EclipseProxyProvider implements ProxyProvider {
	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final int SOCKS_PORT = 1080;
	private static final String THREAD = "OpenRouter proxy selection"; //$NON-NLS-1$

	private final Supplier<@Nullable IProxyService> service;
	private final TimeLimiter deadline;
	/** What is being asked, by server. */
	private final Map<String, CompletableFuture<Optional<ProxyServer>>> asked = new ConcurrentHashMap<>();
	private final Runnable closer;

	/**
	 * The service is tracked rather than referred to, because nobody registers it before its bundle starts, and that
	 * happens when the first class of it is loaded: here.
	 */
	@Activate
	public EclipseProxyProvider(BundleContext context) {
		var tracker = new ServiceTracker<IProxyService, IProxyService>(context, IProxyService.class, null);
		tracker.open();
		this.service = tracker::getService;
		this.closer = tracker::close;
		this.deadline = new TimeLimiter(THREAD, PATIENCE);
	}

	EclipseProxyProvider(Supplier<@Nullable IProxyService> service, Duration patience) {
		this.service = service;
		this.closer = () -> {
			// nothing was opened
		};
		this.deadline = new TimeLimiter(THREAD, patience);
	}

	@Deactivate
	public void close() {
		closer.run();
	}

	/**
	 * Asks with a time limit, for the login comes from secure storage and native settings may run a script. Requests to one
	 * server that begin together share the answer.
	 */
	@Override
	public Optional<ProxyServer> select(URI target) {
		String server = target.getScheme() + ':' + BaseUrl.host(target) + ':' + BaseUrl.effectivePort(target);
		var mine = new CompletableFuture<Optional<ProxyServer>>();
		CompletableFuture<Optional<ProxyServer>> running = asked.computeIfAbsent(server, first -> mine);
		if (running != mine) {
			return share(running, target);
		}
		try {
			mine.complete(askInTime(target));
			return mine.join();
		} finally {
			asked.remove(server, mine);
			mine.cancel(false); // unless it is complete
		}
	}

	private Optional<ProxyServer> share(CompletableFuture<Optional<ProxyServer>> running, URI target) {
		try {
			return running.get();
		} catch (CancellationException | ExecutionException e) {
			return askInTime(target); // the other one may just have been interrupted
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw unknown(target, e);
		}
	}

	private Optional<ProxyServer> askInTime(URI target) {
		try {
			return deadline.call(() -> ask(target), () -> {
				// the next request asks anew
			});
		} catch (TimeoutException e) {
			// the direct way could show the request to a network that the proxy is there to keep it from
			throw unknown(target, e);
		}
	}

	private static TransportException unknown(URI target, Exception cause) {
		return new TransportException(TransportException.Kind.PROXY_UNKNOWN, BaseUrl.host(target),
				"the network settings of Eclipse did not answer in time", cause); //$NON-NLS-1$
	}

	private Optional<ProxyServer> ask(URI target) {
		IProxyService proxies = service.get();
		if (proxies == null) {
			return Optional.empty();
		}
		List<IProxyData> offered = Arrays.asList(proxies.select(known(target)));
		// SOCKS last: native settings offer it besides the HTTP proxies, of which one is enough
		return Stream
				.of(target.getScheme().toUpperCase(Locale.ROOT), IProxyData.HTTPS_PROXY_TYPE,
						IProxyData.HTTP_PROXY_TYPE, IProxyData.SOCKS_PROXY_TYPE)
				.flatMap(type -> offered.stream().filter(proxy -> type.equals(proxy.getType())))
				.filter(proxy -> proxy.getHost() != null).findFirst().map(EclipseProxyProvider::convert);
	}

	/** Eclipse asks for the host, which {@link URI} does not tell of names with an underscore. */
	private static URI known(URI target) {
		if (target.getHost() != null) {
			return target;
		}
		int port = BaseUrl.port(target);
		String host = BaseUrl.host(target).replace('_', '-');
		return URI.create(target.getScheme() + "://" + host + (port < 0 ? "" : ":" + port)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static ProxyServer convert(IProxyData proxy) {
		if (IProxyData.SOCKS_PROXY_TYPE.equals(proxy.getType())) {
			int port = proxy.getPort() < 0 ? SOCKS_PORT : proxy.getPort();
			return new ProxyServer(ProxyServer.Type.SOCKS, proxy.getHost(), port, null, null);
		}
		int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
		String user = proxy.isRequiresAuthentication() ? proxy.getUserId() : null;
		return new ProxyServer(proxy.getHost(), port, user, user == null ? null : proxy.getPassword());
	}
}
