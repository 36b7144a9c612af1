package io.github.openrouter4e.git.internal.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.git.internal.diff.FileChange.Form;
import io.github.openrouter4e.git.internal.diff.FileChange.Kind;

@SuppressWarnings("nls")
class RepositoryDiffTest {

	/** Made up, in the form of a token. */
	private static final String TOKEN = "ghp_" + "a1B2".repeat(9);

	private final Path folder;
	private final TestRepository files;

	RepositoryDiffTest(@TempDir Path folder) {
		this.folder = folder;
		files = new TestRepository(folder);
	}

	@AfterEach
	void close() {
		files.close();
	}

	@Test
	void whatIsStagedBeforeTheFirstCommitIsNew() throws Exception {
		files.write("a.txt", "one\ntwo\n").stage();

		assertEquals(
				List.of(new FileChange(Kind.ADDED, "a.txt", null, Form.TEXT, 2, 0, "@@ -0,0 +1,2 @@\n+one\n+two\n")),
				staged().files());
	}

	@Test
	void onlyWhatIsStagedCounts() throws Exception {
		files.write("a.txt", "one\n").write("b.txt", "one\n").commit("First");
		files.write("a.txt", "one\ntwo\n").stage().write("a.txt", "one\ntwo\nthree\n").write("new.txt", "new\n");

		var change = staged().files().getFirst();
		assertEquals(1, staged().files().size());
		assertEquals("@@ -1 +1,2 @@\n one\n+two\n", change.diff());
		assertEquals(1, change.added());

		var unstaged = diff().unstaged();
		assertEquals(List.of("a.txt"), unstaged.files().stream().map(FileChange::path).toList());
		assertEquals("@@ -1,2 +1,3 @@\n one\n two\n+three\n", unstaged.files().getFirst().diff());
	}

	@Test
	void aFileThatGitDoesNotKnowIsNotWhatADeletedOneBecame() throws Exception {
		files.write("a.txt", "one\ntwo\nthree\n").commit("First");
		files.delete("a.txt").write("untracked.txt", "one\ntwo\nthree\n");

		var unstaged = diff().unstaged().files();
		assertEquals(List.of("D a.txt +0 -3"), unstaged.stream().map(DiffBudget::line).toList());
	}

	@Test
	void aRenamedFileIsOneChange() throws Exception {
		files.write("old name.txt", "one\ntwo\nthree\nfour\n").commit("First");
		files.write("new.txt", "one\ntwo\nthree\nFOUR\n").delete("old name.txt").stage();

		var change = staged().files().getFirst();
		assertEquals(Kind.RENAMED, change.kind());
		assertEquals("old name.txt", change.formerPath());
		assertEquals("R \"old name.txt\" -> new.txt +1 -1".replace("\"", ""),
				DiffBudget.line(change).replace("\"", ""));
		assertTrue(change.diff().contains("-four\n+FOUR\n"), change.diff());
	}

	@Test
	void deletedFilesAreUnderTheirFormerName() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		files.delete("a.txt").stage();

