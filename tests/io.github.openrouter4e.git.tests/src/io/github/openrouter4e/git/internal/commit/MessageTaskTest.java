package io.github.openrouter4e.git.internal.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.client.FinishReason;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.git.internal.AnswerDefect;
import io.github.openrouter4e.git.internal.FakeCalls;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.git.internal.commit.MessageTask.End;
import io.github.openrouter4e.git.internal.diff.Changes;
import io.github.openrouter4e.git.internal.message.CommitMessageWriter;

/** One thread does everything at once, so that what happens between two pieces of an answer is exact. */
@SuppressWarnings("nls")
class MessageTaskTest {

	private final Path folder;
	private final TestRepository files;
	private final FakeContext context;
	private final FakeCalls calls = new FakeCalls();
	private final Answers answers = new Answers();

	private static final class Answers implements MessageTask.Dialogue {

		private final List<String> asked = new ArrayList<>();
		private final List<End> ends = new ArrayList<>();
		private boolean agrees = true;

		@Override
		public boolean agreesTo(SpendingDecision decision) {
			asked.add("spend");
			return agrees;
		}

		@Override
		public boolean takesUnstaged(int count) {
			asked.add("unstaged " + count);
			return agrees;
		}

		@Override
		public boolean goesOnWithout(List<Changes.SecretLine> secrets) {
			asked.add("secrets " + secrets);
			return agrees;
		}

		@Override
		public void ended(End end) {
			ends.add(end);
		}
	}

	MessageTaskTest(@TempDir Path folder) {
		this.folder = folder;
		files = new TestRepository(folder);
		context = new FakeContext(files.repository(), "Before\n\nChange-Id: I1\n");
		files.write("a.txt", "one\n");
		calls.answer("Add", " a");
	}

	@AfterEach
	void close() {
		files.close();
	}

	@Test
	void theMessageTakesThePlaceOfTheText() {
		files.stage();
		var task = task();

		task.start();

		assertInstanceOf(End.Written.class, answers.ends.getLast());
		assertEquals("Add a\n\nChange-Id: I1\n", context.message);
		assertEquals("Before\n\nChange-Id: I1\n", task.former());
		assertEquals(List.of(), answers.asked);
	}

	@Test
	void whatTheUserTypesMeanwhileStays() {
		files.stage();
		calls.before(piece -> {
			if (piece == 1) {
				context.message = "Add\nI know better";
			}
		});

		task().start();

		assertEquals("Add\nI know better", context.message);
		assertEquals(List.of(new End.Stopped(true)), answers.ends);
	}

	@Test
	void anotherRepositoryInTheViewEndsIt() {
		files.stage();
		calls.before(piece -> {
			if (piece == 1) {
				context.repository = null;
				context.message = "Add\n\nChange-Id: I1\n";
			}
		});

		task().start();

		assertEquals("Add\n\nChange-Id: I1\n", context.message);
		assertEquals(List.of(new End.Stopped(true)), answers.ends);
	}

	@Test
	void stoppingBringsTheFormerTextBack() {
		files.stage();
		var task = task();
		calls.before(piece -> {
			if (piece == 1) {
				assertEquals("Add\n\nChange-Id: I1\n", context.message);
				task.stop();
				task.stop();
			}
		});

		task.start();

		assertEquals("Before\n\nChange-Id: I1\n", context.message);
		assertEquals(List.of(new End.Stopped(false)), answers.ends);
	}

	@Test
	void aFailureBringsTheFormerTextBack() {
		files.stage();
		calls.fail(new IllegalStateException("broken"));

		task().start();

		assertEquals("Before\n\nChange-Id: I1\n", context.message);
		assertInstanceOf(End.Failed.class, answers.ends.getLast());
	}

	@Test
	void aCutMessageBringsTheFormerTextBack() {
		files.stage();
		calls.finish(FinishReason.LENGTH);

		task().start();

		assertEquals("Before\n\nChange-Id: I1\n", context.message);
		assertEquals(List.of(new End.NoMessage(AnswerDefect.CUT)), answers.ends);
	}

	@Test
	void aFieldThatIsClosedEndsItSilently() {
		files.stage();
		calls.before(piece -> context.closed = piece == 1);

		task().start();

		assertEquals(List.of(new End.Stopped(false)), answers.ends);
	}

	@Test
	void nothingStagedIsSaid() {
		files.write("b.txt", "one\n");

		task().start();

		assertEquals(List.of(new End.NothingStaged()), answers.ends);
		assertEquals(List.of(), calls.calls());
		assertEquals(0, context.sets);
	}

	@Test
	void inTheDialogWhatIsNotStagedIsTakenIfTheUserAgrees() {
		files.commit("First");
		files.write("a.txt", "two\n");

		var field = EGitMessageField.ofDialog(context).orElseThrow();
		task(field).start();
		assertEquals("Add a\n\nChange-Id: I1\n", context.message);

		answers.agrees = false;
		context.message = "";
		task(field).start();
		assertEquals(List.of("unstaged 1", "unstaged 1"), answers.asked);
		assertEquals("", context.message);
		assertEquals(1, calls.calls().size());
	}

	@Test
	void keysInTheChangesAreToldBeforeAnythingIsSent() {
		files.write("key.txt", "ghp_" + "a1B2".repeat(9) + "\n").stage();
		answers.agrees = false;

		task().start();
		assertEquals(List.of("secrets [SecretLine[path=key.txt, line=1]]"), answers.asked);
		assertEquals(List.of(), calls.calls());

		answers.agrees = true;
		task().start();
		assertEquals(1, calls.calls().size());
		assertTrue(!calls.sent().contains("ghp_"), calls.sent());
	}

	@Test
	void ifEverythingIsKeptBackNothingIsAsked() {
		files.write(".gitignore", "").write(".noai", "").stage();

		task().start();

		assertInstanceOf(End.AllWithheld.class, answers.ends.getLast());
		assertEquals(List.of(), calls.calls());
	}

	@Test
	void aSpendingLimitAsksOnce() {
		files.stage();
		calls.limit();

		task().start();
		assertEquals(List.of("spend"), answers.asked);
		assertEquals("Add a\n\nChange-Id: I1\n", context.message);

		answers.agrees = false;
		context.message = "";
		task().start();
		assertEquals(List.of("spend", "spend"), answers.asked);
		assertEquals("", context.message);
		assertEquals(new End.Stopped(false), answers.ends.getLast());
	}

	@Test
	void aRepositoryThatCannotBeReadIsAFailure() {
		files.stage().write(".git/index", "broken");

		task().start();

		assertInstanceOf(End.Failed.class, answers.ends.getLast());
		assertTrue(folder.toFile().exists());
	}

	@Test
	void withoutARepositoryThereIsNothing() {
		context.repository = null;

		task().start();

		assertEquals(List.of(new End.NothingStaged()), answers.ends);
	}

	private MessageTask task() {
		return task(EGitMessageField.ofPart(new org.eclipse.core.runtime.PlatformObject() {
			@Override
			public <T> T getAdapter(@org.eclipse.jdt.annotation.Nullable Class<T> adapter) {
				return adapter.cast(context);
			}
		}).orElseThrow());
	}

	private MessageTask task(MessageField field) {
		return new MessageTask(field, new CommitMessageWriter(calls, FakeCalls.model()), answers, Runnable::run,
				Runnable::run, Runnable::run);
	}
}
