package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;

class ConversationFileTest {

	@TempDir
	Path folder;
	Path path;

	@BeforeEach
	void path() {
		path = folder.resolve("c1.jsonl");
	}

	@Test
	void everythingIsReadBackAsItWas() throws IOException {
		var question = new Question("q", null, Samples.NOW, Samples.promptWithEverything());
		Answer answer = Samples.complete("a", "q", "Hello world");
		var tool = Samples.failed("t", "a", "c1", "content\n");
		var options = new ConversationOptions("m", "be nice", "high", Boolean.FALSE)
				.withRequest(RequestOptions.EMPTY.with(RequestOption.SERVICE_TIER, "flex"));
		var queued = new QueuedPrompt("w", Samples.promptWithEverything());
		try (var file = new ConversationFile(path)) {
			file.begin("c1", Samples.NOW);
			file.turn(question);
			file.turn(Samples.begun("a", "q"));
			file.started("a", "gen-1", "m", "P");
			file.piece("a", new Piece("Hello ", "thought", List.of(), List.of()));
			file.piece("a", new Piece("world", "", answer.citations(), answer.images()));
			file.ended(answer);
			file.turn(tool);
			file.title("A title", true);
			file.pinned(true);
			file.options(options);
			file.queue(new QueuedPrompt("gone", Prompt.of("x")));
			file.queue(queued);
			file.unqueue("gone");
		}
		StoredConversation stored = open();
		assertEquals("c1", stored.id());
		assertEquals("A title", stored.title());
		assertTrue(stored.pinned());
		assertTrue(stored.automaticTitle());
		assertEquals(options, stored.options());
		assertEquals(List.of(queued), stored.queue());
		assertEquals(List.of("q", "a", "t"), stored.tree().path());
		assertEquals(question, stored.tree().get("q").turn());
		assertEquals(answer, stored.tree().get("a").turn());
		assertEquals(tool, stored.tree().get("t").turn());
		assertEquals(Samples.MODEL, stored.model());
		assertEquals(List.of(), stored.unended());
		assertEquals(0, stored.damagedLines());
	}

	@Test
	void whatIsAQuestionAlreadyDoesNotWait() throws IOException {
		try (var file = new ConversationFile(path)) {
			file.begin("c1", Samples.NOW);
			file.turn(new Question("q", null, Samples.NOW, Prompt.of("at once")));
			file.unqueue("q");
			file.queue(new QueuedPrompt("q", Prompt.of("at once")));
			file.turn(Samples.begun("a", "q"));
		}
		StoredConversation stored = open();
		assertEquals(List.of(), stored.queue());
		assertEquals(List.of("q", "a"), stored.tree().path());
		assertEquals(0, stored.damagedLines());
	}

	@Test
	void aSpokenAnswerIsReadBackInItsPieces() throws IOException {
		var sounds = List.of(Blob.of(new byte[]{1, 2, 3}), Blob.of(new byte[]{4}));
		try (var file = new ConversationFile(path)) {
			file.begin("c1", Samples.NOW);
			file.turn(Samples.begun("a", null));
			file.piece("a", new Piece("Hel", "", List.of(), List.of(), sounds.getFirst()));
			file.piece("a", new Piece("lo", "", List.of(), List.of(), sounds.getLast()));
		}
		var read = (Answer) open().tree().get("a").turn();
		assertEquals(sounds, read.audio());
		assertEquals("Hello", read.text().toString());
	}

