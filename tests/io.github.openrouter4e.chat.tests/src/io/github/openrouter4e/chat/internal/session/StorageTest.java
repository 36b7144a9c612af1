package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.pieces;
import static io.github.openrouter4e.testing.Answer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatServiceEvent;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.Piece;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FaultyDisk;
import io.github.openrouter4e.chat.support.Recorder;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.testing.http.Gate;

/** Conversations on a disk that is full, read-only or slow. */
class StorageTest {

	@TempDir
	Path folder;
	final FaultyDisk disk = new FaultyDisk();
	ChatBed bed;

	@BeforeEach
	void start() {
		bed = new ChatBed(disk.folder(folder));
	}

	@AfterEach
	void stop() throws Exception {
		bed.close();
	}

	@Test
	void whatIsSaidWhileTheDiskIsFullIsSavedWhenThereIsRoom() throws Exception {
		ChatSession session = bed.chat.create();
		Recorder told = bed.listenTo(session);
		ask(session, "one", "first answer");
		disk.setRoom(20);
		ask(session, "two", "second answer");
		ask(session, "three", "third answer");
		told.await(SessionEvent.StorageFailed.class);
		assertNotNull(session.unsaved());
		assertEquals(1, bed.chat.summaries().size());
		assertTrue(bed.ledger.unsaved() > 0);
		disk.setRoom(Long.MAX_VALUE);
		told.await(SessionEvent.StorageRecovered.class); // by itself
		assertNull(session.unsaved());
		ChatBed.await(() -> bed.ledger.unsaved() == 0);
		List<String> before = texts(session);
		bed.restart();
		ChatSession again = bed.chat.open(session.id());
		assertEquals(before, texts(again));
		assertEquals(0, again.snapshot().damagedLines());
		assertEquals(AnswerState.COMPLETE, ((Answer) again.snapshot().last()).state());
		assertEquals(3, bed.ledger.conversation(session.id()).requests());
	}

	@Test
	void aConversationThatNobodyShowsStaysOpenUntilItIsSaved() throws Exception {
		ChatSession session = bed.chat.create();
		disk.setRoom(0);
		ask(session, "one", "an answer");
		session.close();
		assertEquals(List.of(session), bed.chat.openSessions());
		assertEquals(session.id(), bed.chat.summaries().getFirst().id(), "it is in the list all the same");
		disk.setRoom(Long.MAX_VALUE);
		session.save();
		ChatBed.await(() -> bed.chat.openSessions().isEmpty());
		assertEquals(2, bed.chat.open(session.id()).snapshot().path().size());
	}

	@Test
	void aHistoryThatCannotBeWrittenCanBeRead() throws Exception {
		ChatSession session = bed.chat.create();
		ask(session, "one", "an answer");
		bed.restart();
		disk.setReadOnly(true);
		assertEquals(1, bed.chat.summaries().size());
		ChatSession opened = bed.chat.open(session.id());
		assertEquals(List.of("one", "an answer"), texts(opened));
		bed.chat.search("answer", hit -> assertEquals(session.id(), hit.conversation().id()), () -> false);
		ask(opened, "two", "another");
		assertNotNull(opened.unsaved());
		disk.setReadOnly(false);
		opened.save();
		assertNull(opened.unsaved());
	}

	@Test
	void aConversationThatCannotBeReadNowDelaysNoOther() throws Exception {
		ChatSession slow = bed.chat.create();
		ask(slow, "one", "an answer");
		bed.restart();
		Files.delete(folder.resolve("summaries.jsonl")); // so that the list must read it
		ChatSession session = bed.chat.create();
		var latch = new CountDownLatch(1);
		disk.slow(slow.id(), latch);
		var threads = List.of(thread(() -> bed.chat.open(slow.id())), thread(bed.chat::summaries),
				thread(() -> bed.chat.search("answer", hit -> {
					// only looking
				}, () -> false)));
		ChatBed.await(() -> disk.waiting() > 2);
		ask(session, "two", "another answer");
		bed.server.enqueue(pieces("abc", "def").gate(Gate.closedAt(1)));
		Recorder recorder = bed.listenTo(session);
		session.send(Prompt.of("three"));
		recorder.await(SessionEvent.AnswerDelta.class);
		session.stop();
		ChatBed.awaitIdle(session);
		assertEquals(4, session.snapshot().path().size());
		assertTrue(disk.waiting() > 2, "it still does not answer");
		latch.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
		assertEquals(2, bed.chat.openSessions().size());
	}

