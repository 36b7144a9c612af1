package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.osgi.service.datalocation.Location;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.StandInServer.Options;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** After configuring, testing and using a key, it is nowhere on disk in the clear. */
@WorkbenchTest
class KeySecrecyTest {
	private static final String KEY = "sk-or-v1-not-a-real-key-that-must-stay-secret";

	private final StandInServer server = StandInServer.start(Options.standard().withKey(KEY));
	private final UiServices services = UiServices.request().join();

	@AfterEach
	void stop() {
		services.keys().remove(server.baseUri());
		server.close();
	}

	@Test
	void theKeyIsNeitherInTheWorkspaceNorInTheConfigurationNorInTheLog() throws Exception {
		PreferencePageDriver page = PreferencePageDriver.open();
		page.typeKey(KEY);
		page.useBaseUrl(server.baseUrl());
		page.testConnection();
		page.apply();
		UiThread.waitUntil("the key is kept", () -> services.keys().state(server.baseUri()) instanceof Present);
		services.client().key(new Cancellation());
		assertEquals("Bearer " + KEY, server.requests("/key").getLast().header("Authorization").orElseThrow());
		InstanceScope.INSTANCE.getNode("io.github.openrouter4e.settings").flush();

		assertTrue(filesWithKey(folder(Platform.getInstanceLocation())).isEmpty());
		assertTrue(filesWithKey(folder(Platform.getConfigurationLocation())).isEmpty());
		assertTrue(filesWithKey(Platform.getLogFileLocation().toPath()).isEmpty());
		Path keyring = keyring();
		assertTrue(Files.readString(keyring).contains("openrouter4e"));
		assertTrue(filesWithKey(keyring).isEmpty());
	}

	private static List<Path> filesWithKey(Path root) throws IOException {
		if (!Files.exists(root)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter(Files::isRegularFile).filter(KeySecrecyTest::hasKey).toList();
		}
	}

	private static boolean hasKey(Path file) {
		try {
			byte[] bytes = Files.readAllBytes(file);
			String single = new String(bytes, StandardCharsets.ISO_8859_1);
			return single.contains(KEY) || new String(bytes, StandardCharsets.UTF_16BE).contains(KEY)
					|| new String(bytes, StandardCharsets.UTF_16LE).contains(KEY)
					|| single.contains(Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.US_ASCII)));
		} catch (IOException e) {
			throw new AssertionError(file.toString(), e);
		}
	}

	private static Path folder(Location location) throws URISyntaxException {
		return Path.of(URIUtil.toURI(location.getURL()));
	}

	private static Path keyring() {
		List<String> arguments = List.of(Platform.getCommandLineArgs());
		return Path.of(arguments.get(arguments.indexOf("-eclipse.keyring") + 1));
	}
}
