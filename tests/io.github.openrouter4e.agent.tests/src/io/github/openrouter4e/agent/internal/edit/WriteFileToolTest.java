package io.github.openrouter4e.agent.internal.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.agent.internal.ToolBench;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;

/** New files: where they may be, how they are written, and that Undo takes away no more than was made. */
@SuppressWarnings("nls")
class WriteFileToolTest {

	private static final String WRITE = "{'path':'shop/src/new/A.java','content':'class A {\\n}\\n'}";

	@TempDir
	private Path outside;

	private ToolBench bench;

	@BeforeEach
	void open() throws Exception {
		bench = new ToolBench("shop");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private static void undo() throws Exception {
		RefactoringCore.getUndoManager().performUndo(null, new NullProgressMonitor());
	}

	@Test
	void aFileIsCreatedWithItsFoldersAndTakenBack() throws Exception {
		bench.file("src/B.java", "");
		var told = bench.edited("write_file", WRITE);
		var file = bench.project.getFile("src/new/A.java");
		assertTrue(told.startsWith("Created shop/src/new/A.java, version "), told);
		assertArrayEquals("class A {\n}\n".replace("\n", System.lineSeparator()).getBytes(StandardCharsets.UTF_8),
				file.readAllBytes());
		undo();
		assertFalse(bench.project.getFolder("src/new").exists());
		assertTrue(bench.project.getFile("src/B.java").exists());
	}

	@Test
	void whatSomebodyHasChangedSinceIsNotTakenBack() throws Exception {
		bench.edited("write_file", WRITE);
		var file = bench.project.getFile("src/new/A.java");
		file.setContents("changed".getBytes(StandardCharsets.UTF_8), IResource.FORCE, null);
		undo();
		assertEquals("changed", new String(file.readAllBytes(), StandardCharsets.UTF_8));
	}

	@Test
	void nothingIsReplacedAndNothingIsLeftOut() throws Exception {
		bench.file("a.txt", "old");
		assertEquals("shop/a.txt exists. Change what it has instead. Nothing was changed.",
				bench.notEdited("write_file", "{'path':'shop/a.txt','content':'new'}").text());
		assertTrue(bench.notEdited("write_file", "{'path':'shop/b.txt','content':'a\\n// ... existing code ...\\n'}")
				.text()
				.contains("leaves lines out"));
		assertFalse(bench.project.getFile("b.txt").exists());
	}

	@Test
	void onlyProjectsGetFiles() throws Exception {
		for (var path : List.of("nowhere/a.txt", "a.txt", "../a.txt", "shop/../../a.txt", "/etc/a.txt", "shop",
				"shop/a\\u0000b")) {
			assertInstanceOf(ToolPermission.Forbidden.class,
					bench.permission(ToolBench.ACTING, "write_file", "{'path':'" + path + "','content':'x'}"), path);
		}
		bench.file("gen/a.txt", "");
		bench.project.getFolder("gen").setDerived(true, null);
		assertEquals(Kind.DENIED, bench.notEdited("write_file", "{'path':'shop/gen/b.txt','content':'x'}").kind());
		bench.file("private/a.txt", "");
		bench.file(".aiignore", "private/\n");
		assertEquals(Kind.DENIED,
				bench.notEdited("write_file", "{'path':'shop/private/b/c.txt','content':'x'}").kind());
		Files.createSymbolicLink(bench.project.getLocation().toPath().resolve("away"), outside);
		bench.project.refreshLocal(IResource.DEPTH_INFINITE, null);
		assertEquals(Kind.DENIED, bench.notEdited("write_file", "{'path':'shop/away/b.txt','content':'x'}").kind());
		try (var left = Files.list(outside)) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void theUserSeesTheWholeFileFirst() throws Exception {
		var ask = assertInstanceOf(ToolPermission.Ask.class, bench.permission(ToolBench.ACTING, "write_file", WRITE));
		assertEquals("--- /dev/null\n+++ shop/src/new/A.java\n@@ -0,0 +1,2 @@\n+class A {\n+}\n",
				ask.question().details());
		var call = new ToolRequest("c", "write_file", WRITE.replace('\'', '"'));
		bench.tools.decided(call, ToolBench.ACTING, new ToolDecision.Approved("conversation"));
		assertInstanceOf(ToolPermission.Allowed.class, bench.permission(ToolBench.ACTING, "write_file", WRITE));
		for (var path : List.of("shop/pom.xml", "shop/run.sh", "shop/.env", "shop/.project2/../x.launch")) {
			var again = assertInstanceOf(ToolPermission.Ask.class,
					bench.permission(ToolBench.ACTING, "write_file", "{'path':'" + path + "','content':'x'}"), path);
			assertEquals(Effect.EDIT_UNSAFE, again.question().effect(), path);
			assertEquals(List.of(), again.question().choices());
		}
	}

	@Test
	void charactersThatTheProjectCannotHaveAreRefused() throws Exception {
		bench.project.setDefaultCharset("ISO-8859-1", null);
		assertTrue(bench.notEdited("write_file", "{'path':'shop/a.txt','content':'二'}").text()
				.contains("ISO-8859-1, which does not have the character 二"));
		bench.edited("write_file", "{'path':'shop/a.txt','content':'ü'}");
		assertArrayEquals(new byte[]{(byte) 0xFC}, bench.project.getFile("a.txt").readAllBytes());
	}
}
