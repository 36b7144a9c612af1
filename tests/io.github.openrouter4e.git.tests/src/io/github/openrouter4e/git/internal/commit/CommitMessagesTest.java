package io.github.openrouter4e.git.internal.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.git.internal.FakeCalls;
import io.github.openrouter4e.git.internal.PlainTexts;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.git.internal.message.CommitMessageWriter;

@SuppressWarnings("nls")
class CommitMessagesTest {

	private final CommitMessages messages = new CommitMessages();
	private final MessageField field = EGitMessageField.ofDialog(new FakeContext(null, "")).orElseThrow();

	@Test
	void pressedAgainBeforeItBeganItDoesNotBegin() {
		assertTrue(messages.pressed(field));
		assertFalse(messages.pressed(field));
		assertFalse(messages.goesOn(field));

		assertTrue(messages.pressed(field));
		assertTrue(messages.goesOn(field));
	}

	@Test
	void aClosedFieldDoesNotBegin() {
		assertTrue(messages.isNew(field));
		assertFalse(messages.isNew(field));
		messages.pressed(field);
		messages.forget(field);

		assertFalse(messages.goesOn(field));
		assertTrue(messages.isNew(field));
	}

	/** The staging view has one field for all repositories. */
	@Test
	void whatStoodThereForAnotherRepositoryIsNotBroughtBack(@TempDir Path folder) {
		try (var first = new TestRepository(folder.resolve("first"));
				var second = new TestRepository(folder.resolve("second"))) {
			var context = new FakeContext(first.repository(), "For the first\n");
			var shared = EGitMessageField.ofDialog(context).orElseThrow();
			written(shared, first, "Written for the first\n");
			assertEquals("Written for the first\n", context.message);

			context.repository = second.repository();
			context.message = "For the second\n";
			messages.restore(shared);
			assertEquals("For the second\n", context.message);

			written(shared, second, "Written for the second\n");
			messages.restore(shared);
			assertEquals("For the second\n", context.message);

			context.repository = first.repository();
			context.message = "Written for the first\n";
			messages.restore(shared);
			assertEquals("For the first\n", context.message);
			messages.forget(shared);
			messages.restore(shared);
			assertEquals("For the first\n", context.message);
		}
	}

	private void written(MessageField into, TestRepository repository, String message) {
		repository.write("a.txt", message).stage();
		var calls = new FakeCalls().answer(message);
		var task = new MessageTask(into, new CommitMessageWriter(calls, FakeCalls.model()),
				new CommitDialogue(() -> null, words -> {
					// nobody reads them
				}, end -> messages.ended(into, "words"), new PlainTexts()), Runnable::run, Runnable::run,
				Runnable::run);
		messages.begun(into, task);
		task.start();
	}

	/** All buttons say "Stop" while a message is written, as a command has one name in all places: so all of them stop it. */
	@Test
	void theButtonOfAnotherFieldStopsTooAsItSays() {
		var other = EGitMessageField.ofDialog(new FakeContext(null, "")).orElseThrow();
		var stopped = new ArrayList<MessageTask.End>();
		messages.pressed(field);
		messages.goesOn(field);
		messages.begun(field, new MessageTask(field, new CommitMessageWriter(new FakeCalls(), FakeCalls.model()),
				new CommitDialogue(() -> null, words -> {
					// nobody reads them
				}, stopped::add, new PlainTexts()), Runnable::run, Runnable::run, Runnable::run));

		assertFalse(messages.pressed(other));

		assertEquals(List.of(new MessageTask.End.Stopped(false)), stopped);
		messages.ended(field, "");
		assertTrue(messages.pressed(other));
	}
}
