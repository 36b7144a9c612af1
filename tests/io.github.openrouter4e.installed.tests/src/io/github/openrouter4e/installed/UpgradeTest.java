package io.github.openrouter4e.installed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A newer build takes the place of an older one; what the user entered stays. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64") // what the build materialises
class UpgradeTest {

	private static final String NAME = "upgrade";
	private static final String KEY = "sk-or-v1-beefcafebeefcafebeefcafebeefcafebeefcafebeefcafebeefcafebeefcafe";

	@Test
	void keepsKeyAndSettings() throws Exception {
		Path olderSite = Built.work().resolve(NAME).resolve("older-site");
		OlderBuild older = OlderBuild.write(Built.site(), olderSite);
		Eclipse eclipse = Eclipse.copyOf(Built.ide(), NAME).install(olderSite.toUri(), Built.FEATURE)
				.install(Built.probeSite().toUri(), Built.PROBE);
		assertEquals(List.of(older.version()), versions(eclipse));
		Path keyring = Built.work().resolve(NAME).resolve("keyring");
		Path password = Files.writeString(Built.work().resolve(NAME).resolve("password"), "master password");
		Files.deleteIfExists(keyring);

		try (StandInServer server = StandInServer.start(StandInServer.Options.standard().withKey(KEY))) {
			Workspace workspace = Workspace.fresh(NAME);
			server.enqueue(Answer.text("From the older build."));
			new ProbeRun(eclipse, workspace).withSecureStorage(keyring, password)
					.fillingIn("io.github.openrouter4e.ui.preferences", "openrouter.baseUrl.use=true",
							"openrouter.baseUrl=" + server.baseUrl(), "openrouter.key=" + KEY)
					.sending("Which build are you?", "From the older build.").run("older");

			eclipse.update(Built.site().toUri(), Built.FEATURE, older.version());
			assertEquals(List.of(older.newerVersion()), versions(eclipse));

			server.enqueue(Answer.text("From the newer build."));
			new ProbeRun(eclipse, workspace).withSecureStorage(keyring, password)
					.sending("And now?", "From the newer build.").run("newer");

			assertEquals(Optional.of("Bearer " + KEY), server.lastChat().header("Authorization"));
			assertEquals("", workspace.ourErrors());
			assertEquals(List.of(), Folders.containing(workspace.metadata(), KEY), "the key must not be written there");
			assertEquals(List.of(), Folders.containing(keyring.getParent(), KEY), "nor in plain text anywhere else");
		}
	}

	private static List<String> versions(Eclipse eclipse) {
		return eclipse.ours().stream().map(bundle -> bundle.substring(bundle.indexOf(',') + 1)).distinct().toList();
	}
}
