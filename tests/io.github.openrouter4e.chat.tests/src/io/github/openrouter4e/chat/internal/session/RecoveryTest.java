package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
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
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.internal.store.Condensed;
import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.Piece;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.Recorder;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.costs.CostKind;

/** What a killed workbench left behind is brought to an end when the conversation is opened. */
class RecoveryTest {

	@TempDir
	Path folder;
	ChatBed bed;

	@BeforeEach
	void leaveBehind() throws IOException {
		try (var file = new ConversationFile(folder.resolve("conversations").resolve("c1.jsonl"))) {
			file.begin("c1", Samples.NOW);
			file.turn(Samples.question("q", null, "count"));
			file.turn(Samples.begun("a", "q"));
			file.started("a", "gen-lost", Samples.MODEL, "OpenAI");
			file.piece("a", new Piece("one ", "", List.of(), List.of()));
			file.queue(new QueuedPrompt("w", Prompt.of("waiting")));
		}
		bed = new ChatBed(folder);
	}

	@AfterEach
	void stop() throws Exception {
		bed.close();
	}

	@Test
	void whatTheAnswerCostIsFoundOutOrEstimated() throws IOException {
		ChatSession session = bed.chat.open("c1");
		ChatBed.await(() -> bed.ledger.conversation("c1").kind() == CostKind.ESTIMATED);
		assertEquals(1, bed.ledger.conversation("c1").requests());
		assertTrue(bed.ledger.conversation("c1").total().signum() > 0);
		ChatBed.await(() -> ((Answer) session.snapshot().last()).cost().kind() == CostKind.ESTIMATED);
	}

	@Test
	void whatWasCondensedIsNotEstimated() throws IOException {
		for (String id : List.of("whole", "condensed")) {
			try (var file = new ConversationFile(folder.resolve("conversations").resolve(id + ".jsonl"))) {
				file.begin(id, Samples.NOW);
				file.turn(Samples.question("q0", null, "long ".repeat(20_000)));
				file.turn(Samples.question("q", "q0", "count"));
				if (id.equals("condensed")) {
					file.condensed(new Condensed("q", "q0", "summary"));
				}
				file.turn(Samples.begun("a", "q"));
				file.started("a", "gen-" + id, Samples.MODEL, "OpenAI");
				file.piece("a", new Piece("one ", "", List.of(), List.of()));
			}
			bed.chat.open(id);
			ChatBed.await(() -> bed.ledger.conversation(id).kind() == CostKind.ESTIMATED);
		}
		BigDecimal condensed = bed.ledger.conversation("condensed").total();
		assertTrue(condensed.multiply(BigDecimal.TEN).compareTo(bed.ledger.conversation("whole").total()) < 0,
				() -> "estimated " + condensed);
	}

	@Test
	void itIsRecoveredOnce() throws Exception {
		bed.chat.open("c1");
		ChatBed.await(() -> bed.ledger.conversation("c1").kind() == CostKind.ESTIMATED);
		bed.restart();
		Answer answer = (Answer) bed.chat.open("c1").snapshot().last();
		assertEquals(1, answer.parts().size());
		assertNull(answer.duration(), "nobody knows how long it took");
		assertEquals(AnswerState.INTERRUPTED, answer.state());
		assertEquals(1, bed.ledger.conversation("c1").requests());
	}

	@Test
	void theAnswerCanBeContinuedAndTheQueueIsThere() throws Exception {
		ChatSession session = bed.chat.open("c1");
		assertEquals("waiting", session.queue().getFirst().prompt().text());
		Recorder told = bed.listenTo(session);
		bed.server.enqueue(text("two"), text("next"));
		session.continueAnswer();
		Answer whole = told.awaitAnswers(1);
		assertEquals("one two", whole.text().toString());
		assertEquals(2, whole.parts().size());
		ChatBed.awaitIdle(session);
		assertEquals(1, session.queue().size(), "what waited when the process was killed waits for the user");
		session.sendQueued();
		told.awaitAnswers(2);
		ChatBed.awaitIdle(session);
		bed.restart();
		assertEquals("one two", ((Answer) bed.chat.open("c1").snapshot().turn("a").get()).text().toString());
		assertEquals(4, bed.chat.open("c1").snapshot().path().size());
	}
}
