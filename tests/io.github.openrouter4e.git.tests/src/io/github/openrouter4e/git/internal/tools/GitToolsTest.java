package io.github.openrouter4e.git.internal.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.testing.workbench.Projects;

@SuppressWarnings("nls")
class GitToolsTest {

	private static final ToolProgress NO_PROGRESS = (message, done) -> {
		// nobody looks
	};

	private final GitTools tools = new GitTools();
	private final Path folder;
	private final TestRepository files;
	private final IProject project;

	GitToolsTest(@TempDir Path folder) throws CoreException {
		files = new TestRepository(folder.resolve("repo"));
		files.write("app/a.txt", "one\n").write("other/b.txt", "canary\n").commit("First");
		this.folder = folder;
		project = Projects.create(folder.resolve("repo/app"), "app");
		files.commit("Add the project");
	}

	@AfterEach
	void close() throws CoreException {
		project.delete(IResource.NEVER_DELETE_PROJECT_CONTENT, null);
		files.close();
	}

	@Test
	void theyAreOfferedWhereAModelMayRead() {
		assertEquals(List.of("git_diff", "git_log"), names(ToolContext.ASK));
		assertEquals(List.of("git_diff", "git_log"), names(ToolContext.ACT));
		assertEquals(List.of(), names(ToolContext.CHAT));
		assertEquals(ToolPermission.ALLOWED,
				tools.permission(request("git_diff", "{}"), context(ToolContext.ASK), new Cancellation()));
	}

	@Test
	void theDocumentationHasThemAsTheyAreOffered() throws Exception {
		var documentation = Files.readString(Path.of("..", "..", "docs", "agent.md"));
		for (var offer : tools.tools(context(ToolContext.ACT))) {
			var row = "| `" + offer.name() + "` | Ask, Plan, Act | " + offer.function().description() + " |\n";
			assertTrue(documentation.contains(row), () -> "docs/agent.md needs\n" + row);
		}
	}

	@Test
	void changesAreShownWithoutThoseOutsideOfTheProjects() throws Exception {
		files.write("app/a.txt", "two\n").write("other/b.txt", "canary two\n");
		refresh();

		var text = done("git_diff", "{}");
		assertTrue(text.startsWith("Repository repo, branch main. Paths are from its top. The project app is app/.\n"),
				text);
		assertTrue(text.contains("--- app/a.txt\n@@ -1 +1 @@\n-one\n+two\n"), text);
		assertFalse(text.contains("canary") || text.contains("b.txt"), text);
		assertTrue(done("git_diff", "{\"staged\":true}").contains("Nothing is staged. There are changes"), text);

		files.stage();
		assertTrue(done("git_diff", "{\"staged\":true,\"path\":\"app/a.txt\"}").contains("+two\n"));
		assertTrue(done("git_diff", "{\"path\":\"app\"}").contains("There are staged changes: ask with staged."));
	}

	@Test
	void whatIsKeptFromModelsIsKeptFromTheseToo() throws Exception {
		files.write("app/.aiignore", "kept.txt\n").write("app/kept.txt", "canary\n").write("app/.env", "canary\n")
				.write("app/key.txt", "ghp_" + "a1B2".repeat(9)).write("app/new.txt", "new\n").stage();
		refresh();

		var text = done("git_diff", "{\"staged\":true}");
		assertFalse(text.contains("canary") || text.contains("ghp_") || text.contains("app/kept.txt"), text);
		assertTrue(text.contains("Left out, as they probably hold secrets: app/key.txt, line 1\n"), text);
		assertTrue(text.contains("and 3 files that you must not see\n"), text);
		assertInstanceOf(ToolOutcome.Failed.class, run("git_diff", "{\"staged\":true,\"path\":\"app/kept.txt\"}"));
		assertInstanceOf(ToolOutcome.Failed.class, run("git_log", "{\"path\":\"app/kept.txt\"}"));
	}

	@Test
	void theIgnoreFileOfAProjectHoldsBehindItsLinkedFolderToo() throws Exception {
		files.write("app/.aiignore", "kept.txt\ngone.txt\n");
		try (var library = new TestRepository(folder.resolve("library"))) {
			library.write("lib/kept.txt", "one\n").write("lib/gone.txt", "canary\n").write("lib/in/old.txt", "old\n")
					.write("lib/in/shown.txt", "one\n").commit("First");
			project.getFolder("lib").createLink(IPath.fromPath(folder.toRealPath().resolve("library/lib")),
					IResource.NONE, null);
			library.write("lib/kept.txt", "canary\n").write("lib/in/shown.txt", "two\n").delete("lib/gone.txt")
					.delete("lib/in/old.txt");
			refresh();

			var text = done("git_diff", "{\"path\":\"app/lib\"}");
			assertTrue(text.contains("-one\n+two\n") && text.contains("-old\n"), text);
			assertFalse(text.contains("canary"), text);
			assertTrue(text.contains("and 2 files that you must not see\n"), text);
			assertTrue(done("git_diff", "{\"path\":\"app/lib/in/shown.txt\"}").contains("-one\n+two\n"));
		}
	}

	@Test
	void commitsAreListedAndShown() throws Exception {
		files.write("other/b.txt", "canary two\n").commit("Elsewhere");
		var id = files.write("app/a.txt", "two\n").write("other/b.txt", "canary three\n").commit("Change a\n\nBody")
				.abbreviate(10).name();
		refresh();

		var log = done("git_log", "{}");
		assertTrue(log.contains("\n" + id + "\t2026-01-01\tSomebody\tChange a\n"), log);
		assertFalse(log.contains("Elsewhere") || log.contains("@example.com"), log);
		assertTrue(done("git_log", "{\"max\":1}").endsWith("(There are more.)\n"), log);
		var diff = done("git_diff", "{\"commit\":\"" + id + "\"}");
		assertTrue(diff.contains("-one\n+two\n"), diff);
		assertFalse(diff.contains("canary"), diff);
	}

	@Test
	void whatIsNotThereIsSaid() throws Exception {
		assertTrue(failed("git_diff", "{\"commit\":\"nothing here\"}").contains("Use git_log"));
		var missing = failed("git_diff", "{\"path\":\"app/none.txt\"}");
		assertTrue(missing.contains("There is no app/none.txt"), missing);
		var nothing = done("git_diff", "{}");
		assertTrue(nothing.endsWith("Nothing is changed that is not staged."), nothing);
		var free = Projects.create(folder.resolve("free"), "free");
		try {
			assertTrue(failed("git_log", "{\"path\":\"free\"}").contains("is not in a Git repository"));
		} finally {
			free.delete(true, null);
		}
	}

	private void refresh() throws CoreException {
		project.refreshLocal(IResource.DEPTH_INFINITE, null);
	}

	private List<String> names(String mode) {
		return tools.tools(context(mode)).stream().map(ToolOffer::name).toList();
	}

	private static ToolContext context(String mode) {
		return new ToolContext("c", "m", mode, List.of());
	}

	private static ToolRequest request(String name, String arguments) {
		return new ToolRequest("call", name, arguments);
	}

	private ToolOutcome run(String name, String arguments) {
		return tools.execute(request(name, arguments), context(ToolContext.ASK), NO_PROGRESS, new Cancellation());
	}

	private String done(String name, String arguments) {
		return assertInstanceOf(ToolOutcome.Done.class, run(name, arguments)).text();
	}

	private String failed(String name, String arguments) {
		return assertInstanceOf(ToolOutcome.Failed.class, run(name, arguments)).text();
	}
}
