package io.github.openrouter4e.benchmarks.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.internal.Ids;
import io.github.openrouter4e.storage.Threads;
import io.github.openrouter4e.costs.internal.FileCostLedger;
import io.github.openrouter4e.chat.internal.session.DefaultChatService;
import io.github.openrouter4e.chat.internal.session.SessionContext;
import io.github.openrouter4e.chat.internal.session.ToolRegistry;
import io.github.openrouter4e.chat.internal.store.ConversationFolder;
import io.github.openrouter4e.client.Cancellation;

/** A streamed piece on its way through a session to a listener and to the disk, in a new and in a long conversation. */
public final class PieceBenchmark implements Benchmark {

	private static final int PIECES = 20_000;
	private static final int ROUNDS = 15;
	private static final List<Integer> TURNS = List.of(2, 1000);

	@Override
	public String name() {
		return "pieces";
	}

	@Override
	public void run(Report report) throws Exception {
		Path root = Files.createTempDirectory("pieces");
		try {
			report.heading("An answer of %,d pieces through a session".formatted(PIECES));
			List<List<String>> rows = new ArrayList<>();
			double shortest = 0;
			for (int turns : TURNS) {
				double[] nanos = measure(root.resolve("t" + turns), turns);
				double median = Report.median(nanos);
				shortest = shortest == 0 ? median : shortest;
				rows.add(List.of(turns + " turns before it", Report.number(median / PIECES),
						Report.number(median / shortest)));
			}
			report.table(List.of("conversation", "ns per piece", "of the shortest"), rows);
		} finally {
			SampleHistory.delete(root);
		}
	}

	private static double[] measure(Path root, int turns) throws Exception {
		var folder = new ConversationFolder(root);
		SampleHistory.write(folder, "c", turns);
		var client = new PieceClient(PIECES);
		try (var ledger = new FileCostLedger(root.resolve("ledger.jsonl"), ZoneOffset.UTC);
				var chat = new DefaultChatService(folder, context(client, ledger), new Ids()::conversation, () -> {
					// no balance
				})) {
			ChatSession session = chat.open("c");
			double[] nanos = new double[ROUNDS];
			for (int round = -3; round < ROUNDS; round++) {
				var ended = new CountDownLatch(1);
				long[] length = new long[1];
				try (var subscription = session.subscribe((from, event) -> {
					if (event instanceof SessionEvent.AnswerDelta delta) {
						length[0] += delta.answer().text().length();
					} else if (event instanceof SessionEvent.AnswerFinished) {
						ended.countDown();
					}
				})) {
					session.send(Prompt.of("go on"));
					ended.await();
				}
				while (session.isBusy()) {
					Thread.onSpinWait();
				}
				if (round >= 0) {
					nanos[round] = client.nanos();
				}
			}
			return nanos;
		}
	}

	private static SessionContext context(PieceClient client, FileCostLedger ledger) {
		Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
		return SessionContext.of(client, new NoCatalogue(), new PlainSettings(), ledger, new ToolRegistry(),
				Threads.background("test"), Threads.scheduler("test"), clock, new Ids()::turn, PieceBenchmark::sleep);
	}

	private static void sleep(Duration duration, Cancellation cancellation) {
		// nothing is looked up
	}
}
