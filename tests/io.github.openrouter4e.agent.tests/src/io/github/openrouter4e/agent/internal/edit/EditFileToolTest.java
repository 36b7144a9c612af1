package io.github.openrouter4e.agent.internal.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.agent.internal.ToolBench;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;

/** Edits of real files: what is written, what is refused, and that Undo brings back every byte. */
@SuppressWarnings("nls")
class EditFileToolTest {

	private static final String EDIT = "{'path':'shop/a.txt','edits':[{'old':'two','new':'2'}]}";

	private ToolBench bench;

	@BeforeEach
	void open() throws Exception {
		bench = new ToolBench("shop");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private static byte[] bytes(IFile file) throws Exception {
		try (var in = file.getContents(true)) {
			return in.readAllBytes();
		}
	}

	private static String text(IFile file) throws Exception {
		return new String(bytes(file), StandardCharsets.UTF_8);
	}

	private static void undo() throws Exception {
		RefactoringCore.getUndoManager().performUndo(null, new NullProgressMonitor());
	}

	/** Name, encoding, bytes before the text, line end; null for mixed ones. */
	record Encoded(String name, Charset charset, byte[] mark, String end) {
		@Override
		public String toString() {
			return name;
		}

		byte[] bytes(String text) throws Exception {
			var result = new ByteArrayOutputStream();
			result.write(mark);
			result.write(text.getBytes(charset));
			return result.toByteArray();
		}
	}

	static List<Encoded> encodings() {
		var all = new ArrayList<Encoded>();
		for (var end : new String[]{"\n", "\r\n", "\r", null}) {
			var name = end == null ? "mixed" : end.replace("\r", "CR").replace("\n", "LF");
			for (var charset : List.of("UTF-8", "ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE", "US-ASCII",
					"ISO-8859-15",
					"IBM850")) {
				all.add(new Encoded(charset + " " + name, Charset.forName(charset), new byte[0], end));
			}
			all.add(new Encoded("UTF-8 with mark " + name, StandardCharsets.UTF_8,
					new byte[]{(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, end));
			all.add(new Encoded("UTF-16LE with mark " + name, StandardCharsets.UTF_16LE,
					new byte[]{(byte) 0xFF, (byte) 0xFE},
					end));
			all.add(new Encoded("UTF-16BE with mark " + name, StandardCharsets.UTF_16BE,
					new byte[]{(byte) 0xFE, (byte) 0xFF},
					end));
		}
		return all;
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void everyByteThatIsNotMeantStaysAndComesBack(Encoded as) throws Exception {
		var umlaut = as.charset().newEncoder().canEncode('ü') ? "ü" : "u";
		var text = "one " + umlaut + "@two  @three@@four@";
		var ends = as.end() == null ? new String[]{"\n", "\r\n", "\r", "\n"} : new String[]{as.end()};
		var before = as.bytes(withEnds(text, ends));
		var file = bench.file("a.txt", before);
		if (as.mark().length == 0) {
			file.setCharset(as.charset().name(), null); // else the mark tells
		}
		bench.edited("edit_file", "{'path':'shop/a.txt','edits':[{'old':'two\\nthree','new':'two\\n3'}]}");
		assertArrayEquals(as.bytes(withEnds(text.replace("three", "3"), ends)), bytes(file), () -> as.name());
		undo();
		assertArrayEquals(before, bytes(file));
		bench.edited("edit_file", "{'path':'shop/a.txt','edits':[{'old':'two\\nthree','new':'two\\n3'}]}");
		assertTrue(bench.checkpoints.undo(List.of(ToolBench.CALL), null).isComplete());
		assertArrayEquals(before, bytes(file));
	}

	@Test
	void aMarkThatWouldBeWrittenTwiceIsNotWrittenAtAll() throws Exception {
		var before = "\uFEFFone two".getBytes(StandardCharsets.UTF_16LE);
		var file = bench.file("a.txt", before);
		file.setCharset("UTF-16LE", null);
		assertTrue(bench.notEdited("edit_file", EDIT).text().contains("would be written twice"));
		assertArrayEquals(before, bytes(file));
		file.setCharset("UTF-16BE", null);
		file.setContents("\uFEFFone two".getBytes(StandardCharsets.UTF_16BE), IResource.FORCE, null);
		bench.edited("edit_file", EDIT);
		assertArrayEquals("\uFEFFone 2".getBytes(StandardCharsets.UTF_16BE), bytes(file));
	}

	/** The signs are replaced by the ends in turn. */
	static String withEnds(String text, String[] ends) {
		var result = new StringBuilder();
		var next = 0;
		for (var c : text.toCharArray()) {
			result.append(c == '@' ? ends[next++ % ends.length] : String.valueOf(c));
		}
		return result.toString();
	}

	@Test
	void theChangedLinesAreToldAndShown() throws Exception {
		var file = bench.file("a.txt", "one\ntwo\nthree\nfour\nfive\n");
		var outcome = (ToolOutcome.Done) bench.call(ToolBench.ACTING, "edit_file",
				"{'path':'shop/a.txt','edits':[{'old':'one\\n','new':'1\\n1a\\n'},{'old':'five','new':'5'}]}");
		assertEquals("1\n1a\ntwo\nthree\nfour\n5\n", text(file));
		assertTrue(outcome.text().contains("Changed lines: 1-2, 6. No new errors."), outcome.text());
		assertEquals("""
				--- shop/a.txt
				+++ shop/a.txt
				@@ -1,3 +1,4 @@
				-one
				+1
				+1a
				 two
				 three
				@@ -3,3 +4,3 @@
				 three
				 four
				-five
				+5
				""", outcome.view().data());
		assertEquals(1, file.getHistory(null).length, "the local history has what was there");
	}

	@Test
	void allOfACallOrNothing() throws Exception {
		var file = bench.file("a.txt", "one\ntwo\n");
		var failed = bench.notEdited("edit_file",
				"{'path':'shop/a.txt','edits':[{'old':'one','new':'1'},{'old':'seven','new':'7'}]}");
		assertTrue(failed.text().contains("is not in the file. Nothing was changed."), failed.text());
		assertEquals("one\ntwo\n", text(file));
	}

	@Test
	void unsavedTextIsChangedAndStaysUnsaved() throws Exception {
		var file = bench.file("a.txt", "one\ntwo\n");
		var manager = FileBuffers.getTextFileBufferManager();
		manager.connect(file.getFullPath(), LocationKind.IFILE, null);
		try {
			var buffer = manager.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
			buffer.getDocument().replace(0, 0, "typed\n");
			var told = bench.edited("edit_file", EDIT);
			assertEquals("typed\none\n2\n", buffer.getDocument().get());
			assertTrue(buffer.isDirty());
			assertEquals("one\ntwo\n", text(file));
			assertTrue(told.contains("The file is not saved"), told);
			undo();
			assertEquals("typed\none\ntwo\n", buffer.getDocument().get());
		} finally {
			manager.disconnect(file.getFullPath(), LocationKind.IFILE, null);
		}
	}

	@Test
	void whatMustNotBeChangedIsNot() throws Exception {
		bench.file("gen/a.txt", "two");
		bench.project.getFolder("gen").setDerived(true, null);
		assertEquals(Kind.DENIED, bench.notEdited("edit_file", EDIT.replace("shop/a", "shop/gen/a")).kind());
		bench.file(".aiignore", "kept.txt\n");
		bench.file("kept.txt", "two");
		assertEquals(Kind.DENIED, bench.notEdited("edit_file", EDIT.replace("shop/a", "shop/kept")).kind());
		bench.file("bytes.txt", new byte[]{'t', 'w', 'o', (byte) 0xFC});
		var failed = bench.notEdited("edit_file", EDIT.replace("shop/a", "shop/bytes"));
		assertTrue(failed.text().contains("bytes that are not UTF-8"), failed.text());
		var latin = bench.file("latin.txt", "two");
		latin.setCharset("ISO-8859-1", null);
		failed = bench.notEdited("edit_file", "{'path':'shop/latin.txt','edits':[{'old':'two','new':'二'}]}");
		assertTrue(failed.text().contains("ISO-8859-1, which does not have the character 二 (U+4E8C)"), failed.text());
		assertEquals("two", text(latin));
	}

	@Test
	void aReadOnlyFileStaysAsItIs() throws Exception {
		var file = bench.file("a.txt", "two");
		var attributes = new ResourceAttributes();
		attributes.setReadOnly(true);
		file.setResourceAttributes(attributes);
		assertEquals(Kind.DENIED, bench.notEdited("edit_file", EDIT).kind());
		assertEquals("two", text(file));
		attributes.setReadOnly(false);
		file.setResourceAttributes(attributes);
	}

	@Test
	void aFileThatChangedOnTheDiskIsReadAgain() throws Exception {
		var file = bench.file("a.txt", "two");
		Files.writeString(file.getLocation().toPath(), "one\ntwo\nthree");
		bench.edited("edit_file", EDIT);
		assertEquals("one\n2\nthree", text(file));
		assertTrue(file.isSynchronized(IResource.DEPTH_ZERO));
	}

	@Test
	void anEditOfAnOldVersionIsToldThatItIs() throws Exception {
		bench.file("a.txt", "one");
		var failed = bench.notEdited("edit_file",
				"{'path':'shop/a.txt','version':'00000000','edits':[{'old':'two','new':'2'}]}");
		assertTrue(failed.text().startsWith("The file has changed since version 00000000"), failed.text());
	}

	@Test
	void theUserIsAskedWithTheDifference() throws Exception {
		bench.file("a.txt", "one\ntwo\n");
		var ask = assertInstanceOf(ToolPermission.Ask.class, bench.permission(ToolBench.ACTING, "edit_file", EDIT));
		assertEquals(Effect.EDIT, ask.question().effect());
		assertEquals("shop/a.txt", ask.question().subject());
		assertTrue(ask.question().details().endsWith("@@ -1,2 +1,2 @@\n one\n-two\n+2\n"), ask.question().details());
		assertEquals(List.of("file", "conversation"), ask.question().choices());
	}

	@Test
	void whatTheUserAgreedToIsNotAskedAgain() throws Exception {
		bench.file("a.txt", "two");
		bench.file("b.txt", "two");
		var other = EDIT.replace("shop/a", "shop/b");
		var call = new ToolRequest("call_1", "edit_file", EDIT.replace('\'', '"'));
		bench.tools.decided(call, ToolBench.ACTING, ToolDecision.ONCE);
		assertInstanceOf(ToolPermission.Ask.class, bench.permission(ToolBench.ACTING, "edit_file", EDIT));
		bench.tools.decided(call, ToolBench.ACTING, new ToolDecision.Approved("file"));
		assertInstanceOf(ToolPermission.Allowed.class, bench.permission(ToolBench.ACTING, "edit_file", EDIT));
		assertInstanceOf(ToolPermission.Ask.class, bench.permission(ToolBench.ACTING, "edit_file", other));
		bench.tools.decided(call, ToolBench.ACTING, new ToolDecision.Approved("conversation"));
		assertInstanceOf(ToolPermission.Allowed.class, bench.permission(ToolBench.ACTING, "edit_file", other));
		var elsewhere = new ToolContext("c3", "m", ToolContext.ACT, List.of());
		assertInstanceOf(ToolPermission.Ask.class, bench.permission(elsewhere, "edit_file", EDIT));
	}

	@ParameterizedTest
	@ValueSource(strings = {"pom.xml", "run.sh", ".settings/org.eclipse.jdt.apt.core.prefs", "a.launch",
			"sub/package.json",
			"AGENTS.md", "sub/.aiignore", ".github/workflows/ci.yml", "Build.GRADLE", "META-INF/MANIFEST.MF"})
	void whatRunsProgramsIsAskedEachTime(String path) throws Exception {
		bench.file(path, "two");
		var arguments = EDIT.replace("shop/a.txt", "shop/" + path);
		var call = new ToolRequest("call_1", "edit_file",
				EDIT.replace("shop/a.txt", "shop/" + path).replace('\'', '"'));
		bench.tools.decided(call, ToolBench.ACTING, new ToolDecision.Approved("conversation"));
		var ask = assertInstanceOf(ToolPermission.Ask.class,
				bench.permission(ToolBench.ACTING, "edit_file", arguments));
		assertEquals(Effect.EDIT_UNSAFE, ask.question().effect());
		assertEquals(List.of(), ask.question().choices());
	}

	@Test
	void anEditThatCannotBeShownIsNotMade() throws Exception {
		bench.file("a.txt", "one");
		var permission = bench.permission(ToolBench.ACTING, "edit_file", EDIT);
		assertInstanceOf(ToolPermission.Forbidden.class, permission);
		assertFalse(bench.tools.tools(ToolBench.CONTEXT).stream().anyMatch(offer -> offer.name().equals("edit_file")));
	}
}
