package io.github.openrouter4e.client.internal.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.BrowserSignIn;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.LoopbackSignIn;
import io.github.openrouter4e.client.ManualSignIn;
import io.github.openrouter4e.client.SignInException;
import io.github.openrouter4e.client.SignInException.Reason;
import io.github.openrouter4e.client.SignInTexts;
import io.github.openrouter4e.client.Timeouts;
import io.github.openrouter4e.client.internal.LocalClient;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;

class BrowserSignInTest {
	private static final SignInTexts TEXTS = new SignInTexts("de", "Fertig <gut>", "Zurück zu Eclipse", "Schade",
			"Nochmal");

	private final StandInServer server = StandInServer.start();
	private final LocalClient local = new LocalClient(server.baseUri());
	private final BrowserSignIn signIn = new BrowserSignInService(local.transport,
			LocalClient.settings(server.baseUri(), null, Timeouts.DEFAULT));
	private final Cancellation cancellation = new Cancellation();

	@AfterEach
	void stop() {
		local.close();
		server.close();
	}

	@Test
	void theBrowserBringsTheKey() throws Exception {
		try (LoopbackSignIn attempt = signIn.withCallback(TEXTS)) {
			CompletableFuture<ApiKey> key = await(attempt);
			Page page = get(attempt.authorizationPage()); // redirected by the server, as a browser would be
			assertTrue(key.get(30, TimeUnit.SECONDS).value().startsWith("sk-or-v1-"));
			assertEquals(200, page.status);
			assertTrue(page.text.contains("Fertig &lt;gut&gt;"), page.text);
			assertTrue(page.text.contains("lang=\"de\""));
			assertFalse(page.text.contains("code"), "the page does not show the code");
			String challenge = attempt.authorizationPage().getQuery().replaceFirst(".*code_challenge=([^&]*).*", "$1");
			assertEquals(43, challenge.length());
			var exchange = server.requests("/auth/keys").getFirst();
			assertEquals("S256", exchange.json().path("code_challenge_method").asText());
			assertTrue(exchange.json().path("code_verifier").asText().length() >= 43);
			assertTrue(exchange.header("Authorization").isEmpty());
		}
	}

	@Test
	void nobodyElseCanBringACode() throws Exception {
		try (LoopbackSignIn attempt = signIn.withCallback(TEXTS)) {
			URI callback = callback(attempt);
			CompletableFuture<ApiKey> key = await(attempt);
			assertEquals(404, get(callback.resolve("/?code=evil")).status);
			assertEquals(404, get(callback.resolve("/favicon.ico")).status);
			assertEquals(404, get(callback.resolve(callback.getPath() + "x?code=evil")).status);
			assertFalse(key.isDone());
			get(attempt.authorizationPage());
			assertTrue(key.get(30, TimeUnit.SECONDS).value().startsWith("sk-or-v1-"));
			assertEquals(1, server.requests("/auth/keys").size());
		}
	}

	@Test
	void aRefusalIsToldInBothPlaces() throws Exception {
		try (LoopbackSignIn attempt = signIn.withCallback(TEXTS)) {
			CompletableFuture<ApiKey> key = await(attempt);
			assertTrue(get(URI.create(callback(attempt) + "?error=access_denied")).text.contains("Schade"));
			assertEquals(Reason.DENIED, LocalClient.failure(SignInException.class, key).reason());
		}
	}

	@Test
	void aRefusedCodeIsToldInBothPlaces() throws Exception {
		server.enqueueFor("/auth/keys", Answer.error(403, "Authorization code expired"));
		try (LoopbackSignIn attempt = signIn.withCallback(TEXTS)) {
			CompletableFuture<ApiKey> key = await(attempt);
			assertTrue(get(attempt.authorizationPage()).text.contains("Schade"));
			assertEquals(Reason.CODE_EXPIRED, LocalClient.failure(SignInException.class, key).reason());
		}
	}

	@Test
	void aPlusIsPartOfTheCode() throws Exception {
		assertEquals("a+b c", PastedCode.of("http://127.0.0.1:1/x?code=a+b%20c&z=1"));
		try (LoopbackSignIn attempt = signIn.withCallback(TEXTS)) {
			CompletableFuture<ApiKey> key = await(attempt);
			get(URI.create(callback(attempt) + "?code=a+b"));
			LocalClient.failure(SignInException.class, key);
			assertEquals("a+b", server.requests("/auth/keys").getLast().json().path("code").asText());
		}
	}

