package io.github.openrouter4e.chat.support;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.Piece;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.internal.FileCostLedger;

/**
 * The program of a process that appends to a conversation and a ledger as another one does. Arguments: the folder, the id of
 * its answer, and how often. It begins when it reads a line.
 */
public final class Appending {

	private Appending() {}

	public static void main(String[] arguments) throws Exception {
		System.out.println("ready");
		System.in.read();
		append(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
	}

	/** What each process does. */
	public static void append(Path folder, String answer, int count) throws Exception {
		try (var ledger = new FileCostLedger(folder.resolve("ledger.jsonl"), ZoneOffset.UTC);
				var file = ConversationFile.keeping(folder.resolve("c1.jsonl"))) {
			file.turn(Samples.begun(answer, null));
			for (int i = 0; i < count; i++) {
				file.piece(answer, new Piece(i + " ", "", List.of(), List.of()));
				if (i % 10 == 0) {
					ledger.record(new LedgerEntry("c1/" + answer + "/" + i, Instant.EPOCH, "c1", answer, "m", null,
							null, null, AnswerCost.credits(BigDecimal.ONE, CostKind.EXACT, null), false, 0));
				}
			}
		}
	}
}