	@Test
	void howAToolEndedIsReadBackAndThatItBegan() throws IOException {
		List<ToolOutcome> outcomes = List.of(new ToolOutcome.Done("content"), new ToolOutcome.Done(List.of(), null),
				new ToolOutcome.Denied(""), new ToolOutcome.Denied("why"),
				new ToolOutcome.Failed("stale", ToolOutcome.Failed.Kind.STALE), Samples.seen("", "").outcome());
		try (var file = new ConversationFile(path)) {
			file.begin("c1", Samples.NOW);
			for (int i = 0; i < outcomes.size(); i++) {
				var begun = ToolResult.begin("t" + i, i == 0 ? null : "t" + (i - 1), Samples.NOW, "c" + i, "read");
				if (i % 2 == 0) { // else it was answered without running
					file.turn(begun);
				}
				file.turn(begun.withEnd(outcomes.get(i), Duration.ofMillis(i)));
			}
			file.turn(ToolResult.begin("open", "t5", Samples.NOW, "c9", "read"));
		}
		StoredConversation stored = open();
		for (int i = 0; i < outcomes.size(); i++) {
			var read = (ToolResult) stored.tree().get("t" + i).turn();
			assertEquals(outcomes.get(i), read.outcome());
			assertEquals(Duration.ofMillis(i), read.duration());
		}
		assertEquals(List.of("open"), stored.runningTools());
		assertTrue(((ToolResult) stored.tree().get("open").turn()).isRunning());
		assertEquals(0, stored.damagedLines());
	}

	/** As versions before this one wrote it. */
	@Test
	void olderResultsAreRead() throws IOException {
		try (var file = new LineFile(path)) {
			file.append(Json.object("conversation").put("id", "c1").put("at", Samples.NOW.toString()));
			for (boolean failed : new boolean[]{false, true}) {
				file.append(
						Json.object("tool").put("id", "t" + failed).put("at", Samples.NOW.toString()).put("call", "c")
								.put("tool", "read").put("content", "text").put("failed", failed));
			}
		}
		StoredConversation stored = open();
		assertEquals(new ToolOutcome.Done("text"), ((ToolResult) stored.tree().get("tfalse").turn()).outcome());
		assertEquals(new ToolOutcome.Failed("text", ToolOutcome.Failed.Kind.INTERNAL),
				((ToolResult) stored.tree().get("ttrue").turn()).outcome());
	}

	@Test
	void theSameBytesAreStoredOnce() throws IOException {
		try (var file = new ConversationFile(path)) {
			file.begin("c1", Samples.NOW);
			file.turn(new Question("q", null, Samples.NOW, Samples.promptWithEverything()));
			long before = file.size();
			file.turn(new Question("q2", null, Samples.NOW, Samples.promptWithEverything()));
			assertTrue(file.size() > before);
		}
		String text = Files.readString(path);
		assertEquals(2, text.split("\"t\":\"blob\"", -1).length - 1);
	}

	@Test
	void anAnswerWithoutItsEndWasInterrupted() throws IOException {
		try (var file = new ConversationFile(path)) {
			file.begin("c1", Samples.NOW);
			file.turn(Samples.question("q", null, "hi"));
			file.turn(Samples.begun("a", "q"));
			file.started("a", "gen-9", "m", "P");
			file.piece("a", new Piece("Hel", "", List.of(), List.of()));
		}
		StoredConversation stored = open();
		assertEquals(List.of("a"), stored.unended());
		Answer answer = (Answer) stored.tree().get("a").turn();
		assertEquals(AnswerState.INTERRUPTED, answer.state());
		assertEquals("Hel", answer.text().toString());
		assertEquals("gen-9", answer.generationId());
		assertEquals(CostKind.UNKNOWN, answer.cost().kind());
	}

