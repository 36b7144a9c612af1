package io.github.openrouter4e.agent.internal.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.internal.ToolBench;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;

/** Deleting and moving real files, what is refused, and that all of it comes back to the byte. */
@SuppressWarnings("nls")
class ResourceToolsTest {

	private static final byte[] BINARY = {0, 1, (byte) 0xFF, '\r', '\n'};

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

	private ToolPermission.Ask asked(String tool, String arguments) {
		return assertInstanceOf(ToolPermission.Ask.class, bench.permission(ToolBench.ACTING, tool, arguments));
	}

	private void agreeTo(String tool, String arguments) {
		bench.tools.decided(new ToolRequest("call_1", tool, arguments.replace('\'', '"')), ToolBench.ACTING,
				new ToolDecision.Approved("conversation"));
	}

	@Test
	void aDeletedFolderComesBackByUndoAndByTheCheckpoint() throws Exception {
		var image = bench.file("docs/a.png", BINARY);
		var text = bench.file("docs/sub/b.txt", "one\r\ntwo");
		for (var byCheckpoint : new boolean[]{false, true}) {
			assertEquals("Deleted shop/docs with 2 files. No new errors.",
					bench.edited("delete", "{'path':'shop/docs'}"));
			assertFalse(bench.project.getFolder("docs").exists());
			if (byCheckpoint) {
				assertTrue(bench.checkpoints.undo(List.of(ToolBench.CALL), null).isComplete());
			} else {
				undo();
			}
			assertArrayEquals(BINARY, image.readAllBytes());
			assertEquals("one\r\ntwo", text.readString());
		}
	}

	@Test
	void aMovedFileGoesBackByUndoAndByTheCheckpoint() throws Exception {
		var file = bench.file("a.txt", "one\r\n\u00FC");
		file.setCharset("UTF-8", null);
		bench.file("docs/b.txt", "");
		for (var to : List.of("shop/docs/a.txt", "shop/c.txt")) {
			for (var byCheckpoint : new boolean[]{false, true}) {
				bench.edited("move", "{'path':'shop/a.txt','to':'" + to + "'}");
				var moved = bench.project.getFile(to.substring("shop/".length()));
				assertFalse(file.exists());
				assertEquals("one\r\n\u00FC", moved.readString());
				if (byCheckpoint) {
					assertTrue(bench.checkpoints.undo(List.of(ToolBench.CALL), null).isComplete());
				} else {
					undo();
				}
				assertFalse(moved.exists());
				assertEquals("one\r\n\u00FC", file.readString());
			}
		}
	}

	@Test
	void aFolderWithoutFilesIsDeletedAndMovedAsWell() throws Exception {
		bench.project.getFolder("empty").create(true, true, null);
		bench.project.getFolder("empty/sub").create(true, true, null);
		var question = asked("delete", "{'path':'shop/empty'}").question();
		assertEquals("shop/empty", question.subject());
		assertEquals("shop/empty", question.details());
		var rename = "{'path':'shop/empty','to':'shop/other'}";
		assertEquals("shop/empty \u2192 shop/other", asked("move", rename).question().details());
		agreeTo("move", rename);
		assertInstanceOf(ToolPermission.Allowed.class, bench.permission(ToolBench.ACTING, "move", rename));
		assertEquals("Moved shop/empty to shop/other. No new errors.", bench.edited("move", rename));
		assertTrue(bench.project.getFolder("other/sub").exists());
		assertEquals("Deleted shop/other. No new errors.", bench.edited("delete", "{'path':'shop/other'}"));
		assertFalse(bench.project.getFolder("other").exists());
		undo();
		assertTrue(bench.project.getFolder("other/sub").exists());
	}

	@Test
	void theUserIsAskedEachTimeAboutSeveralFilesAndWhatRunsPrograms() throws Exception {
		bench.file("a.txt", "");
		bench.file("docs/a.txt", "");
		bench.file("docs/b.txt", "");
		var one = "{'path':'shop/a.txt'}";
		assertEquals(Effect.EDIT, asked("delete", one).question().effect());
		agreeTo("delete", one);
		assertInstanceOf(ToolPermission.Allowed.class, bench.permission(ToolBench.ACTING, "delete", one));
		var several = asked("delete", "{'path':'shop/docs'}").question();
		assertEquals(Effect.EDIT_UNSAFE, several.effect());
		assertEquals("shop/docs/a.txt\nshop/docs/b.txt", several.details());
		var script = asked("move", "{'path':'shop/a.txt','to':'shop/pom.xml'}").question();
		assertEquals(Effect.EDIT_UNSAFE, script.effect());
		assertEquals("shop/a.txt \u2192 shop/pom.xml", script.details());
	}

	@Test
	void nobodyIsOfferedToAllowEditsOfAFileThatGoes() throws Exception {
		bench.file("a.txt", "");
		var offered = List.of("conversation");
		assertEquals(offered, asked("delete", "{'path':'shop/a.txt'}").question().choices());
		assertEquals(offered, asked("move", "{'path':'shop/a.txt','to':'shop/c.txt'}").question().choices());
	}

	@Test
	void whatCannotBeBroughtBackOrMustNotBeSeenStays() throws Exception {
		bench.file("docs/a.txt", "");
		bench.file("docs/.env", "KEY=1");
		bench.file("b.txt", "");
		assertEquals(Kind.DENIED, bench.notEdited("delete", "{'path':'shop'}").kind());
		assertEquals(Kind.DENIED, bench.notEdited("delete", "{'path':'shop/docs'}").kind());
		assertEquals(Kind.DENIED, bench.notEdited("move", "{'path':'shop/docs','to':'shop/docs2'}").kind());
		assertTrue(bench.notEdited("move", "{'path':'shop/docs/a.txt','to':'shop/b.txt'}").text().contains("exists"));
		assertTrue(bench.notEdited("move", "{'path':'shop/b.txt','to':'shop/no/b.txt'}").text()
				.contains("There is no folder shop/no"));
		assertTrue(bench.notEdited("move", "{'path':'shop/b.txt','to':'shop/docs/c.txt'}").text()
				.contains("first, then rename it"));
		var manager = FileBuffers.getTextFileBufferManager();
		var file = bench.project.getFile("b.txt");
		manager.connect(file.getFullPath(), LocationKind.IFILE, null);
		try {
			manager.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE).getDocument().set("typed");
			assertTrue(bench.notEdited("delete", "{'path':'shop/b.txt'}").text().contains("not saved"));
		} finally {
			manager.disconnect(file.getFullPath(), LocationKind.IFILE, null);
		}
		assertTrue(file.exists());
	}
}
