package io.github.openrouter4e.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.ConfigurationScope;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IPreferenceFilter;
import org.eclipse.core.runtime.preferences.IPreferencesService;
import org.eclipse.core.runtime.preferences.IScopeContext;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.core.runtime.preferences.PreferenceFilterEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.prefs.BackingStoreException;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.KeyUnavailableException.Reason;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.StandInServer;

/**
 * Preference files imported through Eclipse's own service, as <i>File &gt; Import &gt; Preferences</i> does: whatever they
 * say, nothing is sent to their server before the user agrees.
 */
class ImportedServerTest {
	private static final String NODE = "io.github.openrouter4e.settings";
	private static final ApiKey KEY = ApiKey.parse("sk-or-v1-not-a-real-key-of-the-environment");
	private static final ApiKey TYPED = ApiKey.parse("sk-or-v1-not-a-real-key-that-was-typed");
	private static final int FILES = 60;

	@TempDir
	private Path installation;

	private final StandInServer server = StandInServer.start();
	private final StoredPreferences preferences = new StoredPreferences(InstanceScope.INSTANCE, NODE, task -> {
		// nothing needs to reach the disk
	}, ConfigurationScope.INSTANCE, DefaultScope.INSTANCE);
	private final FakeSecretStorage storage = new FakeSecretStorage();

	@AfterEach
	void stop() throws BackingStoreException {
		server.close();
		clear();
	}

	@Test
	void noImportedFileSendsAKeyToItsServer() throws Exception {
		Random random = new Random(20261127);
		for (int i = 0; i < FILES; i++) {
			clear();
			String file = file(random);
			DefaultKeyStore keys = keys();
			if (random.nextBoolean()) {
				storage.secrets.put(server.origin(), TYPED.value()); // kept by another installation of this user
			}
			if (random.nextInt(4) == 0) {
				keys.useFromMemory(server.baseUri(), TYPED);
			}
			importFile(file, random.nextBoolean());
			PreferredConnection connection = new PreferredConnection(preferences, keys);
			URI target = connection.baseUrl();
			assertEquals(server.port(), target.getPort(), () -> "imported: " + file);
			try (ClientCalls calls = new ClientCalls(connection)) {
				for (String request : ClientCalls.names()) {
					KeyUnavailableException refusal = assertThrows(KeyUnavailableException.class,
							() -> ClientCalls.ALL.get(request).accept(calls.client()), () -> request + "\n" + file);
					assertEquals(Reason.SERVER_UNCONFIRMED, refusal.reason(), () -> request + "\n" + file);
				}
			}
		}
		assertEquals(0, server.acceptedConnections());
		assertEquals(List.of(), server.requests());
	}

	@Test
	void afterTheUserAgreedTheKeyIsSent() throws Exception {
		importFile("file_export_version=3.0\n" + line(InstanceScope.SCOPE, "baseUrl.useCustom", "true")
				+ line(InstanceScope.SCOPE, "baseUrl.custom", server.baseUrl())
				+ line(InstanceScope.SCOPE, "key.location:" + server.origin(), "ENVIRONMENT"), false);
		DefaultKeyStore keys = keys();
		PreferredConnection connection = new PreferredConnection(preferences, keys);
		keys.confirm(connection.baseUrl());
		try (ClientCalls calls = new ClientCalls(connection)) {
			ClientCalls.ALL.get("key").accept(calls.client());
		}
		assertEquals("Bearer " + KEY.value(), server.requests().getFirst().header("Authorization").orElse(""));
	}

	@Test
	void anAgreementIsNotExported() throws Exception {
		preferences.set(Settings.USE_CUSTOM_BASE_URL, true);
		preferences.set(Settings.CUSTOM_BASE_URL, server.baseUrl());
		DefaultKeyStore keys = keys();
		keys.confirm(server.baseUri());
		keys.store(server.baseUri(), TYPED, KeyLocation.SECURE_STORAGE);
		ByteArrayOutputStream exported = new ByteArrayOutputStream();
		IPreferencesService service = Platform.getPreferencesService();
		service.exportPreferences(service.getRootNode(), exported, null);
		String file = exported.toString(StandardCharsets.ISO_8859_1);
		assertFalse(file.contains("confirmed"), file);
		Files.delete(installation.resolve("confirmed"));
		clear();
		importFile(file, false);
		assertThrows(KeyUnavailableException.class,
				() -> new PreferredConnection(preferences, keys()).apiKey(server.baseUri()));
	}

