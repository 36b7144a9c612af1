package io.github.openrouter4e.git.internal.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.git.internal.diff.RepositoryDiff;

@SuppressWarnings("nls")
class QuestionTest {

	private final TestRepository files;

	QuestionTest(@TempDir Path folder) {
		files = new TestRepository(folder);
	}

	@AfterEach
	void close() {
		files.close();
	}

	@Test
	void aCommitIsSentWithItsMessageAndWithoutWhatIsIgnored() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		var commit = files.write(".aiignore", "kept.txt\n").write("kept.txt", "canary\n").write("a.txt", "two\n")
				.commit("Change a\n\nBecause.");

		var prompt = explain(commit);

		assertTrue(prompt.text().contains(commit.abbreviate(8).name()), prompt.text());
		var text = text(prompt);
		assertTrue(text.contains("Change a\n\nBecause.\n\n2 files, +2 -1 lines"), text);
		assertTrue(text.contains("-one\n+two\n"), text);
		assertFalse(text.contains("canary"), text);
	}

	@Test
	void theFirstCommitIsAllNew() throws Exception {
		assertTrue(text(explain(files.write("a.txt", "one\n").commit("First"))).contains("A a.txt +1 -0"));
	}

	@Test
	void ofAMergeItIsSaidThatItIsOne() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		branch("side");
		files.write("side.txt", "side\n").commit("Side");
		files.git().checkout().setName("main").call();
		files.write("main.txt", "main\n").commit("Main");
		files.git().merge().include(files.repository().resolve("side")).setFastForward(FastForwardMode.NO_FF).call();

		var text = text(explain(head()));
		assertTrue(text.contains("This is a merge; the changes are those against its first parent."), text);
		assertTrue(text.contains("side.txt"), text);
		assertFalse(text.contains("main.txt"), text);
	}

	@Test
	void aBranchIsWhatTheTargetDoesNotHave() throws Exception {
		files.write("a.txt", "one\n").commit("First");
		branch("topic");
		files.write("b.txt", "one\n").commit("Add b");
		files.write("c.txt", "one\n").commit("Add c\n\nBecause.");
		files.git().checkout().setName("main").call();
		files.write("main.txt", "main\n").commit("Main goes on");
		files.git().checkout().setName("topic").call();

		var prompt = describe().orElseThrow();

		assertTrue(prompt.text().contains("topic"), prompt.text());
		var text = text(prompt);
		assertTrue(
				text.startsWith(
						"branch topic, to be merged into main\n\n* Add b\n\n* Add c\n  \n  Because.\n\n2 files"),
				text);
		assertFalse(text.contains("main.txt"), text);
	}

	@Test
	void theServersBranchCountsBeforeTheLocalOne() throws Exception {
		var first = files.write("a.txt", "one\n").commit("First");
		var update = files.repository().updateRef("refs/remotes/origin/main");
		update.setNewObjectId(first);
		update.update();
		files.write("b.txt", "one\n").commit("Add b");

		assertTrue(text(describe().orElseThrow()).startsWith("branch main, to be merged into origin/main\n"));
	}

	@Test
	void thereIsNothingToDescribe() throws Exception {
		assertEquals(Optional.empty(), describe());
		files.write("a.txt", "one\n").commit("First");
		assertEquals(Optional.empty(), describe());
		branch("topic");
		assertEquals(Optional.empty(), describe());
	}

	private void branch(String name) throws Exception {
		files.git().checkout().setCreateBranch(true).setName(name).call();
	}

	private RevCommit head() throws IOException {
		var head = RepositoryDiff.head(files.repository());
		if (head == null) {
			throw new IllegalStateException("no commit");
		}
		return head;
	}

	private Prompt explain(RevCommit commit) throws IOException {
		return CommitQuestion.of(files.repository(), commit, new Cancellation());
	}

	private Optional<Prompt> describe() throws IOException {
		Repository repository = files.repository();
		return BranchQuestion.of(repository, new Cancellation());
	}

	private static String text(Prompt prompt) {
		return ((Attachment.TextFile) prompt.attachments().getFirst()).text();
	}
}
