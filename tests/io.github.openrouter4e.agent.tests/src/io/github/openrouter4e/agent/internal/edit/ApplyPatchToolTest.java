package io.github.openrouter4e.agent.internal.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.openrouter4e.agent.internal.ToolBench;
import io.github.openrouter4e.agent.internal.edit.EditFileToolTest.Encoded;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.storage.Json;

/** Patches of real files: all of a patch or nothing, and that Undo brings back every byte. */
@SuppressWarnings("nls")
class ApplyPatchToolTest {

	/** Changes, creates, moves and deletes a file each. */
	private static final String ALL = """
			*** Update File: shop/a.txt
			@@
			 one
			-two
			+2
			*** Add File: shop/new/b.txt
			+first
			*** Update File: shop/from.txt
			*** Move to: shop/new/to.txt
			@@
			-old
			+new
			*** Delete File: shop/gone.txt
			""";

	private ToolBench bench;

	@BeforeEach
	void open() throws Exception {
		bench = new ToolBench("shop");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private static String arguments(String sections) {
		return Json.text(Json.object().put("patch", "*** Begin Patch\n" + sections + "*** End Patch")).replace("'",
				"\\u0027");
	}

	private String patched(String sections) {
		return bench.edited("apply_patch", arguments(sections));
	}

	private ToolOutcome.Failed notPatched(String sections) {
		return bench.notEdited("apply_patch", arguments(sections));
	}

	private static String text(IFile file) throws Exception {
		return new String(file.readAllBytes(), StandardCharsets.UTF_8);
	}

	private static void undo() throws Exception {
		RefactoringCore.getUndoManager().performUndo(null, new NullProgressMonitor());
	}

	/** The text of each file, by its path; but for those of Eclipse. */
	private List<String> files() throws Exception {
		var files = new ArrayList<String>();
		bench.project.accept(resource -> {
			if (resource instanceof IFile file && !file.getName().startsWith(".")
					&& !file.getParent().getName().startsWith(".")) {
				files.add(file.getProjectRelativePath() + "=" + file.readString());
			} else if (resource.getName().equals("new")) {
				files.add("new/");
			}
			return true;
		});
		files.sort(null);
		return files;
	}

	private List<String> prepared() throws Exception {
		bench.file("a.txt", "one\ntwo\n");
		bench.file("from.txt", "old\r\nrest");
		bench.file("gone.txt", "gone");
		return files();
	}

	@ParameterizedTest
	@MethodSource("io.github.openrouter4e.agent.internal.edit.EditFileToolTest#encodings")
	void everyByteThatIsNotMeantStaysAndComesBack(Encoded as) throws Exception {
		var umlaut = as.charset().newEncoder().canEncode('ü') ? "ü" : "u";
		var text = "one " + umlaut + "@two  @three@@four@";
		var ends = as.end() == null ? new String[]{"\n", "\r\n", "\r", "\n"} : new String[]{as.end()};
		var before = as.bytes(EditFileToolTest.withEnds(text, ends));
		var file = bench.file("a.txt", before);
		if (as.mark().length == 0) {
			file.setCharset(as.charset().name(), null); // else the mark tells
		}
		patched("*** Update File: shop/a.txt\n@@\n two\n-three\n+3\n \n");
		assertArrayEquals(as.bytes(EditFileToolTest.withEnds(text.replace("three", "3"), ends)), file.readAllBytes());
		undo();
		assertArrayEquals(before, file.readAllBytes());
		patched("*** Update File: shop/a.txt\n@@\n-one " + umlaut + "\n+1\n two\n");
		assertArrayEquals(as.bytes(EditFileToolTest.withEnds(text.replace("one " + umlaut, "1"), ends)),
				file.readAllBytes());
		assertTrue(bench.checkpoints.undo(List.of(ToolBench.CALL), null).isComplete());
		assertArrayEquals(before, file.readAllBytes());
	}

	@Test
	void allOfAPatchIsMadeAndTakenBackAsOne() throws Exception {
		var before = prepared();
		var told = patched(ALL);
		assertEquals(List.of("a.txt=one\n2\n", "new/", "new/b.txt=first\n", "new/to.txt=new\r\nrest"),
				files().stream().map(file -> file.replace("first" + System.lineSeparator(), "first\n")).toList());
		assertTrue(told.contains("Changed shop/a.txt, version "), told);
		assertTrue(told.contains("Changed lines: 1-2."), told);
		assertTrue(told.contains("Created shop/new/b.txt, version "), told);
		assertTrue(told.contains("Moved shop/from.txt to shop/new/to.txt, version "), told);
		assertTrue(told.contains("Deleted shop/gone.txt."), told);
		undo();
		assertEquals(before, files());
		RefactoringCore.getUndoManager().performRedo(null, new NullProgressMonitor());
		assertFalse(bench.project.getFile("gone.txt").exists());
		assertEquals("new\r\nrest", text(bench.project.getFile("new/to.txt")));
		undo();
		assertEquals(before, files());
	}

	@Test
	void theChatTakesAllOfAPatchBack() throws Exception {
		var before = prepared();
		patched(ALL);
		assertEquals(List.of("/shop/a.txt", "/shop/new/b.txt", "/shop/from.txt", "/shop/new/to.txt", "/shop/gone.txt"),
				bench.checkpoints.changes(List.of(ToolBench.CALL)).stream().map(file -> file.path()).toList());
		assertTrue(bench.checkpoints.undo(List.of(ToolBench.CALL), null).isComplete());
		assertEquals(before, files().stream().filter(file -> !file.equals("new/")).toList());
	}

	@Test
	void theUserIsAskedWithAllThatChanges() throws Exception {
		prepared();
		var ask = assertInstanceOf(ToolPermission.Ask.class,
				bench.permission(ToolBench.ACTING, "apply_patch", arguments(ALL)));
		assertEquals(Effect.EDIT_UNSAFE, ask.question().effect(), "more than one file goes");
		assertEquals("shop/a.txt, shop/new/b.txt, shop/from.txt, shop/new/to.txt, shop/gone.txt",
				ask.question().subject());
		assertEquals("""
				--- shop/a.txt
				+++ shop/a.txt
				@@ -1,2 +1,2 @@
				 one
				-two
				+2
				--- /dev/null
				+++ shop/new/b.txt
				@@ -0,0 +1,1 @@
				+first
				rename from shop/from.txt
				rename to shop/new/to.txt
				--- shop/from.txt
				+++ shop/from.txt
				@@ -1,2 +1,2 @@
				-old
				+new
				 rest
				--- shop/gone.txt
				+++ /dev/null
				@@ -1,1 +0,0 @@
				-gone
				""", ask.question().details());
	}

	@Test
	void whatTheUserAgreedToCountsForEditsAlone() throws Exception {
		prepared();
		var call = new ToolRequest("call_1", "apply_patch", arguments("*** Update File: shop/a.txt\n@@\n-two\n+2\n"));
		var ask = assertInstanceOf(ToolPermission.Ask.class,
				bench.tools.permission(call, ToolBench.ACTING, new Cancellation()));
		assertEquals(List.of("file", "conversation"), ask.question().choices());
		bench.tools.decided(call, ToolBench.ACTING, new ToolDecision.Approved("file"));
		assertInstanceOf(ToolPermission.Allowed.class,
				bench.tools.permission(call, ToolBench.ACTING, new Cancellation()));
		assertInstanceOf(ToolPermission.Allowed.class, bench.permission(ToolBench.ACTING, "edit_file",
				"{'path':'shop/a.txt','edits':[{'old':'two','new':'2'}]}"), "whichever tool");
		var two = arguments(
				"*** Update File: shop/a.txt\n@@\n-two\n+2\n*** Update File: shop/from.txt\n@@\n-old\n+new\n");
		ask = assertInstanceOf(ToolPermission.Ask.class, bench.permission(ToolBench.ACTING, "apply_patch", two));
		assertEquals(List.of("conversation"), ask.question().choices());
		bench.tools.decided(call, ToolBench.ACTING, new ToolDecision.Approved("conversation"));
		assertInstanceOf(ToolPermission.Allowed.class, bench.permission(ToolBench.ACTING, "apply_patch", two));
		for (var path : List.of("pom.xml", ".github/workflows/ci.yml", ".env")) {
			ask = assertInstanceOf(ToolPermission.Ask.class, bench.permission(ToolBench.ACTING, "apply_patch",
					arguments("*** Update File: shop/a.txt\n@@\n-two\n+2\n*** Add File: shop/" + path + "\n+x\n")),
					path);
			assertEquals(Effect.EDIT_UNSAFE, ask.question().effect(), path);
			ask = assertInstanceOf(ToolPermission.Ask.class, bench.permission(ToolBench.ACTING, "apply_patch",
					arguments("*** Update File: shop/a.txt\n*** Move to: shop/" + path + "\n")), path);
			assertEquals(List.of(), ask.question().choices(), path);
		}
	}

	@Test
	void nothingIsChangedIfAnythingCannotBe() throws Exception {
		var before = prepared();
		assertTrue(notPatched(ALL.replace("-old", "-new")).text().startsWith("shop/from.txt: "));
		assertEquals(Kind.DENIED, notPatched(ALL.replace("shop/new/to", "shop/a")).kind(), "the target exists");
		assertTrue(notPatched(ALL.replace("shop/new/b", "shop/gone")).text().contains("exists"));
		assertTrue(notPatched(ALL.replace("Delete File: shop/gone", "Delete File: shop/a")).text()
				.contains("several sections about shop/a.txt"));
		assertTrue(notPatched(ALL.replace("shop/gone", "shop/nowhere")).text().contains("There is no"));
		assertEquals(before, files());
	}

	@Test
	void whatMustNotBeChangedIsNot() throws Exception {
		bench.file("gen/a.txt", "two");
		bench.project.getFolder("gen").setDerived(true, null);
		bench.file(".aiignore", "kept.txt\n");
		bench.file("kept.txt", "two");
		bench.file("a.txt", "two");
		for (var section : List.of("*** Update File: shop/gen/a.txt\n@@\n-two\n+2\n",
				"*** Update File: shop/kept.txt\n@@\n-two\n+2\n", "*** Delete File: shop/kept.txt\n",
				"*** Update File: shop/a.txt\n*** Move to: shop/gen/b.txt\n",
				"*** Update File: shop/kept.txt\n*** Move to: shop/b.txt\n", "*** Add File: shop/gen/c.txt\n+x\n")) {
			assertEquals(Kind.DENIED, notPatched(section).kind(), section);
		}
		assertEquals("two", text(bench.project.getFile("kept.txt")));
	}

	@Test
	void aModelThatPlansWritesNothingButAPlan() throws Exception {
		bench.file("a.txt", "two");
		bench.file("plan.md", "two\n");
		var plan = new ToolContext("c", "openai/gpt-5.2", ToolContext.PLAN, List.of());
		for (var section : List.of("*** Update File: shop/a.txt\n@@\n-two\n+2\n", "*** Delete File: shop/plan.md\n",
				"*** Update File: shop/plan.md\n*** Move to: shop/b.md\n",
				"*** Update File: shop/plan.md\n@@\n-two\n+2\n*** Add File: shop/b.txt\n+x\n")) {
			assertInstanceOf(ToolPermission.Forbidden.class, bench.permission(plan, "apply_patch", arguments(section)));
			assertEquals(Kind.DENIED, ((ToolOutcome.Failed) bench.tools.execute(
					new ToolRequest("c", "apply_patch", arguments(section)), plan, (message, done) -> {
						// nobody looks
					}, bench.cancellation)).kind());
		}
		assertInstanceOf(ToolOutcome.Done.class,
				bench.call(plan, "apply_patch", arguments("*** Update File: shop/plan.md\n@@\n-two\n+2\n")));
		assertEquals("2\n", text(bench.project.getFile("plan.md")));
	}

	@Test
	void unsavedTextIsChangedAndStaysUnsavedButIsNotMoved() throws Exception {
		var file = bench.file("a.txt", "one\ntwo\n");
		var manager = FileBuffers.getTextFileBufferManager();
		manager.connect(file.getFullPath(), LocationKind.IFILE, null);
		try {
			var buffer = manager.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
			buffer.getDocument().replace(0, 0, "typed\n");
			var told = patched("*** Update File: shop/a.txt\n@@\n-two\n+2\n");
			assertEquals("typed\none\n2\n", buffer.getDocument().get());
			assertTrue(buffer.isDirty());
			assertEquals("one\ntwo\n", text(file));
			assertTrue(told.contains("shop/a.txt is not saved"), told);
			assertTrue(notPatched("*** Delete File: shop/a.txt\n").text().contains("has not saved"));
			assertTrue(notPatched("*** Update File: shop/a.txt\n*** Move to: shop/b.txt\n").text()
					.contains("has not saved"));
		} finally {
			manager.disconnect(file.getFullPath(), LocationKind.IFILE, null);
		}
	}

	/** While the first file of a patch is being changed, somebody types in the second one. */
	@Test
	void whatChangesMeanwhileIsLookedForAgain() throws Exception {
		var first = bench.file("a.txt", "one\n");
		var second = bench.file("b.txt", "one\n");
		var manager = FileBuffers.getTextFileBufferManager();
		manager.connect(first.getFullPath(), LocationKind.IFILE, null);
		manager.connect(second.getFullPath(), LocationKind.IFILE, null);
		try {
			var here = document(first);
			var there = document(second);
			typesOnce(here, there, 0, "typed\n");
			patched("*** Update File: shop/a.txt\n@@\n-one\n+1\n*** Update File: shop/b.txt\n@@\n-one\n+1\n");
			assertEquals("1\n", here.get());
			assertEquals("typed\n1\n", there.get());
			undo();
			assertEquals("one\n", here.get());
			assertEquals("typed\none\n", there.get());
			typesOnce(here, there, 0, "one\n");
			var failed = notPatched(
					"*** Update File: shop/a.txt\n@@\n-one\n+1\n*** Update File: shop/b.txt\n@@\n-one\n+1\n");
			assertTrue(failed.text().contains("fits in 2 places"), failed.text());
			assertEquals("one\n", here.get(), "what was changed already is taken back");
			assertEquals("one\ntyped\none\n", there.get());
			assertEquals("one\n", text(first));
		} finally {
			manager.disconnect(first.getFullPath(), LocationKind.IFILE, null);
			manager.disconnect(second.getFullPath(), LocationKind.IFILE, null);
		}
	}

	/** What is typed below the place does not hinder the patch, and comes back as the file has it. */
	@Test
	void whatWasTypedMeanwhileComesBackInTheEncodingOfTheFile() throws Exception {
		var first = bench.file("a.txt", "one\n");
		var second = bench.file("b.txt", "one\nü\n".getBytes(StandardCharsets.ISO_8859_1));
		second.setCharset("ISO-8859-1", null);
		var manager = FileBuffers.getTextFileBufferManager();
		manager.connect(first.getFullPath(), LocationKind.IFILE, null);
		manager.connect(second.getFullPath(), LocationKind.IFILE, null);
		try {
			typesOnce(document(first), document(second), 6, "ß\n");
			patched("*** Update File: shop/a.txt\n@@\n-one\n+1\n*** Update File: shop/b.txt\n@@\n-one\n+1\n");
			assertEquals("1\nü\nß\n", document(second).get());
			manager.getTextFileBuffer(second.getFullPath(), LocationKind.IFILE).commit(null, true);
		} finally {
			manager.disconnect(first.getFullPath(), LocationKind.IFILE, null);
			manager.disconnect(second.getFullPath(), LocationKind.IFILE, null);
		}
		bench.edited("delete", "{'path':'shop/b.txt'}");
		assertTrue(bench.checkpoints.undo(List.of(ToolBench.CALL), null).isComplete());
		assertArrayEquals("one\nü\nß\n".getBytes(StandardCharsets.ISO_8859_1), second.readAllBytes());
		assertEquals("ISO-8859-1", second.getCharset());
	}

	private static IDocument document(IFile file) {
		return FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE)
				.getDocument();
	}

