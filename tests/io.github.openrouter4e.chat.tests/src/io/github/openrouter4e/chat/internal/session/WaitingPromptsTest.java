package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.pieces;
import static io.github.openrouter4e.testing.Answer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.ConversationScan;
import io.github.openrouter4e.chat.internal.store.StoredConversation;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.costs.SpendingLimits;
import io.github.openrouter4e.testing.http.Gate;

/** Prompts that wait are in the session and on the disk, whatever they wait for. */
class WaitingPromptsTest extends NewSession {

	@TempDir
	Path afterKill;

	@Test
	void afterAKillWhatWaitedForAnAnswerWaitsForTheUser() throws Exception {
		Gate gate = Gate.closedAt(1);
		bed.server.enqueue(pieces("one ", "more").gate(gate));
		session.send(Prompt.of("first"));
		told.await(SessionEvent.AnswerDelta.class);
		session.send(Samples.promptWithEverything());
		session.send(Prompt.of("third"));
		kill();
		gate.open();
		try (var after = new ChatBed(afterKill)) {
			ChatSession again = after.chat.open(session.id());
			assertEquals(List.of("look", "third"), texts(again.queue()));
			assertEquals(Samples.promptWithEverything(), again.queue().getFirst().prompt());
			assertTrue(again.queue().stream().allMatch(QueuedPrompt::held));
			var heard = after.listenTo(again);
			after.server.enqueue(text("the rest"), text("a fourth answer"));
			again.continueAnswer();
			heard.awaitAnswers(1);
			again.send(Prompt.of("fourth"));
			heard.awaitAnswers(2);
			ChatBed.awaitIdle(again);
			assertEquals(List.of("look", "third"), texts(again.queue()), "nothing is sent unasked");
			assertEquals(2, after.server.requests("/chat/completions").size());

			after.server.enqueue(text("a third answer"));
			assertTrue(again.sendQueued(again.queue().get(1).id()));
			heard.awaitAnswers(3);
			ChatBed.awaitIdle(again);
			assertEquals(List.of("look"), texts(again.queue()));
			assertEquals("third", lastQuestion(again).prompt().text());
		}
	}

	@Test
	void aPromptIsTakenOnlyWhenItsLineIsWritten() throws Exception {
		SessionModel model = ((DefaultChatSession) session).model();
		var prompt = new QueuedPrompt("w", Prompt.of("wait"));
		var sender = new Thread(() -> model.queue(prompt));
		synchronized (model.file()) { // the disk is busy
			sender.start();
			ChatBed.await(() -> sender.getState() == Thread.State.BLOCKED);
			assertFalse(model.unqueueToAsk("w"));
		}
		sender.join();
		assertTrue(model.unqueueToAsk("w"));
		assertEquals(List.of(List.of("w"), List.of()), told.all(SessionEvent.QueueChanged.class).stream()
				.map(event -> event.queue().stream().map(QueuedPrompt::id).toList()).toList());
	}

	@Test
	void theLastListThatIsToldIsTheOneThatIs() throws Exception {
		SessionModel model = ((DefaultChatSession) session).model();
		var heard = new ArrayList<List<QueuedPrompt>>();
		session.subscribe((from, event) -> {
			if (event instanceof SessionEvent.QueueChanged(var queue)) {
				if (queue.size() == 1 && queue.getFirst().held()) { // another thread is quicker
					var other = new Thread(() -> model.unqueue("w"));
					other.start();
					joined(other);
				}
				heard.add(queue);
			}
		});
		session.setAside(new QueuedPrompt("w", Prompt.of("wait")));
		assertEquals(List.of(), heard.getLast());
	}

