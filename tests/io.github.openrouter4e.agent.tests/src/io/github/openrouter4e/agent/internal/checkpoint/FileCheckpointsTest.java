package io.github.openrouter4e.agent.internal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.agent.ChangedFile;
import io.github.openrouter4e.agent.ChangedFile.Kind;
import io.github.openrouter4e.agent.ChangedFile.State;
import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.agent.UndoReport;
import io.github.openrouter4e.agent.UndoReport.Result;
import io.github.openrouter4e.agent.internal.ToolBench;

/** What tools have changed is kept, shown and taken back, in real files. */
@SuppressWarnings("nls")
class FileCheckpointsTest {

	private static final List<Checkpoints.Call> CALLS = List.of(ToolBench.CALL);
	private static final String PATH = "/shop/a.txt";
	private static final String EDIT = "{'path':'shop/a.txt','edits':[{'old':'two','new':'2'}]}";

	@TempDir
	private Path folder;

	private ToolBench bench;

	@BeforeEach
	void open() throws Exception {
		bench = new ToolBench("shop");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private Result undo() {
		return bench.checkpoints.undo(CALLS, null).entries().getFirst().result();
	}

	private static void write(IFile file, String text) throws Exception {
		file.setContents(text.getBytes(), IResource.NONE, null);
	}

	@Test
	void whatTheUserHasChangedSinceStays() throws Exception {
		var file = bench.file("a.txt", "one\ntwo\nthree\n");
		bench.edited("edit_file", EDIT);
		write(file, "ONE\n2\nthree\nfour");
		assertEquals(Result.UNDONE, undo());
		assertEquals("ONE\ntwo\nthree\nfour", file.readString());
		assertEquals(State.UNDONE, bench.checkpoints.changes(CALLS).getFirst().state());
	}

	@Test
	void whatBothHaveChangedStaysAndIsSaid() throws Exception {
		var file = bench.file("a.txt", "one\ntwo\nthree\nfive\n");
		bench.edited("edit_file", EDIT);
		bench.edited("edit_file", "{'path':'shop/a.txt','edits':[{'old':'five','new':'5'}]}");
		write(file, "one\n2 or so\nthree\n5\n");
		assertEquals(Result.PARTLY, undo());
		assertEquals("one\n2 or so\nthree\nfive\n", file.readString());
		assertEquals("one\ntwo\nthree\nfive\n", bench.checkpoints.without(CALLS, PATH));
		assertEquals(State.OPEN, bench.checkpoints.changes(CALLS).getFirst().state());
	}

	@Test
	void unsavedTextStaysUnsavedAndUndoBringsTheChangeBack() throws Exception {
		var file = bench.file("a.txt", "one\ntwo\n");
		bench.edited("edit_file", EDIT);
		var manager = FileBuffers.getTextFileBufferManager();
		manager.connect(file.getFullPath(), LocationKind.IFILE, null);
		try {
			ITextFileBuffer buffer = manager.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
			buffer.getDocument().replace(0, 0, "typed\n");
			assertEquals(Result.UNDONE, undo());
			assertEquals("typed\none\ntwo\n", buffer.getDocument().get());
			assertTrue(buffer.isDirty());
			assertEquals("one\n2\n", file.readString());
			RefactoringCore.getUndoManager().performUndo(null, new NullProgressMonitor());
			assertEquals("typed\none\n2\n", buffer.getDocument().get());
		} finally {
			manager.disconnect(file.getFullPath(), LocationKind.IFILE, null);
		}
	}

	@Test
	void aFileThatWasCreatedGoesOnlyIfItIsUnchanged() throws Exception {
		bench.edited("write_file", "{'path':'shop/new.txt','content':'a\\nb'}");
		var file = bench.project.getFile("new.txt");
		assertEquals(List.of(new ChangedFile("/shop/new.txt", Kind.CREATED, 2, 0, State.OPEN)),
				bench.checkpoints.changes(CALLS));
		write(file, "a\nb\nc");
		assertEquals(Result.CHANGED_SINCE, undo());
		assertEquals("a\nb\nc", file.readString());
		write(file, "a\nb");
		assertEquals(Result.UNDONE, undo());
		assertFalse(file.exists());
	}

	/** Its files are there, though Eclipse says that none exists. */
	@Test
	void nothingIsTakenBackInAClosedProject() throws Exception {
		bench.edited("write_file", "{'path':'shop/new.txt','content':'a\\nb'}");
		var file = bench.project.getFile("new.txt");
		bench.project.close(null);
		assertEquals(
				List.of(new UndoReport.Entry("/shop/new.txt", Result.FAILED,
						NLS.bind(Messages.Restorer_projectClosed, "shop"))),
				bench.checkpoints.undo(CALLS, null).entries());
		bench.project.open(null);
		assertEquals(State.OPEN, bench.checkpoints.changes(CALLS).getFirst().state());
		assertEquals(Result.UNDONE, undo());
		assertFalse(file.exists());
	}

	/** Its files may be on the disk, as here, or in a project of another name. */
	@Test
	void nothingIsTakenBackInAProjectThatIsNotThere() throws Exception {
		bench.edited("write_file", "{'path':'shop/new.txt','content':'a\\nb'}");
		var file = bench.project.getFile("new.txt");
		var description = bench.project.getDescription();
		bench.project.delete(false, true, null);
		assertEquals(
				List.of(new UndoReport.Entry("/shop/new.txt", Result.FAILED,
						NLS.bind(Messages.Restorer_projectMissing, "shop"))),
				bench.checkpoints.undo(CALLS, null).entries());
		bench.project.create(description, null);
		bench.project.open(null);
		assertEquals(Result.UNDONE, undo());
		assertFalse(file.exists());
	}

	@Test
	void aFileThatWasDeletedComesBack() throws Exception {
		var file = bench.file("a.txt", "two\r\n\u00FC".getBytes("ISO-8859-1"));
		file.setCharset("ISO-8859-1", null);
		bench.edited("edit_file", EDIT);
		var before = FileImage.of(file);
		file.delete(true, null);
		bench.checkpoints.record(ToolBench.ACTING, "call_1", file, before, FileImage.ABSENT);
		assertEquals(Kind.DELETED, bench.checkpoints.changes(CALLS).getFirst().kind());
		assertEquals(Result.UNDONE, undo());
		assertEquals("two\r\n\u00FC", new String(file.readAllBytes(), "ISO-8859-1"));
		assertEquals("ISO-8859-1", file.getCharset(false));
	}

	@Test
	void onlyTheCallsThatAreMeantAreTakenBack() throws Exception {
		var file = bench.file("a.txt", "one\ntwo\n");
		bench.edited("edit_file", EDIT);
		var between = Instant.now();
		bench.edited("edit_file", "{'path':'shop/a.txt','edits':[{'old':'one','new':'1'}]}");
		var later = List.of(new Checkpoints.Call("c2", "call_1", between, Instant.MAX));
		assertTrue(bench.checkpoints.undo(later, PATH).isComplete());
		assertEquals("one\n2\n", file.readString());
		assertEquals(List.of(), bench.checkpoints.undo(CALLS, "/shop/b.txt").entries());
	}

	@Test
	void whatIsKeptIsNotReviewedAnyMore() throws Exception {
		bench.file("a.txt", "one\ntwo\nthree\n");
		var heard = new ArrayList<Set<String>>();
		bench.checkpoints.onChange(heard::add);
		bench.edited("edit_file", EDIT);
		assertEquals("one\ntwo\nthree\n", bench.checkpoints.reference(PATH, "one\n2\nthree\n"));
		assertEquals(Set.of(PATH), bench.checkpoints.unreviewed());
		bench.checkpoints.keep(CALLS, PATH);
		assertNull(bench.checkpoints.reference(PATH, "one\n2\nthree\n"));
		assertEquals(Set.of(), bench.checkpoints.unreviewed());
		assertEquals(State.KEPT, bench.checkpoints.changes(CALLS).getFirst().state());
		assertEquals(List.of(Set.of(PATH), Set.of(PATH)), heard);
	}

	@Test
	void partsAreReviewedOneByOneAlsoAfterARestart() throws Exception {
		var file = bench.file("a.txt", "one\ntwo\nthree\nfour\nfive\n");
		bench.edited("edit_file", EDIT);
		bench.edited("edit_file", "{'path':'shop/a.txt','edits':[{'old':'four\\n','new':''}]}");
		write(file, "typed\none\n2\nthree\nfive\n");
		assertEquals(new Checkpoints.Rejection(10, "2\n", "two\n"),
				bench.checkpoints.rejection(PATH, file.readString(), 2));
		assertEquals(new Checkpoints.Rejection(18, "", "four\n"),
				bench.checkpoints.rejection(PATH, file.readString(), 3));
		assertNull(bench.checkpoints.rejection(PATH, file.readString(), 0), "the user's own line");
		bench.checkpoints.keep(PATH, file.readString(), 2);
		assertEquals("typed\none\n2\nthree\nfour\nfive\n", bench.checkpoints.reference(PATH, file.readString()));
		var restarted = bench.restartedCheckpoints();
		assertEquals("typed\none\n2\nthree\nfour\nfive\n", restarted.reference(PATH, file.readString()));
		restarted.settle(PATH, file.readString());
		assertEquals(Set.of(PATH), restarted.unreviewed(), "the other part is left");
		restarted.settle(PATH, "typed\none\n2\nthree\nfour\nfive\n");
		assertEquals(Set.of(), restarted.unreviewed());
		restarted.close();
	}

	@Test
	void aFileOfWhichAPartIsKeptComesBackInItsEncoding() throws Exception {
		var file = bench.file("a.txt", "one\n\u00FC\ntwo\n".getBytes(StandardCharsets.ISO_8859_1));
		file.setCharset("ISO-8859-1", null);
		bench.edited("edit_file",
				"{'path':'shop/a.txt','edits':[{'old':'one','new':'1'},{'old':'two','new':'2'}]}");
		bench.checkpoints.keep(PATH, file.readString(), 0);
		bench.edited("delete", "{'path':'shop/a.txt'}");
		assertEquals(Result.UNDONE, undo());
		assertArrayEquals("1\n\u00FC\ntwo\n".getBytes(StandardCharsets.ISO_8859_1), file.readAllBytes());
		assertEquals("ISO-8859-1", file.getCharset());
	}

	@Test
	void aPartThatIsKeptLeavesTheChangesOfEachCallToItself() throws Exception {
		var file = bench.file("a.txt", "one\ntwo\nthree\nfour\nfive\nsix\n");
		record("run1", file, "one\n2\nthree\nfour\n5\nsix\n");
		record("run2", file, "zero\none\n2\nthree\nfour\n5\nsix\n");
		record("run2", file, "zero\none\n2\nthree\nfour\n5!\nsix\n");
		bench.checkpoints.keep(PATH, file.readString(), 5);
		assertEquals("one\ntwo\nthree\nfour\n5!\nsix\n", bench.checkpoints.reference(PATH, file.readString()));
		assertEquals(State.OPEN, state("run1"), "its other part");
		assertEquals(State.OPEN, state("run2"));
		assertTrue(bench.checkpoints.undo(List.of(run("run2")), PATH).isComplete());
		assertEquals("one\n2\nthree\nfour\n5\nsix\n", file.readString());
		assertEquals("one\ntwo\nthree\nfour\n5\nsix\n", bench.checkpoints.reference(PATH, file.readString()));
		bench.checkpoints.keep(PATH, file.readString(), 1);
		assertEquals(State.KEPT, state("run1"));
		assertEquals(Set.of(), bench.checkpoints.unreviewed());
	}

	@Test
	void whicheverPartIsKeptAllOthersStayToBeReviewed() throws Exception {
		for (var seed = 0; seed < 300; seed++) {
			var random = new Random(seed);
			var path = "r" + seed + ".txt";
			var file = bench.file(path, "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
			for (var call = 0; call < 4; call++) {
				record("run" + call, file, edited(random, file.readString()));
			}
			var full = file.getFullPath().toString();
			var text = file.readString();
			for (var ranges = bench.checkpoints.changedLines(full, text); !ranges.isEmpty();) {
				bench.checkpoints.keep(full, text, ranges.get(random.nextInt(ranges.size())).first() - 1);
				var left = bench.checkpoints.changedLines(full, text);
				assertTrue(left.size() < ranges.size(), "seed " + seed + ": " + ranges + left);
				assertTrue(ranges.containsAll(left), "seed " + seed + ": " + ranges + left);
				ranges = left;
			}
		}
	}

	private static String edited(Random random, String text) {
		var lines = new ArrayList<>(text.lines().toList());
		var at = random.nextInt(lines.size());
		switch (random.nextInt(3)) {
			case 0 -> lines.set(at, "set" + random.nextInt());
			case 1 -> lines.add(at, "added" + random.nextInt());
			default -> lines.remove(at);
		}
		return String.join("\n", lines) + "\n";
	}

	/** What a tool does that edits a file. */
	private void record(String call, IFile file, String text) throws Exception {
		var before = FileImage.of(file);
		write(file, text);
		bench.checkpoints.record(ToolBench.ACTING, call, file, before, FileImage.of(file));
	}

	private static Checkpoints.Call run(String call) {
		return new Checkpoints.Call(ToolBench.ACTING.conversationId(), call, Instant.EPOCH, Instant.MAX);
	}

	private State state(String call) {
		return bench.checkpoints.changes(List.of(run(call))).getFirst().state();
	}

	@Test
	void theOldestGoWhenTheyTakeTooMuchSpaceOrAreTooOld() throws Exception {
		var file = bench.file("a.txt", "");
		var limits = new ChangeJournal.Limits(Duration.ofDays(30), 2_000);
		var now = Instant.parse("2026-11-28T10:00:00Z");
		var checkpoints = new FileCheckpoints(folder, Clock.fixed(now, ZoneOffset.UTC), limits);
		var text = new StringBuilder();
		for (var i = 0; i < 50; i++) {
			var before = FileImage.of(text.toString());
			text.append(Integer.toHexString(new Random(i).nextInt())).append('\n');
			checkpoints.record(ToolBench.ACTING, "call" + i, file, before, FileImage.of(text.toString()));
		}
		checkpoints.close();
		var size = 0L;
		try (var all = Files.walk(folder.resolve("contents"))) {
			for (var path : all.filter(Files::isRegularFile).toList()) {
				size += Files.size(path);
			}
		}
		assertTrue(size > 500 && size <= 2_000, () -> "bytes are kept");
		var last = new Checkpoints.Call("c2", "call49", Instant.EPOCH, Instant.MAX);
		assertEquals(1, checkpoints.changes(List.of(last)).getFirst().added());
		assertEquals(List.of(),
				checkpoints.changes(List.of(new Checkpoints.Call("c2", "call0", Instant.EPOCH, Instant.MAX))));
		var later = new FileCheckpoints(folder, Clock.fixed(now.plus(Duration.ofDays(31)), ZoneOffset.UTC), limits);
		assertEquals(List.of(), later.changes(List.of(last)));
		later.close();
	}

	@Test
	void whatGoesMakesRoomForMoreThanTheNextChange() throws Exception {
		var file = bench.file("a.txt", "");
		var limits = new ChangeJournal.Limits(Duration.ofDays(30), 10_000);
		var checkpoints = new FileCheckpoints(folder, Clock.systemUTC(), limits);
		var random = new Random(1);
		var before = FileImage.of("");
		var first = "";
		var written = 0;
		for (var i = 0; i < 100; i++) {
			var after = FileImage.of(noise(random));
			checkpoints.record(ToolBench.ACTING, "call" + i, file, before, after);
			before = after;
			var line = Files.readAllLines(folder.resolve("changes.jsonl")).getFirst(); // stays while lines are only appended
			if (i > 0 && !line.equals(first)) {
				written++;
			}
			first = line;
		}
		checkpoints.close();
		assertTrue(written > 1 && written <= 20, "written anew: " + written);
	}

	@Test
	void theLatestChangeStaysAsLongAsItIsWithinTheLimit() throws Exception {
		var file = bench.file("a.txt", "");
		var random = new Random(1);
		var earlier = FileImage.of(noise(random));
		var latest = FileImage.of(noise(random));
		var store = new ContentStore(folder.resolve("measured"));
		var size = store.size(FileChange.ImageRef.put(earlier, store).hashes().iterator().next())
				+ store.size(FileChange.ImageRef.put(latest, store).hashes().iterator().next());
		var checkpoints = new FileCheckpoints(folder.resolve("kept"), Clock.systemUTC(),
				new ChangeJournal.Limits(Duration.ofDays(30), size));
		checkpoints.record(ToolBench.ACTING, "call0", file, FileImage.of("small"), earlier);
		checkpoints.record(ToolBench.ACTING, "call1", file, earlier, latest);
		checkpoints.close();
		assertEquals(List.of(), checkpoints.changes(List.of(run("call0"))));
		assertEquals(1, checkpoints.changes(List.of(run("call1"))).size());
	}

	/** Text that takes about 200 bytes, however it is packed. */
	private static String noise(Random random) {
		var bytes = new byte[200];
		random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}
}
