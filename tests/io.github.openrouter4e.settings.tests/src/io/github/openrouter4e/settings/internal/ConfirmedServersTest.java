package io.github.openrouter4e.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfirmedServersTest {
	private static final Origin GATEWAY = Origin.of(URI.create("https://llm.example.com/v1"));
	private static final Origin OTHER = Origin.of(URI.create("http://127.0.0.1:8080"));

	@TempDir
	private Path folder;

	@Test
	void openRouterNeedsNoAgreement() {
		ConfirmedServers servers = servers();
		assertTrue(servers.contains(Origin.OPENROUTER, false));
		assertTrue(servers.contains(Origin.OPENROUTER, true));
		assertFalse(servers.contains(Origin.of(URI.create("http://openrouter.ai")), false));
		assertFalse(servers.contains(Origin.of(URI.create("https://openrouter.ai.example.com")), false));
	}

	@Test
	void anAgreementIsKeptForTheInstallation() {
		servers().add(GATEWAY);
		assertTrue(servers().contains(GATEWAY, false));
		assertFalse(servers().contains(GATEWAY, true));
		servers().addEnvironment(GATEWAY);
		assertTrue(servers().contains(GATEWAY, true));
	}

	@Test
	void theEnvironmentAloneIsNoAgreementToTheServer() {
		servers().addEnvironment(GATEWAY);
		assertFalse(servers().contains(GATEWAY, true));
		assertFalse(servers().contains(GATEWAY, false));
	}

	@Test
	void twoEclipsesOfOneInstallationKeepEachOthersAgreements() {
		ConfirmedServers one = servers();
		ConfirmedServers another = servers();
		one.add(GATEWAY);
		another.add(OTHER);
		assertTrue(servers().contains(GATEWAY, false));
		assertTrue(servers().contains(OTHER, false));
	}

	@Test
	void withoutAPlaceItHoldsUntilEclipseCloses() throws IOException {
		Files.createFile(folder.resolve("servers")); // in the way of the folder
		ConfirmedServers servers = new ConfirmedServers(folder.resolve("servers/file"), Runnable::run);
		servers.add(GATEWAY);
		assertTrue(servers.contains(GATEWAY, false));
	}

	@Test
	void leavesNothingBesideItsFile() throws IOException {
		servers().add(GATEWAY);
		try (var files = Files.list(folder.resolve("area"))) {
			assertEquals(List.of("confirmed"), files.map(file -> file.getFileName().toString()).toList());
		}
	}

	private ConfirmedServers servers() {
		return new ConfirmedServers(folder.resolve("area/confirmed"), Runnable::run);
	}
}
