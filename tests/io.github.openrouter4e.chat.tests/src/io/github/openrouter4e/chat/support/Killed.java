package io.github.openrouter4e.chat.support;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;

import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.Piece;
import io.github.openrouter4e.chat.internal.store.PieceWriter;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.internal.FileCostLedger;
import io.github.openrouter4e.storage.Threads;

/**
 * The program of a process that is killed: receives an answer without an end, writes down what it spends, and says on its
 * output what it had when. Run with the folder as argument.
 */
public final class Killed {

	private static final long STEP_NANOS = 1_000_000;

	private Killed() {}

	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[0]);
		try (var ledger = new FileCostLedger(folder.resolve("ledger.jsonl"), ZoneOffset.UTC);
				var file = new ConversationFile(folder.resolve("c1.jsonl"))) {
			file.begin("c1", Instant.now());
			file.turn(Samples.question("q", null, "count"));
			file.turn(Samples.begun("a", "q"));
			file.started("a", "gen-1", Samples.MODEL, "OpenAI");
			var pieces = new PieceWriter(target(file), Threads.scheduler("test"), failure -> {
				throw new IllegalStateException(failure);
			});
			for (int i = 0;; i++) {
				receive(i, pieces, ledger);
				LockSupport.parkNanos(STEP_NANOS);
			}
		}
	}

	private static void receive(int i, PieceWriter pieces, FileCostLedger ledger) throws IOException {
		pieces.text(i + " ");
		if (i % 50 == 0) {
			ledger.record(new LedgerEntry("e" + i, Instant.EPOCH, "c1", "a", "m", null, null, null,
					AnswerCost.credits(BigDecimal.ONE, CostKind.EXACT, null), false, 0));
			System.out.println("paid " + i);
		}
		System.out.println(System.currentTimeMillis() + " " + i);
	}

	private static PieceWriter.Target target(ConversationFile file) {
		return new PieceWriter.Target() {
			@Override
			public void write(Piece piece) throws IOException {
				file.piece("a", piece);
			}

			@Override
			public void force() throws IOException {
				file.force();
			}
		};
	}
}