	@Test
	void aContinuedAnswerKeepsItsParts() throws IOException {
		var failure = new RequestFailure("TransportException", "CHECK_NETWORK", null, null, "reset", null, "BROKEN",
				"llm.example.com");
		Answer first = new Answer("a", "q", Samples.NOW, "m", AnswerState.FAILED, GrowingText.of("Hel"),
				GrowingText.EMPTY, List.of(Samples.part(3, "0.001")), List.of(), List.of(), failure);
		Answer second = new Answer("a", "q", Samples.NOW, "m", AnswerState.COMPLETE, GrowingText.of("Hello"),
				GrowingText.EMPTY, List.of(Samples.part(3, "0.001"), Samples.part(5, "0.002")), List.of(), List.of(),
				null);
		try (var file = new ConversationFile(path)) {
			file.begin("c1", Samples.NOW);
			file.turn(Samples.question("q", null, "hi"));
			file.turn(
					new Answer("a", "q", Samples.NOW, "m", AnswerState.STREAMING, GrowingText.EMPTY, GrowingText.EMPTY,
							List.of(), List.of(), List.of(), null));
			file.piece("a", new Piece("Hel", "", List.of(), List.of()));
			file.ended(first);
			assertEquals(first, open().tree().get("a").turn());
			file.again("a");
			file.piece("a", new Piece("lo", "", List.of(), List.of()));
			file.ended(second);
			file.cost("a", 0, AnswerCost.credits(new BigDecimal("0.5"), CostKind.ESTIMATED, null),
					new TokenCounts(1, 0, 0, 2, 0));
		}
		Answer read = (Answer) open().tree().get("a").turn();
		assertEquals(second.text(), read.text());
		assertEquals(AnswerState.COMPLETE, read.state());
		assertNull(read.failure());
		assertEquals(new BigDecimal("0.5"), read.parts().get(0).cost().credits());
		assertEquals(second.parts().get(1), read.parts().get(1));
		assertEquals(new BigDecimal("0.502"), read.cost().total());
	}

	@Test
	void everyTruncationOpensWithWhatWasComplete() throws IOException {
		try (var file = new ConversationFile(path)) {
			file.begin("c1", Samples.NOW);
			file.title("T", true);
			file.turn(new Question("q", null, Samples.NOW, Samples.promptWithEverything()));
			file.turn(Samples.begun("a", "q"));
			file.piece("a", new Piece("one ", "", List.of(), List.of()));
			file.piece("a", new Piece("two", "", List.of(), List.of()));
			file.ended(Samples.complete("a", "q", "one two"));
			file.turn(Samples.question("q2", "a", "next"));
		}
		byte[] all = Files.readAllBytes(path);
		int firstLine = new String(all, StandardCharsets.UTF_8).indexOf('\n') + 1;
		int turns = 0;
		for (int length = firstLine; length <= all.length; length++) {
			Files.write(path, Arrays.copyOf(all, length));
			StoredConversation stored = open();
			assertEquals(0, stored.damagedLines());
			assertTrue(stored.tree().size() >= turns, "more bytes, not fewer turns");
			turns = stored.tree().size();
			stored.tree().path().forEach(id -> stored.tree().get(id).turn());
		}
		assertEquals(3, turns);
	}

	@Test
	void aDamagedQuestionTakesNothingElseAlong() throws IOException {
		try (var file = new ConversationFile(path)) {
			file.begin("c1", Samples.NOW);
			file.turn(Samples.question("q", null, "first"));
			file.turn(Samples.question("a", "q", "DAMAGE ME"));
			file.turn(Samples.question("b", "a", "last"));
		}
		Files.writeString(path, Files.readString(path).replace("DAMAGE ME", "DAMAGED!!"));
		StoredConversation stored = open();
		assertEquals(1, stored.damagedLines());
		assertEquals(List.of("q", "b"), stored.tree().path());
	}

	@Test
	void whatNewerVersionsWriteIsSkipped() throws IOException {
		try (var file = new LineFile(path)) {
			file.append(Json.object("conversation").put("id", "c1").put("at", Samples.NOW.toString()).put("format", 9));
			file.append(Json.object("hologram").put("id", "h"));
			file.append(Json.object("question").put("id", "q").put("at", Samples.NOW.toString()).put("text", "hi")
					.put("mood", "good"));
		}
		assertEquals(List.of("q"), open().tree().path());
	}

	@Test
	void aFileWithoutConversationIsRefused() throws IOException {
		Files.writeString(path, "nothing\n");
		assertThrows(IOException.class, this::open);
	}

	private StoredConversation open() throws IOException {
		return ConversationScan.open(new ConversationFile(path));
	}
}