	/** Others on this machine hold as many connections as they like, and the browser still comes through. */
	@Test
	void silentConnectionsDoNotKeepTheBrowserOut() throws Exception {
		List<Socket> silent = new ArrayList<>();
		try (LoopbackSignIn attempt = signIn.withCallback(TEXTS)) {
			CompletableFuture<ApiKey> key = await(attempt);
			URI callback = callback(attempt);
			for (int i = 0; i < 100; i++) {
				silent.add(new Socket(callback.getHost(), callback.getPort()));
			}
			assertEquals(200, get(attempt.authorizationPage()).status);
			assertTrue(key.get(30, TimeUnit.SECONDS).value().startsWith("sk-or-v1-"));
			for (Socket socket : silent.subList(0, 100 - CallbackServer.MOST_CONNECTIONS)) {
				assertTrue(isClosedByServer(socket), "the oldest were closed");
			}
		} finally {
			for (Socket socket : silent) {
				socket.close();
			}
		}
	}

	private static boolean isClosedByServer(Socket socket) {
		try {
			return socket.getInputStream().read() < 0;
		} catch (IOException e) {
			return true;
		}
	}

	@Test
	void patienceEnds() {
		try (LoopbackSignIn attempt = signIn.withCallback(TEXTS)) {
			assertEquals(Reason.TIMED_OUT, assertThrows(SignInException.class,
					() -> attempt.await(Duration.ofMillis(20), cancellation)).reason());
		}
	}

	@Test
	void cancelAndCloseEndIt() throws Exception {
		try (LoopbackSignIn attempt = signIn.withCallback(TEXTS)) {
			CompletableFuture<ApiKey> key = await(attempt);
			cancellation.cancel();
			LocalClient.failure(CancelledException.class, key);
		}
		LoopbackSignIn closed = signIn.withCallback(TEXTS);
		CompletableFuture<ApiKey> key = CompletableFuture
				.supplyAsync(() -> closed.await(LocalClient.PATIENCE, new Cancellation()), Thread.ofVirtual()::start);
		closed.close();
		ExecutionException e = assertThrows(ExecutionException.class, () -> key.get(30, TimeUnit.SECONDS));
		assertEquals(Reason.CLOSED, ((SignInException) e.getCause()).reason());
		assertThrows(IOException.class, () -> get(callback(closed)));
	}

	@Test
	void aPastedCodeBringsTheKey() throws Exception {
		ManualSignIn attempt = signIn.withPastedCode();
		assertFalse(attempt.authorizationPage().toString().contains("callback"));
		String code = get(attempt.authorizationPage()).text.replaceAll("(?s).*<code>(.*)</code>.*", "$1");
		assertEquals(Reason.BAD_CODE,
				assertThrows(SignInException.class, () -> attempt.exchange("wrong", cancellation)).reason());
		assertEquals(Reason.BAD_CODE,
				assertThrows(SignInException.class, () -> attempt.exchange("  ", cancellation)).reason());
		assertTrue(attempt.exchange(" https://x/y?a=b&code=" + code + "#z\n", cancellation).value()
				.startsWith("sk-or-v1-"));
	}

	@Test
	void secretsAreFreshAndSilent() {
		Pkce one = Pkce.create(new SecureRandom());
		Pkce other = Pkce.create(new SecureRandom());
		assertNotEquals(one.verifier(), other.verifier());
		assertEquals(86, one.verifier().length());
		assertFalse(one.toString().contains(one.verifier()));
		try (LoopbackSignIn first = signIn.withCallback(TEXTS); LoopbackSignIn second = signIn.withCallback(TEXTS)) {
			assertNotEquals(callback(first).getPath(), callback(second).getPath());
		}
	}

	@Test
	void peopleSignInAtOpenRouterWhateverItsHost() {
		assertEquals(URI.create("https://openrouter.ai/auth"),
				BrowserSignInService.signInPage(URI.create("https://eu.openrouter.ai/api/v1")));
		assertEquals(URI.create(server.origin() + "/auth"), BrowserSignInService.signInPage(server.baseUri()));
	}

	private CompletableFuture<ApiKey> await(LoopbackSignIn attempt) {
		CompletableFuture<ApiKey> key = new CompletableFuture<>();
		Thread.ofVirtual().start(() -> {
			try {
				key.complete(attempt.await(LocalClient.PATIENCE, cancellation));
			} catch (RuntimeException e) {
				key.completeExceptionally(e);
			}
		});
		return key;
	}

	private static URI callback(LoopbackSignIn attempt) {
		return URI.create(attempt.authorizationPage().getQuery().replaceFirst(".*callback_url=([^&]*).*", "$1"));
	}

	private record Page(int status, String text) {
	}

	/** What a browser does: follows redirects. */
	private static Page get(URI address) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
		try {
			int status = connection.getResponseCode();
			try (var in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
				return new Page(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
			}
		} finally {
			connection.disconnect();
		}
	}
}
