package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FaultyDisk;
import io.github.openrouter4e.chat.support.Recorder;

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