	@Test
	void anAnswerIsStoppedAlthoughItsFileDoesNotAnswer() throws Exception {
		ChatSession session = bed.chat.create();
		ask(session, "one", "an answer");
		bed.server.enqueue(pieces("abc", "def").gate(Gate.closedAt(1)));
		Recorder recorder = bed.listenTo(session);
		session.send(Prompt.of("two"));
		recorder.await(SessionEvent.AnswerDelta.class);
		var latch = new CountDownLatch(1);
		disk.slow(session.id(), latch);
		Thread change = thread(() -> session.rename("blocked"));
		ChatBed.await(() -> disk.waiting() > 0);
		session.stop();
		assertTrue(session.isBusy(), "asked without waiting for the disk");
		assertNull(session.unsaved());
		latch.countDown();
		change.join();
		ChatBed.awaitIdle(session);
		assertEquals(AnswerState.STOPPED, ((Answer) session.snapshot().last()).state());
	}

	@Test
	void aConversationThatIsOpenedMeanwhileIsNotMovedToTheTrash() throws Exception {
		ChatSession old = bed.chat.create();
		ask(old, "one", "an answer");
		old.close();
		bed.clock.advance(Duration.ofDays(1));
		ChatSession other = bed.chat.create();
		ask(other, "two", "an answer");
		other.close();
		var removed = new CopyOnWriteArrayList<String>();
		bed.chat.addListener(event -> {
			if (event instanceof ChatServiceEvent.ConversationRemoved(var id)) {
				removed.add(id);
			}
		});
		bed.settings.historyBytes = 1;
		bed.clock.advance(Duration.ofDays(40));
		var latch = new CountDownLatch(1);
		disk.slow("trash", latch);
		ChatSession session = bed.chat.create();
		ask(session, "three", "an answer"); // now the size is looked at
		ChatBed.await(() -> disk.waiting() > 0);
		ChatSession again = bed.chat.open(old.id());
		latch.countDown();
		ChatBed.await(() -> !removed.isEmpty());
		assertEquals(List.of(other.id()), removed);
		ask(again, "four", "an answer");
		bed.restart();
		assertEquals(4, bed.chat.open(old.id()).snapshot().path().size());
	}

	@Test
	void whetherItIsBusyIsKnownWhileTheDiskDoesNotAnswer() throws Exception {
		ChatSession session = bed.chat.create();
		ask(session, "one", "an answer");
		var latch = new CountDownLatch(1);
		disk.slow(session.id(), latch);
		Thread change = thread(() -> session.activate(session.snapshot().pathIds().getFirst()));
		ChatBed.await(() -> disk.waiting() > 0);
		assertFalse(assertTimeoutPreemptively(Duration.ofSeconds(20), session::isBusy));
		latch.countDown();
		change.join();
	}

	@Test
	void anAnswerDoesNotWaitUntilItIsOnTheDiskForGood() throws Exception {
		ChatSession session = bed.chat.create();
		ask(session, "one", "an answer");
		var latch = new CountDownLatch(1);
		disk.slowToForce(session.id(), latch);
		try {
			ask(session, "two", "another");
		} finally {
			latch.countDown();
		}
	}

	@Test
	void anEstimateReadsTheLastTurnsOnly() throws Exception {
		try (var file = new ConversationFile(folder.resolve("conversations/long.jsonl"))) {
			file.begin("long", Samples.NOW);
			String parent = null;
			for (int i = 0; i < 100; i++) {
				file.turn(Samples.question("q" + i, parent, "a question"));
				file.turn(Samples.begun("a" + i, "q" + i));
				file.piece("a" + i, new Piece("an answer", "", List.of(), List.of()));
				file.ended(Samples.complete("a" + i, "q" + i, "an answer"));
				parent = "a" + i;
			}
		}
		ChatSession session = bed.chat.open("long");
		session.setOptions(session.snapshot().options().withModel(Samples.MODEL));
		int before = disk.reads();
		session.estimate(Prompt.of("one more"));
		int read = disk.reads() - before;
		assertTrue(read > 0 && read < 20, read + " lines were read");
	}

	private interface Task {
		void run() throws Exception;
	}

	private static Thread thread(Task task) {
		return Thread.ofPlatform().daemon().start(() -> {
			try {
				task.run();
			} catch (Exception e) {
				throw new AssertionError(e);
			}
		});
	}

	private void ask(ChatSession session, String prompt, String answer) {
		Recorder recorder = bed.listenTo(session);
		bed.server.enqueue(text(answer));
		session.send(Prompt.of(prompt));
		recorder.awaitAnswers(1);
		ChatBed.awaitIdle(session);
	}

	private static List<String> texts(ChatSession session) {
		return session.snapshot().path().stream()
				.map(turn -> turn instanceof Answer answer
						? answer.text().toString()
						: ((io.github.openrouter4e.chat.Question) turn).prompt().text())
				.toList();
	}
}
