package io.github.openrouter4e.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.settings.InMemoryPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.StandInServer;

/** The settings change while secure storage asks for its password: the key of one server must not go to the other. */
class OneServerOneKeyTest {
	private static final String KEY_OF_FIRST = "sk-or-v1-not-a-real-key-0001";
	private static final String KEY_OF_SECOND = "sk-or-v1-not-a-real-key-0002";

	private final StandInServer first = StandInServer.start();
	private final StandInServer second = StandInServer.start();
	private final InMemoryPreferences preferences = new InMemoryPreferences();
	private final FakeSecretStorage storage = new FakeSecretStorage();
	private final DefaultKeyStore keys = new DefaultKeyStore(preferences, new ConfirmedServers(null, Runnable::run),
			storage, Duration.ofMinutes(1), () -> null, failure -> fail(failure));

	@AfterEach
	void stop() {
		first.close();
		second.close();
	}

	static List<String> requests() {
		return ClientCalls.names();
	}

	@ParameterizedTest
	@MethodSource("requests")
	void aKeyThatIsWaitedForGoesToItsOwnServer(String request) throws Exception {
		storage.secrets.put(first.origin(), KEY_OF_FIRST);
		storage.secrets.put(second.origin(), KEY_OF_SECOND);
		keys.confirm(first.baseUri());
		keys.confirm(second.baseUri());
		preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
		preferences.set(Settings.CUSTOM_BASE_URL, first.baseUrl());
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch password = new CountDownLatch(1);
		storage.before = () -> {
			asked.countDown();
			try {
				password.await();
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
		};
		try (ClientCalls calls = new ClientCalls(new PreferredConnection(preferences, keys))) {
			var sent = CompletableFuture.runAsync(() -> {
				try {
					ClientCalls.ALL.get(request).accept(calls.client());
				} catch (@SuppressWarnings("unused") OpenRouterException e) {
					// the stand-in knows no such thing; what it was sent is all that matters
				}
			});
			assertTrue(asked.await(30, TimeUnit.SECONDS));
			preferences.set(Settings.CUSTOM_BASE_URL, second.baseUrl());
			password.countDown();
			sent.get(30, TimeUnit.SECONDS);
		}
		assertEquals(List.of("Bearer " + KEY_OF_FIRST),
				first.requests().stream().map(r -> r.header("Authorization").orElse("")).distinct().toList());
		assertEquals(List.of(), second.requests());
	}
}
