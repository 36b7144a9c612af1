package io.github.openrouter4e.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.InvalidBaseUrlException;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.settings.InMemoryPreferences;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyProblem;
import io.github.openrouter4e.settings.Settings;

class PreferredConnectionTest {
	private static final ApiKey KEY = ApiKey.parse("sk-or-v1-not-a-real-key-0001");

	private final InMemoryPreferences preferences = new InMemoryPreferences();
	private final FakeSecretStorage storage = new FakeSecretStorage();
	private final DefaultKeyStore keys = new DefaultKeyStore(preferences,
			new ConfirmedServers(null, Runnable::run), storage, Duration.ofMinutes(1), () -> null,
			failure -> fail(failure));
	private final PreferredConnection connection = new PreferredConnection(preferences, keys);

	@Test
	void goesToOpenRouterWithoutChoice() {
		preferences.set(Settings.CUSTOM_BASE_URL, "https://llm.example.com/v1");
		assertEquals(BaseUrl.OPENROUTER, connection.baseUrl());
	}

	@Test
	void goesToTheCustomAddressWithTheKeyForIt() {
		keys.store(BaseUrl.OPENROUTER, KEY, KeyLocation.SECURE_STORAGE);
		useCustom("https://llm.example.com/v1/");
		assertEquals(URI.create("https://llm.example.com/v1"), connection.baseUrl());
		keys.confirm(connection.baseUrl());
		assertNull(connection.apiKey(connection.baseUrl()));
		preferences.set(Settings.USE_CUSTOM_BASE_URL, false);
		assertEquals(KEY, connection.apiKey(connection.baseUrl()));
	}

	@Test
	void neverReplacesABrokenAddressByAnother() {
		useCustom("llm.example.com");
		assertThrows(InvalidBaseUrlException.class, connection::baseUrl);
	}

	@Test
	void sendsTheKeyUnencryptedOnlyIfTheUserInsists() {
		useCustom("http://llm.example.com");
		assertThrows(InvalidBaseUrlException.class, connection::baseUrl);
		preferences.set(Settings.ALLOW_INSECURE_HTTP, true);
		assertEquals(URI.create("http://llm.example.com"), connection.baseUrl());
	}

	@ParameterizedTest
	@CsvSource({"LOCKED,LOCKED", "TIMED_OUT,TIMED_OUT", "MISSING,STORE_BROKEN", "UNREADABLE,STORE_BROKEN",
			"FAILED,STORE_BROKEN"})
	void saysWhyTheKeyIsNotAvailable(KeyProblem problem, KeyUnavailableException.Reason reason) {
		storage.problem = problem;
		assertEquals(reason,
				assertThrows(KeyUnavailableException.class, () -> connection.apiKey(BaseUrl.OPENROUTER)).reason());
	}

	@Test
	void givesOutNoKeyForAServerThatTheUserDidNotEnter() {
		useCustom("https://llm.example.com/v1");
		keys.store(connection.baseUrl(), KEY, KeyLocation.MEMORY);
		assertEquals(KeyUnavailableException.Reason.SERVER_UNCONFIRMED,
				assertThrows(KeyUnavailableException.class, () -> connection.apiKey(connection.baseUrl())).reason());
		keys.confirm(connection.baseUrl());
		assertEquals(KEY, connection.apiKey(connection.baseUrl()));
	}

	@Test
	void introducesItself() {
		assertEquals("OpenRouter for Eclipse", connection.title());
	}

	@Test
	void claimsNoAddressAsLongAsTheProjectHasNone() {
		assertEquals("", connection.referer());
	}

	private void useCustom(String url) {
		preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
		preferences.set(Settings.CUSTOM_BASE_URL, url);
	}
}