	private static void joined(Thread thread) {
		try {
			thread.join();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void whatWasSetAsideStaysUntilItIsSent() throws Exception {
		bed.server.enqueue(text("one"), text("two"), text("three"));
		session.send(Prompt.of("first"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		Question first = lastQuestion(session);
		QueuedPrompt aside = QueuedPrompt.aside(Prompt.of("first, changed"), first.id());
		session.setAside(aside);
		session.send(Prompt.of("second"));
		told.awaitAnswers(2);
		ChatBed.awaitIdle(session);
		assertEquals(List.of(aside), session.queue());
		kill();
		try (var after = new ChatBed(afterKill)) {
			assertEquals(List.of(aside), after.chat.open(session.id()).queue());
		}
		assertTrue(session.sendQueued(aside.id()));
		assertFalse(session.sendQueued(aside.id()), "it is on its way");
		told.awaitAnswers(3);
		ChatBed.awaitIdle(session);
		assertEquals(first.parentId(), lastQuestion(session).parentId(), "it took the place of the question");
		assertEquals(2, session.snapshot().branches(first.id()).size());
		assertEquals(List.of(), session.queue());
	}

	@Test
	void whatTakesThePlaceOfADeletedQuestionGoesToTheEnd() {
		bed.server.enqueue(text("one"), text("two"), text("three"));
		session.send(Prompt.of("first"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("second"));
		told.awaitAnswers(2);
		ChatBed.awaitIdle(session);
		QueuedPrompt aside = QueuedPrompt.aside(Prompt.of("second, changed"), lastQuestion(session).id());
		session.setAside(aside);
		session.delete(lastQuestion(session).id());
		session.sendQueued();
		told.awaitAnswers(3);
		ChatBed.awaitIdle(session);
		assertEquals(List.of("first", "second, changed"), questions(session.snapshot()));
	}

	@Test
	void aChangedQuestionThatALimitHoldsBackIsOnTheDisk() throws Exception {
		bed.server.enqueue(text("one"), text("two"));
		session.send(Prompt.of("first"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		Question first = lastQuestion(session);
		bed.settings.limits = new SpendingLimits(null, new BigDecimal("0.0000001"), true);
		session.editAndResend(first.id(), Prompt.of("first, changed"));
		told.await(SessionEvent.LimitReached.class);
		ChatBed.awaitIdle(session);
		assertEquals(List.of("first, changed"), texts(session.queue()));
		kill();
		try (var after = new ChatBed(afterKill)) {
			QueuedPrompt waiting = after.chat.open(session.id()).queue().getFirst();
			assertEquals(Prompt.of("first, changed"), waiting.prompt());
			assertEquals(first.id(), waiting.question());
		}
		session.confirmSpending();
		told.awaitAnswers(2);
		ChatBed.awaitIdle(session);
		assertEquals(List.of(), session.queue());
		assertEquals(List.of("first, changed"), questions(session.snapshot()));
		assertEquals(first.parentId(), lastQuestion(session).parentId());
	}

	/** The file is cut after each line, and within it, as a kill may do: each prompt waits or was asked, and none is both. */
	@Test
	void noKillLosesOrDoublesAPrompt() throws Exception {
		Gate gate = Gate.closedAt(1);
		bed.server.enqueue(pieces("one ", "more").gate(gate), text("two"), text("three"));
		session.send(Prompt.of("first"));
		told.await(SessionEvent.AnswerDelta.class);
		session.send(Prompt.of("second"));
		session.setAside(QueuedPrompt.aside(Prompt.of("aside"), null));
		long accepted = Files.size(file());
		gate.open();
		told.awaitAnswers(2);
		ChatBed.awaitIdle(session);
		session.sendQueued();
		told.awaitAnswers(3);
		ChatBed.awaitIdle(session);
		byte[] whole = Files.readAllBytes(file());
		int checked = 0;
		for (int end = (int) accepted; end <= whole.length; end++) {
			if (end == whole.length || whole[end - 1] == '\n' || whole[end] == '\n' || end % 97 == 0) {
				assertEquals(List.of("aside", "first", "second"), everything(Arrays.copyOf(whole, end)), "at " + end);
				checked++;
			}
		}
		assertTrue(checked > 10);
	}

	private List<String> everything(byte[] bytes) throws IOException {
		Path copy = afterKill.resolve("cut.jsonl");
		Files.write(copy, bytes);
		try (var cut = new ConversationFile(copy)) {
			StoredConversation stored = ConversationScan.open(cut);
			var all = new ArrayList<>(texts(stored.queue()));
			stored.tree().path().forEach(id -> {
				if (stored.tree().get(id).turn() instanceof Question question) {
					all.add(question.prompt().text());
				}
			});
			return all.stream().sorted().toList();
		}
	}

	private Path file() {
		return folder.resolve("conversations").resolve(session.id() + ".jsonl");
	}

	/** What the disk has now is what another process finds. */
	private void kill() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path from : files.filter(Files::isRegularFile).toList()) {
				Path to = afterKill.resolve(folder.relativize(from).toString());
				Files.createDirectories(to.getParent());
				Files.copy(from, to);
			}
		}
	}

	private static List<String> texts(List<QueuedPrompt> queue) {
		return queue.stream().map(queued -> queued.prompt().text()).toList();
	}

	private static List<String> questions(Conversation conversation) {
		return conversation.path().stream().filter(Question.class::isInstance)
				.map(turn -> ((Question) turn).prompt().text()).toList();
	}

	private static Question lastQuestion(ChatSession session) {
		Conversation now = session.snapshot();
		return now.path().stream().filter(Question.class::isInstance).map(Question.class::cast)
				.reduce((before, after) -> after).orElseThrow();
	}
}