	private static void typesOnce(IDocument watched, IDocument other, int offset, String text) {
		var typed = new AtomicBoolean();
		watched.addDocumentListener(new IDocumentListener() {
			@Override
			public void documentAboutToBeChanged(@Nullable DocumentEvent event) {
				// not yet
			}

			@Override
			public void documentChanged(@Nullable DocumentEvent event) {
				watched.removeDocumentListener(this);
				try {
					if (typed.compareAndSet(false, true)) {
						other.replace(offset, 0, text);
					}
				} catch (BadLocationException e) {
					throw new IllegalStateException(e);
				}
			}
		});
	}

	@Test
	void editsOfEachModelAreCounted() throws Exception {
		var file = bench.file("a.txt", "one\n\ttwo\n");
		patched("*** Update File: shop/a.txt\n@@\n-one\n+1\n");
		patched("*** Update File: shop/a.txt\n@@\n-\ttwo  \n+\t2\n");
		notPatched("*** Update File: shop/a.txt\n@@\n-three\n+3\n");
		bench.edited("edit_file", "{'path':'shop/a.txt','edits':[{'old':'1','new':'one'}]}");
		bench.notEdited("edit_file", "{'path':'shop/a.txt','edits':[{'old':'three','new':'3'}]}");
		bench.file("gen/a.txt", "two");
		bench.project.getFolder("gen").setDerived(true, null);
		notPatched("*** Update File: shop/gen/a.txt\n@@\n-two\n+2\n");
		assertEquals("one\n\t2\n", text(file));
		assertEquals("[Figures[model=anthropic/claude-sonnet-5, exact=2, forgiven=1, failed=2]]",
				bench.statistics.figures().toString());
		bench.statistics.close();
		assertEquals(bench.statistics.figures(), bench.restartedStatistics().figures());
	}
}
