package io.github.openrouter4e.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.net.proxy.IProxyData;
import org.eclipse.core.net.proxy.IProxyService;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ProxyServer;
import io.github.openrouter4e.client.TransportException;

class EclipseProxyProviderTest {
	private static final URI HTTPS = URI.create("https://openrouter.ai/api/v1");
	private static final URI HTTP = URI.create("http://llm.example.com");
	private static final FakeProxy HTTPS_PROXY = proxy(IProxyData.HTTPS_PROXY_TYPE, "secure.example.com");
	private static final FakeProxy HTTP_PROXY = proxy(IProxyData.HTTP_PROXY_TYPE, "plain.example.com");
	private static final FakeProxy SOCKS_PROXY = proxy(IProxyData.SOCKS_PROXY_TYPE, "socks.example.com");

	@Test
	void prefersTheProxyForTheScheme() {
		assertEquals("secure.example.com", select(HTTPS, SOCKS_PROXY, HTTP_PROXY, HTTPS_PROXY));
		assertEquals("plain.example.com", select(HTTP, SOCKS_PROXY, HTTPS_PROXY, HTTP_PROXY));
	}

	@Test
	void takesTheOtherHttpProxyIfThereIsNoneForTheScheme() {
		assertEquals("plain.example.com", select(HTTPS, SOCKS_PROXY, HTTP_PROXY));
	}

	@Test
	void goesDirectlyWithoutHttpProxy() {
		assertEquals("", select(HTTPS));
		assertEquals("", select(HTTPS, proxy(IProxyData.HTTPS_PROXY_TYPE, null)));
	}

	@Test
	void takesSocksWhereThereIsNothingElse() {
		assertEquals(Optional.of(new ProxyServer(ProxyServer.Type.SOCKS, "socks.example.com", 3128, null, null)),
				provider(new FakeProxyService(SOCKS_PROXY)).select(HTTPS));
	}

	@Test
	void asksForHostsThatUriDoesNotKnow() {
		assertEquals("plain.example.com", select(URI.create("http://my_gateway:4000/v1"), HTTP_PROXY));
	}

	/** Several requests begin together, and each question may take seconds. */
	@Test
	void whoAsksForTheSameServerSharesTheAnswer() throws Exception {
		var asked = new AtomicInteger();
		var mayAnswer = new CountDownLatch(1);
		var service = new FakeProxyService(HTTPS_PROXY);
		var provider = new EclipseProxyProvider(() -> {
			asked.incrementAndGet();
			try {
				mayAnswer.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			return service;
		}, Duration.ofMinutes(1));
		var answers = new ArrayList<FutureTask<Optional<ProxyServer>>>();
		for (int i = 0; i < 3; i++) {
			var answer = new FutureTask<>(() -> provider.select(HTTPS));
			answers.add(answer);
			Thread caller = Thread.ofPlatform().start(answer);
			while (caller.getState() != Thread.State.WAITING && caller.getState() != Thread.State.TIMED_WAITING) {
				Thread.onSpinWait();
			}
		}
		mayAnswer.countDown();
		for (var answer : answers) {
			assertEquals("secure.example.com", answer.get().orElseThrow().host());
		}
		assertEquals(1, asked.get());
		assertEquals("secure.example.com", provider.select(HTTPS).orElseThrow().host());
		assertEquals(2, asked.get(), "the settings may have changed");
	}

	/** To go directly instead would show the request to the network that the proxy is there for. */
	@Test
	void nothingIsSentWhileTheSettingsDoNotAnswer() throws Exception {
		var asleep = new CountDownLatch(1);
		try {
			var provider = new EclipseProxyProvider(() -> {
				try {
					asleep.await();
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				return null;
			}, Duration.ofMillis(20));
			for (int i = 0; i < 2; i++) {
				TransportException e = assertThrows(TransportException.class, () -> provider.select(HTTPS));
				assertEquals(TransportException.Kind.PROXY_UNKNOWN, e.kind());
				assertEquals("openrouter.ai", e.host());
			}
		} finally {
			asleep.countDown();
		}
	}

	@Test
	void goesDirectlyWithoutNetworkSettings() {
		assertEquals(Optional.empty(), provider(null).select(HTTPS));
	}

	@Test
	void honoursTheNoProxyList() {
		FakeProxyService service = new FakeProxyService(HTTPS_PROXY);
		service.setNonProxiedHosts(new String[]{"openrouter.ai"});
		assertEquals(Optional.empty(), provider(service).select(HTTPS));
		assertFalse(provider(service).select(HTTP).isEmpty());
	}

	@Test
	void passesOnTheLogin() {
		FakeProxy proxy = new FakeProxy(IProxyData.HTTPS_PROXY_TYPE, "secure.example.com", 8080, "user", "secret");
		assertEquals(Optional.of(new ProxyServer("secure.example.com", 8080, "user", "secret")),
				provider(new FakeProxyService(proxy)).select(HTTPS));
	}

	@Test
	void usesTheStandardPortWhereNoneIsSet() {
		FakeProxy proxy = new FakeProxy(IProxyData.HTTP_PROXY_TYPE, "plain.example.com", -1, null, null);
		assertEquals(Optional.of(new ProxyServer("plain.example.com", 80, null, null)),
				provider(new FakeProxyService(proxy)).select(HTTP));
	}

	private static String select(URI target, IProxyData... proxies) {
		return provider(new FakeProxyService(proxies)).select(target).map(ProxyServer::host).orElse("");
	}

	private static EclipseProxyProvider provider(IProxyService service) {
		return new EclipseProxyProvider(() -> service, Duration.ofMinutes(1));
	}

	private static FakeProxy proxy(String type, String host) {
		return new FakeProxy(type, host, 3128, null, null);
	}
}
