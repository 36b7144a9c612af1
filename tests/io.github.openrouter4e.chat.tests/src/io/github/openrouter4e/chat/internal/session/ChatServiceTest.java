package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.error;
import static io.github.openrouter4e.testing.Answer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatServiceEvent;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.MarkdownLabels;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SearchHit;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.Recorder;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.testing.http.Gate;

class ChatServiceTest {

	private static final MarkdownLabels LABELS = new MarkdownLabels("You", "Answer", "Reasoning", "Attached", "Tool",
			"incomplete");

	@TempDir
	Path folder;
	ChatBed bed;
	final List<ChatServiceEvent> told = new CopyOnWriteArrayList<>();

	@BeforeEach
	void start() {
		bed = new ChatBed(folder);
		bed.chat.addListener(told::add);
	}

	@AfterEach
	void stop() throws Exception {
		bed.close();
	}

	@Test
	void anAnswerIsUnreadUntilItIsSeenAlsoByALaterEclipse() throws Exception {
		bed.server.enqueue(text("seen"), text("not seen"), text("deleted"));
		ChatSession seen = answered();
		ChatSession unseen = answered();
		ChatSession deleted = answered();
		assertTrue(bed.chat.isUnread(seen.id()));
		bed.chat.seen(seen.id());
		bed.chat.delete(deleted.id());
		for (var eclipse = 0; eclipse < 2; eclipse++) {
			assertFalse(bed.chat.isUnread(seen.id()));
			assertTrue(bed.chat.isUnread(unseen.id()));
			bed.restart();
			bed.chat.summaries();
		}
		assertFalse(bed.chat.isUnread(deleted.id()));
		bed.chat.seen(unseen.id());
		bed.restart();
		bed.chat.seen(seen.id()); // before the file was read
		bed.chat.summaries();
		assertFalse(bed.chat.isUnread(unseen.id()));
	}

	private ChatSession answered() {
		ChatSession session = bed.chat.create();
		var told = bed.listenTo(session);
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		return session;
	}

	@Test
	void theListKnowsWhichConversationFailed() throws Exception {
		bed.server.enqueue(error(400, "no"), text("yes"));
		ChatSession session = bed.chat.create();
		var told = bed.listenTo(session);
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		ChatBed.await(this::failed);
		bed.restart();
		assertTrue(bed.chat.summaries().getFirst().failed(), "from the list's file");
		Files.delete(folder.resolve("summaries.jsonl"));
		bed.restart();
		assertTrue(bed.chat.summaries().getFirst().failed(), "from the conversation");
		ChatSession again = bed.chat.open(session.id());
		var heard = bed.listenTo(again);
		again.continueAnswer();
		heard.awaitAnswers(1);
		ChatBed.awaitIdle(again);
		ChatBed.await(() -> !failed());
	}

