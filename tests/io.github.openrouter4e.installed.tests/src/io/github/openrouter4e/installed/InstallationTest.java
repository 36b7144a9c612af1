package io.github.openrouter4e.installed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From our update site alone into a bare Eclipse, then a chat, then out again. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64") // what the build materialises
class InstallationTest {

	private static final String KEY = "sk-or-v1-f00dfeedf00dfeedf00dfeedf00dfeedf00dfeedf00dfeedf00dfeedf00dfeed";

	static Stream<Arguments> platforms() {
		return Stream.of(Arguments.of("today", Built.ide(), Built.site().toUri()),
				Arguments.of("2024-12", Built.oldestIde(), Built.zippedSite()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("platforms")
	void installsChatsAndLeavesNothingBehind(String platform, Path product, URI site) throws Exception {
		String name = "installation-" + platform;
		Eclipse eclipse = Eclipse.copyOf(product, name).install(site, Built.FEATURE);
		assertFalse(eclipse.ours().isEmpty());
		eclipse.install(Built.probeSite().toUri(), Built.PROBE);

		try (StandInServer server = StandInServer.start(StandInServer.Options.standard().withKey(KEY))) {
			server.enqueue(Answer.text("Six times seven is **forty-two**."));
			Workspace workspace = Workspace.fresh(name).usingServer(server.baseUri());
			eclipse.confirming(server.baseUri());
			ProbeRun.Result result = new ProbeRun(eclipse, workspace).withKeyInEnvironment(KEY)
					.sending("What is six times seven?", "What is six times seven?", "Six times seven is forty-two.")
					.run("chat");

			assertTrue(server.lastChat().bodyText().contains("What is six times seven?"));
			assertEquals(Optional.of("Bearer " + KEY), server.lastChat().header("Authorization"));
			assertEquals(List.of(), active(result.bundlesAtStart()), "activated before anything of ours was opened");
			assertTrue(
					active(result.bundlesAtEnd()).stream()
							.anyMatch(line -> line.startsWith("io.github.openrouter4e.ui ")),
					() -> result.bundlesAtEnd().toString());
			assertEquals("", workspace.ourErrors());
			assertEquals(List.of(), Folders.containing(workspace.metadata(), KEY), "the key must not be written there");
		}

		eclipse.uninstall(Built.FEATURE);
		assertEquals(List.of(), eclipse.ours());
		Workspace workspace = Workspace.fresh(name + "-uninstalled");
		ProbeRun.Result without = new ProbeRun(eclipse, workspace).run("uninstalled");
		assertEquals(List.of(), without.bundlesAtStart());
		assertEquals("", workspace.ourErrors());
	}

	private static List<String> active(List<String> bundles) {
		return bundles.stream().filter(line -> line.endsWith(" ACTIVE")).toList();
	}
}
