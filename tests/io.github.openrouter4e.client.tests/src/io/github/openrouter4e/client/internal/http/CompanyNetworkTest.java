package io.github.openrouter4e.client.internal.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.ProxyServer;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.RequestTimeoutException.Limit;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.TransportException;
import io.github.openrouter4e.client.TransportException.Kind;
import io.github.openrouter4e.client.internal.LocalClient;
import io.github.openrouter4e.client.internal.redact.Redactor;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.http.Headers;
import io.github.openrouter4e.testing.http.HttpListener;

/** Proxies with login, and certificates that only the company knows. */
class CompanyNetworkTest {
	private static final Duration SHORT = Duration.ofMillis(200);
	private final StandInServer server = StandInServer
			.start(StandInServer.Options.standard().withTls(OwnCa.server().getServerSocketFactory()));
	private SSLContext before;

	@BeforeEach
	void remember() throws NoSuchAlgorithmException {
		before = SSLContext.getDefault();
	}

	@AfterEach
	void stop() {
		SSLContext.setDefault(before);
		server.close();
	}

	@Test
	void trustsWhatTheJvmTrustsAtThatMoment() {
		try (LocalClient local = new LocalClient(server.baseUri())) {
			TransportException e = assertThrows(TransportException.class, local::chat);
			assertEquals(Kind.TLS, e.kind());
			assertEquals(NextStep.CHECK_CERTIFICATES, e.nextStep());
			SSLContext.setDefault(OwnCa.trusting());
			server.enqueue(Answer.text("ok"));
			assertEquals("ok", local.chat().text(), "the same client, after the certificate was installed");
		}
	}

	@Test
	void aCertificateForAnotherHostIsNoCertificate() {
		SSLContext.setDefault(OwnCa.trusting());
		try (StandInServer another = StandInServer
				.start(StandInServer.Options.standard().withTls(OwnCa.anotherHost().getServerSocketFactory()));
				LocalClient local = new LocalClient(another.baseUri())) {
			assertEquals(Kind.TLS, assertThrows(TransportException.class, local::chat).kind());
			assertTrue(another.requests().isEmpty());
		}
	}

	@Test
	void goesThroughAProxyThatDemandsALogin() throws IOException {
		SSLContext.setDefault(OwnCa.trusting());
		try (LocalProxy proxy = new LocalProxy("me:secret ü");
				LocalClient local = new LocalClient(server.baseUri(),
						new HttpTransport(proxy.provider("me", "secret ü"), Reuse.PATIENT), Timeouts.DEFAULT)) {
			server.enqueue(Answer.text("ok"), Answer.text("again"));
			assertEquals("ok", local.chat().text());
			assertEquals("again", local.chat().text());
			assertEquals(2, proxy.requests.size(), "asked for the login once; the tunnel is reused");
			assertEquals("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1", proxy.requests.getLast().getFirst());
			assertFalse(proxy.requests.toString().contains(LocalClient.KEY), "the key stays inside the tunnel");
		}
	}

	/** A proxy that looks into answers may deliver nothing before they are whole: the server works, and is paid, already. */
	@Test
	void nothingIsSentTwiceBecauseAProxyIsSilent() throws IOException {
		SSLContext.setDefault(OwnCa.trusting());
		Timeouts timeouts = new Timeouts(Duration.ofMinutes(1), SHORT.multipliedBy(5), Duration.ofMinutes(1));
		try (LocalProxy proxy = new LocalProxy("");
				LocalClient local = new LocalClient(server.baseUri(), new HttpTransport(proxy.provider(null, null),
						new ReusePolicy(LocalClient.PATIENCE, SHORT, uri -> true, LocalClient.PATIENCE,
								LocalClient.PATIENCE)),
						timeouts)) {
			server.enqueue(Answer.text("one"), Answer.silentUntil(Gate.closed(), Answer.text("held back")),
					Answer.text("two"));
			assertEquals("one", local.chat().text());
			assertEquals(Limit.FIRST_BYTE, assertThrows(RequestTimeoutException.class, local::chat).limit());
			assertEquals(2, server.requests("/chat/completions").size());
			assertEquals(1, proxy.requests.size(), "the tunnel was reused");
		}
	}

