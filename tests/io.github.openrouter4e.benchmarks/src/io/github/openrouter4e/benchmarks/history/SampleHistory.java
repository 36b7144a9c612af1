package io.github.openrouter4e.benchmarks.history;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.ConversationFolder;
import io.github.openrouter4e.chat.internal.store.Piece;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.TokenCounts;

/** Conversations as users have them: questions of 200 characters, answers of 2,000 in five pieces. */
final class SampleHistory {

	private static final Instant START = Instant.parse("2026-09-01T10:00:00Z");
	private static final String MODEL = "openai/gpt-5.2";
	private static final int PIECES = 5;
	private static final int PIECE_LENGTH = 400;

	private SampleHistory() {}

	/** Writes a conversation of {@code turns} turns, questions and answers counted. */
	static void write(ConversationFolder folder, String id, int turns) throws IOException {
		var random = new Random(id.hashCode());
		try (var file = new ConversationFile(folder.path(id))) {
			file.begin(id, START);
			file.title("Conversation " + id, true);
			String parent = null;
			for (int i = 0; i < turns; i += 2) {
				Instant at = START.plusSeconds(i);
				file.turn(new Question("q" + i, parent, at, Prompt.of(words(random, PIECE_LENGTH / 2))));
				answer(file, random, "a" + i, "q" + i, at);
				parent = "a" + i;
			}
		}
	}

	private static void answer(ConversationFile file, Random random, String id, String parent, Instant at)
			throws IOException {
		Answer begun = new Answer(id, parent, at, MODEL, AnswerState.STREAMING, GrowingText.EMPTY, GrowingText.EMPTY,
				List.of(), List.of(), List.of(), null);
		file.turn(begun);
		file.started(id, "gen-" + id, MODEL, "OpenAI");
		for (int piece = 0; piece < PIECES; piece++) {
			file.piece(id, new Piece(words(random, PIECE_LENGTH), "", List.of(), List.of()));
		}
		var part = new AnswerPart(PIECES * PIECE_LENGTH, 0, "gen-" + id, MODEL, "OpenAI", "stop", "completed",
				new TokenCounts(1000, 0, 0, 500, 0),
				AnswerCost.credits(new BigDecimal("0.0123"), CostKind.EXACT, BigDecimal.ZERO), List.of(), List.of(),
				List.of(), Duration.ofMillis(300), Duration.ofSeconds(5));
		file.ended(new Answer(id, parent, at, MODEL, AnswerState.COMPLETE, GrowingText.EMPTY, GrowingText.EMPTY,
				List.of(part), List.of(), List.of(), null));
	}

	private static String words(Random random, int length) {
		var text = new StringBuilder();
		while (text.length() < length) {
			text.append(Integer.toString(random.nextInt(50_000), Character.MAX_RADIX)).append(' ');
		}
		return text.substring(0, length);
	}

	static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}
}
