package io.github.openrouter4e.agent.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.agent.internal.ToolBench;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/** No tool shows a word of what the user keeps from models, on whatever way it is asked for. */
@SuppressWarnings("nls")
class WithheldFilesTest {

	private static final String CANARY = "canary-7b1e";

	@TempDir
	private Path outside;

	private ToolBench bench;

	@BeforeEach
	void open() throws Exception {
		bench = new ToolBench("vault");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Test
	void whatIsIgnoredIsSeenByNoTool() throws Exception {
		bench.file(".aiignore", "private/\n*.secret.txt\n");
		bench.file("private/plan.txt", CANARY);
		bench.file("a.secret.txt", CANARY);
		assertSeenByNoTool("private/plan.txt");
		assertSeenByNoTool("a.secret.txt");
		var found = bench.done("find_files", "{'pattern':'*'}") + bench.done("list", "{'path':'vault','depth':4}");
		assertFalse(found.contains("plan.txt") || found.contains("a.secret.txt"), found);
		var failed = bench.failed("read_file", "{'path':'vault/private/plan.txt'}");
		assertEquals(Kind.DENIED, failed.kind());
		assertEquals("vault/private/plan.txt is kept from models by line 1 of .aiignore."
				+ " If you need it, ask the user to attach it.", failed.text());
	}

	@Test
	void secretsAreSeenByNoTool() throws Exception {
		bench.file(".env", "PASSWORD=" + CANARY);
		bench.file("id_rsa", CANARY);
		bench.file("notes.txt", "-----BEGIN RSA PRIVATE KEY-----\n" + CANARY);
		for (var name : List.of(".env", "id_rsa", "notes.txt")) {
			assertSeenByNoTool(name);
		}
		assertFalse(bench.done("find_files", "{'pattern':'*'}").contains("id_rsa"));
	}

	@Test
	void linksLeadToNothingThatIsKept() throws Exception {
		Files.writeString(outside.resolve("plan.txt"), CANARY);
		bench.file("kept/plan.txt", CANARY);
		bench.file(".aiignore", "kept/\n");
		var top = bench.project.getLocation().toPath();
		Files.createSymbolicLink(top.resolve("away.txt"), outside.resolve("plan.txt"));
		Files.createSymbolicLink(top.resolve("around.txt"), top.resolve("kept/plan.txt"));
		Files.createSymbolicLink(top.resolve("folder"), outside);
		bench.project.refreshLocal(IResource.DEPTH_INFINITE, null);
		for (var name : List.of("away.txt", "around.txt", "folder/plan.txt")) {
			assertSeenByNoTool(name);
		}
	}

	@Test
	void rulesHoldForFoldersThatTheWorkspaceLinks() throws Exception {
		Files.writeString(outside.resolve(".aiignore"), "plan.txt\n");
		Files.writeString(outside.resolve("plan.txt"), CANARY);
		Files.writeString(outside.resolve("open.txt"), "to be seen");
		bench.project.getFolder("linked").createLink(outside.toUri(), IResource.NONE, null);
		assertSeenByNoTool("linked/plan.txt");
		assertTrue(bench.done("read_file", "{'path':'vault/linked/open.txt'}").endsWith("1\tto be seen\n"));
	}

	@Test
	void aRuleThatCannotBeReadKeepsEverything() throws Exception {
		bench.file("a.txt", CANARY);
		Files.createDirectory(bench.project.getLocation().toPath().resolve(".aiignore"));
		bench.project.refreshLocal(IResource.DEPTH_INFINITE, null);
		assertSeenByNoTool("a.txt");
	}

	@Test
	void aRuleCountsFromTheNextCallOn() throws Exception {
		bench.file("a.txt", CANARY);
		assertTrue(bench.done("search_text", "{'pattern':'canary'}").contains(CANARY));
		bench.file(".aiignore", "a.txt\n");
		assertSeenByNoTool("a.txt");
	}

	private void assertSeenByNoTool(String path) throws Exception {
		var file = bench.project.getFile(path);
		file.createMarker(IMarker.PROBLEM).setAttributes(
				new String[]{IMarker.SEVERITY, IMarker.MESSAGE, IMarker.LINE_NUMBER},
				new Object[]{IMarker.SEVERITY_ERROR, "wrong " + CANARY, 1});
		if (!path.contains("linked") && !file.getResourceAttributes().isSymbolicLink()) {
			file.setContents(Files.readAllBytes(file.getLocation().toPath()), IResource.KEEP_HISTORY, null);
		}
		var calls = new ArrayList<String>(List.of("list {'depth':4}", "find_files {'pattern':'*'}",
				"search_text {'pattern':'canary'}", "search_text {'pattern':'.*','regex':true}",
				"problems {'severity':'info'}"));
		for (var name : List.of("vault/" + path, path, file.getLocation().toString())) {
			calls.add("read_file {'path':'" + name + "'}");
			calls.add("read_file {'path':'" + name + "','outline':true}");
			calls.add("local_history {'path':'" + name + "','state':1}");
			calls.add("problems {'path':'" + name + "'}");
		}
		for (var call : calls) {
			var at = call.indexOf(' ');
			var text = bench.call(call.substring(0, at), call.substring(at + 1)).text();
			assertFalse(text.contains(CANARY), call + ": " + text);
		}
	}
}