	/** Its death would not be noticed before the time for the first byte is over. What only reads may be sent twice. */
	@Test
	void aTunnelTakesNoWorkAfterItWasIdle() throws IOException {
		SSLContext.setDefault(OwnCa.trusting());
		try (LocalProxy proxy = new LocalProxy("");
				LocalClient local = new LocalClient(server.baseUri(), new HttpTransport(proxy.provider(null, null),
						new ReusePolicy(LocalClient.PATIENCE, LocalClient.PATIENCE, uri -> true, LocalClient.PATIENCE,
								Duration.ZERO)),
						Timeouts.DEFAULT)) {
			server.enqueue(Answer.text("one"), Answer.text("two"));
			local.chat();
			local.client.key(local.cancellation);
			assertEquals(1, proxy.requests.size());
			local.chat();
			assertEquals(2, proxy.requests.size());
		}
	}

	/** DNS that does not answer for outside names is the proxy's reason to be there. */
	@Test
	void aPageIsReadWhereOnlyTheProxyLooksUpNames() throws IOException {
		SSLContext.setDefault(OwnCa.trusting());
		try (LocalProxy proxy = new LocalProxy("");
				HttpTransport transport = transport(proxy, host -> never(), Duration.ofMillis(1))) {
			server.enqueueFor("/page", Answer.html(200, "there"));
			assertEquals("there", transport.fetch(page(), address -> true, new Cancellation(),
					response -> new String(response.body().readAllBytes(), StandardCharsets.UTF_8)));
		}
	}

	@Test
	void aLookUpEndsWhenThePageIsNotWantedAnyMore() throws IOException {
		Cancellation cancellation = new Cancellation();
		try (LocalProxy proxy = new LocalProxy("");
				HttpTransport transport = transport(proxy, host -> {
					cancellation.cancel();
					return never();
				}, LocalClient.PATIENCE)) {
			CancelledException e = assertThrows(CancelledException.class,
					() -> transport.fetch(page(), address -> true, cancellation, HttpResponse::status));
			assertFalse(e.wasSent());
			assertEquals(List.of(), proxy.requests);
		}
	}

	/** What DNS says too late to spare the server the request still keeps the page from the model. */
	@Test
	void aSlowLookUpIsObeyedWhenItIsThereBeforeThePage() throws IOException {
		SSLContext.setDefault(OwnCa.trusting());
		CompletableFuture<Thread> looking = new CompletableFuture<>();
		CountDownLatch asked = new CountDownLatch(1);
		try (LocalProxy proxy = new LocalProxy("");
				HttpTransport transport = transport(proxy, host -> {
					looking.complete(Thread.currentThread());
					awaitQuietly(asked);
					return new InetAddress[]{InetAddress.getLoopbackAddress()};
				}, Duration.ofMillis(1))) {
			server.enqueueFor("/page", Answer.html(200, "secret"));
			TransportException e = assertThrows(TransportException.class, () -> transport.fetch(page(),
					address -> !address.isLoopbackAddress(), new Cancellation(), response -> {
						asked.countDown();
						joinQuietly(looking.join());
						return "secret";
					}));
			assertInstanceOf(NotPublicException.class, e.getCause());
		}
	}

	@Test
	void aWrongProxyLoginIsTold() throws IOException {
		try (LocalProxy proxy = new LocalProxy("me:secret");
				LocalClient local = new LocalClient(server.baseUri(), proxy.provider("me", "wrong"),
						Timeouts.DEFAULT)) {
			TransportException e = assertThrows(TransportException.class, local::chat);
			assertEquals(Kind.PROXY_LOGIN, e.kind());
			assertEquals(NextStep.CHECK_PROXY, e.nextStep());
			assertTrue(server.requests().isEmpty());
		}
	}

	@Test
	void aMissingProxyLoginIsTold() throws IOException {
		try (LocalProxy proxy = new LocalProxy("me:secret");
				LocalClient local = new LocalClient(server.baseUri(), proxy.provider(null, null), Timeouts.DEFAULT)) {
			assertEquals(Kind.PROXY_LOGIN, assertThrows(TransportException.class, local::chat).kind());
		}
	}

	@Test
	void aLoginThatWeDoNotHaveIsTold() {
		for (String method : List.of("NTLM", "Negotiate", "Negotiate, NTLM", "Kerberos")) {
			try (HttpListener proxy = new HttpListener(ServerSocketFactory.getDefault(), 0, request -> {},
					exchange -> exchange.respond(407, Headers.of("Proxy-Authenticate", method), new byte[0]));
					LocalClient local = new LocalClient(server.baseUri(),
							target -> Optional.of(new ProxyServer("127.0.0.1", proxy.port(), "DOM\\user", "secret")),
							Timeouts.DEFAULT)) {
				TransportException e = assertThrows(TransportException.class, local::chat);
				assertEquals(Kind.PROXY_LOGIN_METHOD, e.kind());
				assertTrue(e.getMessage().contains(method.split(",")[0].toLowerCase(Locale.ROOT)), e.getMessage());
			}
		}
	}

