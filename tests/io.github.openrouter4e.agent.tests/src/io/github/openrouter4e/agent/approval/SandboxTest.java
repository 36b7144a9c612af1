package io.github.openrouter4e.agent.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options with which commands are confined. */
@SuppressWarnings("nls")
class SandboxTest {

	@TempDir
	private Path folder;

	@Test
	void theProjectCanBeWrittenApartFromWhatRunsPrograms() throws Exception {
		assumeTrue(FileSystems.getDefault().getSeparator().equals("/"));
		var project = Files.createDirectories(folder.resolve("shop"));
		for (var file : List.of("pom.xml", ".git/config", ".git/hooks/pre-commit", "core/pom.xml", "src/A.java",
				".settings/x",
				"target/pom.xml", ".gradle/cache")) {
			Files.createDirectories(project.resolve(file).getParent());
			Files.createFile(project.resolve(file));
		}
		var home = Files.createDirectories(folder.resolve("home"));
		Files.createDirectories(home.resolve(".ssh"));
		Files.createFile(home.resolve(".netrc"));
		var arguments = Sandbox.arguments(project, project.resolve("core"), home, List.of("bash", "-c", "ls"));
		assertEquals(List.of("/usr/bin/bwrap", "--die-with-parent", "--new-session", "--unshare-net", "--unshare-pid",
				"--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"), arguments.subList(0, 12));
		assertFollow(arguments, "--tmpfs", home.resolve(".ssh").toString());
		assertFollow(arguments, "--ro-bind", "/dev/null", home.resolve(".netrc").toString());
		assertFollow(arguments, "--tmpfs", "/tmp", "--bind", project.toString(), project.toString());
		var kept = arguments.stream().filter(word -> word.startsWith(project + "/")).distinct()
				.map(word -> word.substring(project.toString().length() + 1)).sorted().toList();
		assertEquals(List.of(".git/config", ".git/hooks", ".settings", "core", "core/pom.xml", "pom.xml"), kept);
		assertEquals(List.of("--chdir", project + "/core", "--setenv", "TMPDIR", "/tmp", "--", "bash", "-c", "ls"),
				arguments.subList(arguments.size() - 9, arguments.size()));
	}

	private static void assertFollow(List<String> arguments, String... words) {
		assertTrue(Collections.indexOfSubList(arguments, List.of(words)) >= 0, arguments::toString);
	}
}