		assertEquals("D a.txt +0 -1", DiffBudget.line(staged().files().getFirst()));
	}

	@Test
	void binaryAndHugeFilesAreNamedOnly() throws Exception {
		files.write("a.bin", new byte[]{1, 0, 2})
				.write("huge.txt", "line\n".repeat(RepositoryDiff.LARGEST_FILE / 5 + 1))
				.stage();

		var changes = staged();
		assertEquals(List.of(Form.BINARY, Form.BINARY), changes.files().stream().map(FileChange::form).toList());
		assertTrue(changes.files().stream().allMatch(file -> file.diff().isEmpty()));
	}

	@Test
	void generatedFilesAreNamedWithTheirCounts() throws Exception {
		files.write("web/package-lock.json", "{\n}\n").write("data.json", "x".repeat(6_000)).stage();

		assertEquals(List.of("A data.json (generated, +1 -0)", "A web/package-lock.json (generated, +2 -0)"),
				staged().files().stream().map(DiffBudget::line).toList());
	}

	@Test
	void aSubmoduleIsTheCommitThatItIsAt() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		var cache = files.repository().lockDirCache();
		var builder = cache.builder();
		builder.keep(0, cache.getEntryCount());
		var entry = new DirCacheEntry("library");
		entry.setFileMode(FileMode.GITLINK);
		entry.setObjectId(ObjectId.fromString("0123456789012345678901234567890123456789"));
		builder.add(entry);
		builder.commit();

		var change = staged().files().getFirst();
		assertEquals("A library (submodule)", DiffBudget.line(change));
		assertTrue(change.diff().contains("+Subproject commit 0123456789"), change.diff());
	}

	@Test
	void aModeAloneIsAChange() throws Exception {
		files.write("run.sh", "echo\n").commit("First");
		var cache = files.repository().lockDirCache();
		cache.getEntry("run.sh").setFileMode(FileMode.EXECUTABLE_FILE);
		cache.write();
		cache.commit();

		assertEquals("old mode 100644\nnew mode 100755\n", staged().files().getFirst().diff());
	}

	@Test
	void ignoredAndSecretFilesAreOnlyCounted() throws Exception {
		files.write(".aiignore", "private/\n").write("private/plan.txt", "canary\n").write("id_rsa", "canary\n")
				.write("a.txt", "one\n").stage();

		var changes = staged();
		assertEquals(2, changes.withheld());
		assertEquals(List.of(".aiignore", "a.txt"), changes.files().stream().map(FileChange::path).toList());
	}

	@Test
	void ignoredFilesThatAreGoneAreStillIgnored() throws Exception {
		files.write(".aiignore", "plan.txt\n").write("plan.txt", "canary\n").write(".env", "canary\n").commit("First");
		files.delete("plan.txt").delete(".env").stage();

		assertEquals(2, staged().withheld());
		assertEquals(List.of(), staged().files());
	}

	@Test
	void aRenameFromAnIgnoredNameIsKeptBack() throws Exception {
		files.write(".aiignore", "plan.txt\n").write("plan.txt", "one\ntwo\ncanary\n").commit("First");
		files.write("shown.txt", "one\ntwo\ncanary\n").delete("plan.txt").stage();

		assertEquals(List.of(), staged().files());
		assertEquals(1, staged().withheld());
	}

	@Test
	void anUnreadableIgnoreFileKeepsEverythingBack() throws Exception {
		files.write("a.txt", "one\n").stage();
		Files.createDirectory(folder.resolve(".aiignore")); // no file: its rules cannot be read

		assertEquals(new Changes(List.of(), 1, List.of()), staged());
	}

	@Test
	void ofAFileWithASecretTheLineIsTold() throws Exception {
		files.write("a.txt", "one\n" + TOKEN + "\n").write("b.txt", "one\n").commit("First");
		files.write("a.txt", "one\n").write("b.txt", "one\n\ntoken = \"" + TOKEN + "\"\n").write("c.txt", "fine\n")
				.stage();

		var changes = staged();
		assertEquals(List.of(new Changes.SecretLine("a.txt", 2), new Changes.SecretLine("b.txt", 3)),
				changes.secrets());
		assertEquals(List.of("c.txt"), changes.files().stream().map(FileChange::path).toList());
		assertEquals(2, changes.withheld());
	}

	@Test
	void aMergeIsComparedWithItsFirstParent() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		files.git().checkout().setCreateBranch(true).setName("side").call();
		files.write("side.txt", "side\n").commit("Side");
		files.git().checkout().setName("main").call();
		files.write("main.txt", "main\n").commit("Main");
		files.git().merge().include(files.repository().resolve("side")).setFastForward(FastForwardMode.NO_FF).call();

		var merge = RepositoryDiff.head(files.repository());
		assertTrue(merge != null && merge.getParentCount() == 2);
		assertEquals(List.of("side.txt"), diff().of(merge).files().stream().map(FileChange::path).toList());
	}

	@Test
	void conflictsInTheIndexAreNoReasonToFail() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		files.git().checkout().setCreateBranch(true).setName("side").call();
		files.write("a.txt", "side\n").commit("Side");
		files.git().checkout().setName("main").call();
		files.write("a.txt", "main\n").commit("Main");
		files.git().merge().include(files.repository().resolve("side")).call();

		assertFalse(staged().isEmpty());
		diff().unstaged();
	}

	@Test
	void onlyThePathsThatAreAskedFor() throws Exception {
		files.write("a/one.txt", "1\n").write("a/two.txt", "2\n").write("b/three.txt", "3\n").stage();

		var changes = diff().only(List.of("a"), path -> !path.endsWith("two.txt")).staged(null);
		assertEquals(List.of("a/one.txt"), changes.files().stream().map(FileChange::path).toList());
	}

	@Test
	void linesOfMoreFilesThanAnybodyReadsAreNotLookedAt() throws Exception {
		for (var i = 0; i <= RepositoryDiff.MOST_FILES; i++) {
			files.write("%04d.txt".formatted(i), "one\n");
		}
		files.stage();

		var changes = staged().files();
		assertEquals(RepositoryDiff.MOST_FILES + 1, changes.size());
		assertEquals(Form.UNREAD, changes.getLast().form());
	}

	@Test
	void aCancelledComparisonEnds() {
		files.write("a.txt", "one\n").stage();
		var cancellation = new Cancellation();
		cancellation.cancel();

		assertThrows(CancelledException.class, () -> RepositoryDiff.of(files.repository(), cancellation).staged(null));
	}

	private RepositoryDiff diff() {
		return RepositoryDiff.of(files.repository(), new Cancellation());
	}

	private Changes staged() throws IOException {
		return diff().staged(RepositoryDiff.head(files.repository()));
	}
}