	/** Whatever the name server says: the permission for plain http holds for this machine only. */
	@Test
	void namesUnderLocalhostMustLeadHere() throws IOException {
		InetAddress here = InetAddress.getByName("127.0.0.1");
		InetAddress here6 = InetAddress.getByName("::1");
		InetAddress there = InetAddress.getByName("192.0.2.1");
		InetAddress there6 = InetAddress.getByName("2001:db8::1");
		assertArrayEquals(new InetAddress[]{here, here6},
				Connector.requireLoopback("x.localhost", new InetAddress[]{there, here, there6, here6}));
		assertThrows(NotLoopbackException.class,
				() -> Connector.requireLoopback("x.localhost", new InetAddress[]{there, there6}));
	}

	@Test
	void plainHttpToThisMachineIsNotShownToAProxy() {
		List<URI> asked = new ArrayList<>();
		try (StandInServer plain = StandInServer.start();
				LocalClient local = new LocalClient(plain.baseUri(), target -> {
					asked.add(target);
					return Optional.of(new ProxyServer("proxy.invalid", 8080, null, null));
				}, Timeouts.DEFAULT)) {
			plain.enqueue(Answer.text("ok"));
			assertEquals("ok", local.chat().text());
			assertEquals(List.of(), asked);
		}
	}

	@Test
	void aDeadProxyIsTold() throws IOException {
		LocalProxy dead = new LocalProxy("");
		dead.close();
		try (LocalClient local = new LocalClient(server.baseUri(), dead.provider(null, null), Timeouts.DEFAULT)) {
			assertEquals(Kind.PROXY, assertThrows(TransportException.class, local::chat).kind());
		}
	}

	@Test
	void aProxyWithoutSuchHostIsTold() {
		ProxyProvider nowhere = target -> Optional.of(new ProxyServer("proxy.invalid", 8080, null, null));
		try (LocalClient local = new LocalClient(server.baseUri(), nowhere, Timeouts.DEFAULT)) {
			TransportException e = assertThrows(TransportException.class, local::chat);
			assertEquals(Kind.PROXY, e.kind());
			assertEquals("proxy.invalid", e.host());
		}
	}

	@Test
	void anUnknownHostIsTold() {
		try (LocalClient local = new LocalClient(URI.create("https://openrouter.invalid/api/v1"))) {
			TransportException e = assertThrows(TransportException.class, local::chat);
			assertEquals(Kind.UNKNOWN_HOST, e.kind());
			assertEquals(NextStep.CHECK_NETWORK, e.nextStep());
		}
	}

	@Test
	void aClosedPortIsTold() throws IOException {
		ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		closed.close();
		try (LocalClient local = new LocalClient(URI.create("https://127.0.0.1:" + closed.getLocalPort()))) {
			assertEquals(Kind.CONNECT_FAILED, assertThrows(TransportException.class, local::chat).kind());
		}
	}

	@Test
	void theProviderIsAskedForTheRealTarget() {
		List<URI> asked = new java.util.ArrayList<>();
		ProxyProvider provider = target -> {
			asked.add(target);
			return Optional.empty();
		};
		SSLContext.setDefault(OwnCa.trusting());
		try (LocalClient local = new LocalClient(server.baseUri(), provider, Timeouts.DEFAULT)) {
			local.chat();
		}
		assertEquals(List.of(URI.create(server.baseUrl() + "/chat/completions")), asked);
	}

	private HttpRequest page() {
		return new HttpRequest(URI.create(server.baseUrl().replace("127.0.0.1", "localhost") + "/page"), Map.of(), null,
				Redactor.NONE, false, Timeouts.DEFAULT);
	}

	private static HttpTransport transport(LocalProxy proxy, Resolver.Names names, Duration behindProxy) {
		return new HttpTransport(proxy.provider(null, null), Reuse.PATIENT,
				new Resolver(host -> host.equals("localhost") ? names.lookUp(host) : InetAddress.getAllByName(host),
						behindProxy));
	}

	/** On a daemon thread, which is left behind. */
	private static InetAddress[] never() {
		awaitQuietly(new CountDownLatch(1));
		return new InetAddress[0];
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static void joinQuietly(Thread thread) {
		try {
			thread.join();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
