package io.github.openrouter4e.git.internal.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.git.internal.diff.FileChange;
import io.github.openrouter4e.git.internal.message.CommitMaterial.Situation;

@SuppressWarnings("nls")
class CommitMaterialTest {

	private final Path folder;
	private final TestRepository files;

	CommitMaterialTest(@TempDir Path folder) {
		this.folder = folder;
		files = new TestRepository(folder);
	}

	@AfterEach
	void close() {
		files.close();
	}

	@Test
	void theFirstCommitHasNoStyle() throws Exception {
		files.write("a.txt", "one\n").stage();

		var material = read("");
		assertEquals(Situation.COMMIT, material.situation());
		assertEquals(List.of(), material.style().subjects());
		assertEquals(List.of("a.txt"), paths(material));
	}

	@Test
	void theStyleIsThatOfTheLastSubjectsThatSomebodyWrote() throws Exception {
		files.write("a.txt", "0\n").commit("feat(a): begin\n\nBody");
		files.git().checkout().setCreateBranch(true).setName("side").call();
		files.write("side.txt", "side\n").commit("fix: side");
		files.git().checkout().setName("main").call();
		files.write("a.txt", "1\n").commit("Change by hand");
		files.git().merge().include(files.repository().resolve("side")).setFastForward(FastForwardMode.NO_FF).call();
		files.write("a.txt", "2\n").commit("fixup! feat(a): begin");
		files.write("a.txt", "3\n").commit("Revert \"Change by hand\"");
		files.write("a.txt", "4\n").commit("feat!: go on");

		var style = read("").style();
		assertEquals("feat!: go on", style.subjects().getFirst());
		assertEquals(4, style.subjects().size(), () -> style.subjects().toString());
		assertTrue(style.isConventional());
		assertFalse(style.hasFullStop());
	}

	@Test
	void anAmendedCommitIsComparedWithTheOneBeforeIt() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		files.write("b.txt", "one\n").commit("Second\n\nBody\n\nChange-Id: I1");
		files.write("c.txt", "one\n").stage();

		assertEquals(List.of("c.txt"), paths(read("")));
		var amend = read("Second\n\nBody\n\nChange-Id: I1\n");
		assertEquals(Situation.AMEND, amend.situation());
		assertEquals(List.of("b.txt", "c.txt"), paths(amend));
		assertEquals(List.of("First"), amend.style().subjects());
		assertEquals("Other\n\nChange-Id: I1\n", amend.message("Other"));
		assertEquals(Situation.AMEND, read("Reworded already\n\nChange-Id: I1\n").situation());
	}

	@Test
	void theOnlyCommitCanBeAmended() throws Exception {
		files.write("a.txt", "one\n").commit("First");

		var amend = read("First");
		assertEquals(Situation.AMEND, amend.situation());
		assertEquals(List.of("a.txt"), paths(amend));
		assertEquals(FileChange.Kind.ADDED, amend.changes().files().getFirst().kind());
	}

	@Test
	void aMergeKeepsItsSubject() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		files.git().checkout().setCreateBranch(true).setName("side").call();
		files.write("a.txt", "side\n").commit("Side");
		files.git().checkout().setName("main").call();
		files.write("a.txt", "main\n").commit("Main");
		files.git().merge().include(files.repository().resolve("side")).call();
		files.write("a.txt", "both\n").stage();

		var material = read(files.repository().readMergeCommitMsg());
		assertEquals(Situation.MERGE, material.situation());
		assertTrue(material.message("Takes both").startsWith("Merge "), material.message("Takes both"));
		assertTrue(material.message("Takes both").contains("\n\nTakes both\n"), material.message("Takes both"));
	}

	@Test
	void anAmendedMergeKeepsItsSubject() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		files.git().checkout().setCreateBranch(true).setName("side").call();
		files.write("b.txt", "side\n").commit("Side");
		files.git().checkout().setName("main").call();
		files.write("c.txt", "main\n").commit("Main");
		files.git().merge().include(files.repository().resolve("side")).setFastForward(FastForwardMode.NO_FF)
				.setMessage("Merge branch 'side'\n\nTakes b").call();

		var material = read("Merge branch 'side'\n\nTakes b\n");
		assertEquals(List.of("b.txt"), paths(material));
		assertEquals("Merge branch 'side'\n\nBrings b\n", material.message("Brings b"));
		files.git().commit().setAmend(true).setMessage("Bring b").setSign(false).call();
		assertEquals("Brings b\n", read("Bring b\n").message("Brings b"), "the user has worded it");
	}

	@Test
	void aSquashKeepsTheListOfCommits() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		files.git().checkout().setCreateBranch(true).setName("side").call();
		files.write("b.txt", "side\n").commit("Side");
		files.git().checkout().setName("main").call();
		files.git().merge().include(files.repository().resolve("side")).setSquash(true).call();

		var material = read(files.repository().readSquashCommitMsg());
		assertEquals(Situation.SQUASH, material.situation());
		var message = material.message("Add b");
		assertTrue(message.startsWith("Add b\n\nSquashed commit of the following:\n"), message);
		assertTrue(message.contains("\tSide\n"), message);
	}

	@Test
	void theTemplateOfTheConfigurationIsRead() throws Exception {
		var template = Files.writeString(folder.resolve(".template"), "# Why?\n\nTicket: \n");
		files.repository().getConfig().setString("commit", null, "template", template.toString());

		assertEquals("# Why?\n\nTicket: \n", read("").template());
		Files.delete(template);
		assertEquals("", read("").template());
	}

	@Test
	void whatIsNotStagedIsTakenOnlyOnRequest() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		files.write("a.txt", "two\n");

		var material = read("");
		assertTrue(material.changes().isEmpty());
		assertEquals(List.of("a.txt"), paths(material.withUnstaged(files.repository(), new Cancellation())));
	}

	private CommitMaterial read(String message) throws IOException {
		return CommitMaterial.read(files.repository(), message, '#', new Cancellation());
	}

	private static List<String> paths(CommitMaterial material) {
		return material.changes().files().stream().map(FileChange::path).toList();
	}
}
