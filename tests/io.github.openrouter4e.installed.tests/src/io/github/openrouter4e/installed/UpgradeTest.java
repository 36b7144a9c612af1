package io.github.openrouter4e.installed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A newer build takes the place of an older one; what the user entered stays. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64") // what the build materialises
class UpgradeTest {

	private static final String PAGE = "io.github.openrouter4e.ui.preferences";
	private static final String NAME = "upgrade";
	private static final String KEY = "sk-or-v1-beefcafebeefcafebeefcafebeefcafebeefcafebeefcafebeefcafebeefcafe";

	@Test
	void keepsKeyAndSettings() throws Exception {
		Path olderSite = Built.work().resolve(NAME).resolve("older-site");
		OlderBuild older = OlderBuild.write(Built.site(), olderSite);
		Eclipse eclipse = Eclipse.copyOf(Built.ide(), NAME).installWithProbe(olderSite.toUri(), Built.FEATURE);
		assertEquals(List.of(older.version()), versions(eclipse));
		Path keyring = Built.work().resolve(NAME).resolve("keyring");
		Path password = Files.writeString(Built.work().resolve(NAME).resolve("password"), "master password");
		Files.deleteIfExists(keyring);

		try (StandInServer server = StandInServer.start(StandInServer.Options.standard().withKey(KEY))) {
			Workspace workspace = Workspace.fresh(NAME);
			server.enqueue(Answer.text("From the older build."));
			new ProbeRun(eclipse, workspace).withSecureStorage(keyring, password)
					.fillingIn(PAGE, "openrouter.baseUrl.use=true",
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

	@Test
	void keepsWhatAnEarlierVersionWrote() throws Exception {
		String name = "upgrade-earlier";
		Eclipse eclipse = Eclipse.copyOf(Built.ide(), name).installWithProbe(Built.site().toUri(), Built.FEATURE);
		Path keyring = Built.work().resolve(name).resolve("keyring");
		Path password = Files.writeString(keyring.resolveSibling("password"), EarlierVersion.MASTER_PASSWORD);
		Files.deleteIfExists(keyring);

		try (StandInServer server = StandInServer
				.start(StandInServer.Options.standard().withKey(EarlierVersion.KEY))) {
			Workspace workspace = Workspace.fresh(name);
			EarlierVersion.restore(eclipse, workspace, keyring, server.port());
			server.enqueue(Answer.text("I am the third answer."));
			ProbeRun.Result result = new ProbeRun(eclipse, workspace).withSecureStorage(keyring, password)
					.seeingOn(PAGE, server.baseUrl(), "models my account may use")
					.seeingOn(PAGE + ".chat", "Ctrl+Enter (Enter: new line)", "native widgets", "321",
							"Let models search the web in new conversations")
					.seeingOn(PAGE + ".costs", "1 hour after its last use", "Enable prompt caching for Gemini models",
							"12.50", "34.75", "send it, and say so",
							"2.25")
					.seeingOn(PAGE + ".prompts", "Shorten")
					.sending("And now?", "Which build are you?", "I am the first answer.", "$0.012",
							"I am the second answer.", "$0.0045", "And now?", "I am the third answer.")
					.run("newer");

			assertEquals(Optional.of("Bearer " + EarlierVersion.KEY), server.lastChat().header("Authorization"));
			JsonNode request = new ObjectMapper().readTree(server.lastChat().bodyText());
			assertEquals("anthropic/claude-sonnet-4.5", request.path("model").asText());
			assertEquals("Answer in one line: \\\\ and \\u00e9 are kept.\nSay the build.",
					request.path("messages").path(0).path("content").asText());
			assertEquals(
					List.of("Which build are you?", "I am the **first** answer.", "And again?",
							"I am the **second** answer.", "And now?"),
					request.path("messages").valueStream().skip(1).map(message -> message.path("content").asText())
							.toList());
			assertEquals("0.3", request.path("temperature").asText());
			assertEquals(777, request.path("max_completion_tokens").asInt());
			assertEquals("{\"ignore\":[\"azure\"],\"data_collection\":\"deny\"}", request.path("provider").toString());
			assertEquals("openrouter:web_search", request.path("tools").path(0).path("type").asText());

			assertEquals(1, EarlierVersion.addedTo(workspace, "ledger.jsonl").size());
			assertFalse(EarlierVersion
					.addedTo(workspace, "conversations/" + EarlierVersion.CONVERSATION + ".jsonl").isEmpty());
			assertEquals("", workspace.ourErrors(), result::toString);
		}
	}

	private static List<String> versions(Eclipse eclipse) {
		return eclipse.ours().stream().map(bundle -> bundle.substring(bundle.indexOf(',') + 1)).distinct().toList();
	}
}
