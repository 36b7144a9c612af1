package io.github.openrouter4e.benchmarks.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.internal.store.ConversationFolder;

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
		try (var services = new Services(client, root)) {
			ChatSession session = services.chat().open("c");
			double[] nanos = new double[ROUNDS];
			for (int round = -3; round < ROUNDS; round++) {
				Services.ask(session, delta -> delta.answer().text().length());
				nanos[Math.max(0, round)] = client.nanos();
			}
			return nanos;
		}
	}
}