	private DefaultKeyStore keys() {
		storage.secrets.clear();
		return new DefaultKeyStore(preferences, new ConfirmedServers(installation.resolve("confirmed"), Runnable::run),
				storage, Duration.ofMinutes(1), KEY::value, failure -> fail(failure));
	}

	/** A file that makes this server the one in force, in one of the many ways there are. */
	private String file(Random random) {
		List<String> scopes = new ArrayList<>(List.of(InstanceScope.SCOPE, ConfigurationScope.SCOPE));
		Collections.shuffle(scopes, random);
		String url = List.of(server.baseUrl(), server.baseUrl() + "/", server.baseUrl().toUpperCase(Locale.ROOT)
				.replace("HTTP", "http"), "http://localhost:" + server.port() + "/v1", " " + server.baseUrl() + "\t",
				"http://127.0.0.2:" + server.port(), "http://[::1]:" + server.port() + "/api/v1")
				.get(random.nextInt(7));
		String origin = Origin.of(io.github.openrouter4e.client.BaseUrl.parse(url)).text();
		StringBuilder file = new StringBuilder("file_export_version=3.0\n");
		file.append(line(scopes.get(0), "baseUrl.useCustom", "true"));
		file.append(line(scopes.get(random.nextInt(2)), "baseUrl.custom", url));
		if (random.nextBoolean()) {
			file.append(line(scopes.get(1), "baseUrl.allowInsecureHttp", "true"));
		}
		int place = random.nextInt(KeyLocation.values().length + 1);
		if (place < KeyLocation.values().length) {
			file.append(
					line(scopes.get(random.nextInt(2)), "key.location:" + origin, KeyLocation.values()[place].name()));
		}
		if (random.nextBoolean()) { // as if the agreement were a preference
			file.append(line(scopes.get(0), "confirmed-servers", origin));
			file.append(line(scopes.get(1), "confirmed", origin + "\nenvironment " + origin));
			file.append(line(scopes.get(1), "confirmed-servers:" + origin, "true"));
		}
		return file.toString();
	}

	/** One entry as Eclipse writes it: a key with slashes in it follows two more. */
	private static String line(String scope, String key, String value) {
		Properties properties = new Properties();
		properties.setProperty("/" + scope + "/" + NODE + (key.contains("/") ? "//" : "/") + key, value);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			properties.store(bytes, null);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
		return bytes.toString(StandardCharsets.ISO_8859_1).lines().filter(text -> !text.startsWith("#")).findFirst()
				.orElseThrow() + "\n";
	}

	/** @param chosen whether as the wizard does when the user chose what to import, else everything */
	private static void importFile(String file, boolean chosen) throws CoreException {
		IPreferencesService service = Platform.getPreferencesService();
		var content = new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1));
		if (!chosen) {
			service.importPreferences(content);
			return;
		}
		service.applyPreferences(service.readPreferences(content), new IPreferenceFilter[]{new IPreferenceFilter() {
			@Override
			public String[] getScopes() {
				return new String[]{InstanceScope.SCOPE, ConfigurationScope.SCOPE};
			}

			@Override
			public Map<String, PreferenceFilterEntry[]> getMapping(String scope) {
				Map<String, PreferenceFilterEntry[]> all = new TreeMap<>();
				all.put(NODE, null); // all of its keys
				return all;
			}
		}});
	}

	private static void clear() throws BackingStoreException {
		for (IScopeContext scope : List.of(InstanceScope.INSTANCE, ConfigurationScope.INSTANCE,
				DefaultScope.INSTANCE)) {
			scope.getNode(NODE).clear();
		}
	}
}