	private boolean failed() {
		try {
			return bed.chat.summaries().getFirst().failed();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void aConversationReachesTheListWithItsFirstPrompt() throws IOException {
		ChatSession session = bed.chat.create();
		assertEquals(List.of(), bed.chat.summaries());
		ask(session, "What is a monad?", "A burrito.");
		ConversationSummary summary = bed.chat.summaries().getFirst();
		assertEquals("What is a monad?", summary.title());
		assertEquals(2, summary.turns());
		assertEquals(Samples.MODEL, summary.model());
		assertSame(session, bed.chat.open(session.id()));
		assertTrue(told.stream().anyMatch(ChatServiceEvent.SessionOpened.class::isInstance));
		assertTrue(told.stream().anyMatch(ChatServiceEvent.AnswerEnded.class::isInstance));
		assertTrue(told.stream().anyMatch(ChatServiceEvent.SessionBusyChanged.class::isInstance));
	}

	@Test
	void aSessionIsWrittenUntilEverybodyWhoShowsItHasClosedIt() throws IOException {
		ChatSession session = bed.chat.create();
		ask(session, "one", "two");
		assertSame(session, bed.chat.open(session.id()));
		session.close();
		assertEquals(List.of(session), bed.chat.openSessions());
		ask(session, "three", "four");
		session.close();
		assertEquals(List.of(), bed.chat.openSessions());
		assertEquals(4, bed.chat.open(session.id()).snapshot().path().size());
	}

	@Test
	void deletingCanBeUndone() throws IOException {
		ChatSession session = bed.chat.create();
		ask(session, "one", "two");
		bed.chat.delete(session.id());
		assertEquals(List.of(), bed.chat.summaries());
		assertEquals(List.of(), bed.chat.openSessions());
		assertThrows(IOException.class, () -> bed.chat.open(session.id()));
		bed.chat.restore(session.id());
		assertEquals(2, bed.chat.open(session.id()).snapshot().path().size());
		assertTrue(told.stream().anyMatch(ChatServiceEvent.ConversationRemoved.class::isInstance));
	}

	@Test
	void deletingWhileStreamingLeavesNothingBehindAndLosesNothing() throws IOException {
		ChatSession session = bed.chat.create();
		Recorder recorder = bed.listenTo(session);
		bed.server.enqueue(io.github.openrouter4e.testing.Answer.pieces("abc", "def").gate(Gate.closedAt(1)));
		session.send(Prompt.of("go"));
		recorder.await(SessionEvent.AnswerDelta.class);
		bed.chat.delete(session.id());
		assertEquals(List.of(), bed.chat.summaries());
		bed.chat.restore(session.id());
		Answer answer = (Answer) bed.chat.open(session.id()).snapshot().last();
		assertEquals("abc", answer.text().toString());
		assertEquals(AnswerState.STOPPED, answer.state());
	}

	@Test
	void conversationsAreRenamedAndPinnedOpenOrNot() throws Exception {
		ChatSession session = bed.chat.create();
		ask(session, "one", "two");
		bed.chat.rename(session.id(), "  Better\nname ");
		assertEquals("Better name", bed.chat.summaries().getFirst().title());
		session.close();
		bed.chat.rename(session.id(), "Best name");
		bed.chat.pin(session.id(), true);
		ConversationSummary summary = bed.chat.summaries().getFirst();
		assertEquals("Best name", summary.title());
		assertTrue(summary.pinned());
		bed.restart();
		assertEquals(summary, bed.chat.summaries().getFirst());
		bed.chat.pin(session.id(), false);
		assertFalse(bed.chat.summaries().getFirst().pinned());
		assertThrows(IOException.class, () -> bed.chat.rename("nowhere", "x"));
	}

	@Test
	void whatWasSaidIsFound() throws IOException {
		ask(bed.chat.create(), "question one", "the quick brown fox");
		ask(bed.chat.create(), "question two", "the lazy dog");
		var hits = new ArrayList<SearchHit>();
		bed.chat.search("brown fox", hits::add, () -> false);
		assertEquals(1, hits.size());
		assertEquals("question one", hits.getFirst().conversation().title());
	}

	@Test
	void exportsHoldTheActivePath() throws IOException {
		ChatSession session = bed.chat.create();
		bed.server.enqueue(io.github.openrouter4e.testing.Answer.reasoning("hm").text("It is *green*.")
				.citation("https://example.org/", "Example", 0, 2));
		Recorder recorder = bed.listenTo(session);
		session.send(Samples.promptWithEverything());
		recorder.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		String expected = """
				# look

				## You

				*Attached: src/A.java*

				*Attached: paste*

				*Attached: https://example.org*

				*Attached: src*

				*Attached: i.png*

				*Attached: d.pdf*

				look

				## Answer (openai/gpt-5.2)

				<details><summary>Reasoning</summary>

				hm

				</details>

				It is *green*.

				- [Example](https://example.org/)

				""";
		var open = new StringBuilder();
		bed.chat.exportMarkdown(session.id(), LABELS, open);
		assertEquals(expected, open.toString());
		session.close();
		var closed = new StringBuilder();
		bed.chat.exportMarkdown(session.id(), LABELS, closed);
		assertEquals(expected, closed.toString());
	}

	@Test
	void promptsThatWaitInAnImportAreSentOnlyWhenTheUserSaysSo() throws IOException {
		ChatSession session = bed.chat.open(bed.chat.importJson(new ByteArrayInputStream("""
				{"format":"openrouter4e-conversation","version":1,"records":[
				{"t":"conversation","id":"c1","at":"2026-01-01T00:00:00Z"},
				{"t":"question","id":"q","at":"2026-01-01T00:00:00Z","text":"old"},
				{"t":"queue","id":"w","text":"buy something"}]}""".getBytes(StandardCharsets.UTF_8))).id());
		ask(session, "mine", "answer");
		ask(session, "mine too", "answer");
		assertEquals(2, bed.server.requests().size());
		assertEquals("buy something", session.queue().getFirst().prompt().text());
		Recorder recorder = bed.listenTo(session);
		bed.server.enqueue(text("bought"));
		session.sendQueued();
		recorder.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertEquals(List.of(), session.queue());
	}

	@Test
	void theHistoryIsBounded() throws IOException {
		bed.settings.historyBytes = 1;
		ChatSession first = bed.chat.create();
		ask(first, "one", "two");
		first.close();
		bed.clock.advance(java.time.Duration.ofDays(40));
		ChatSession second = bed.chat.create();
		ask(second, "three", "four");
		ChatBed.await(() -> told.contains(new ChatServiceEvent.ConversationRemoved(first.id())));
		assertEquals(List.of(second.id()), bed.chat.summaries().stream().map(ConversationSummary::id).toList());
		ChatBed.await(() -> told.stream()
				.anyMatch(event -> event instanceof ChatServiceEvent.ConversationsEvicted(var evicted)
						&& evicted.getFirst().id().equals(first.id())));
		bed.chat.restore(first.id());
		assertEquals(2, bed.chat.summaries().size());
	}

	/** Until the list knows of the answer. */
	private void ask(ChatSession session, String prompt, String answer) {
		Recorder recorder = bed.listenTo(session);
		bed.server.enqueue(text(answer));
		var changes = new AtomicInteger();
		try (var registration = bed.chat.addListener(event -> {
			if (event instanceof ChatServiceEvent.SessionBusyChanged) {
				changes.incrementAndGet();
			}
		})) {
			session.send(Prompt.of(prompt));
			recorder.awaitAnswers(1);
			ChatBed.await(() -> changes.get() == 2); // it began and ended
		}
	}
}
