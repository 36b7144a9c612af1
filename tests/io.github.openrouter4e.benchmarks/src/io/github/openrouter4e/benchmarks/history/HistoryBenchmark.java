package io.github.openrouter4e.benchmarks.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import io.github.openrouter4e.benchmarks.Allocation;
import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.Timing;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.SearchHit;
import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.ConversationFolder;
import io.github.openrouter4e.chat.internal.store.ConversationScan;
import io.github.openrouter4e.chat.internal.store.ConversationSearch;
import io.github.openrouter4e.chat.internal.store.StoredConversation;

/** Opening, listing and searching conversations on disk. */
public final class HistoryBenchmark implements Benchmark {

	private static final List<Integer> TURNS = List.of(10, 100, 1000);
	private static final int SHOWN = 10;
	private static final int CONVERSATIONS = 1000;
	private static final int TURNS_EACH = 20;
	private static final int MANY = 10_000;
	private static final int FEW_TURNS = 4;

	@Override
	public String name() {
		return "history";
	}

	@Override
	public void run(Report report) throws Exception {
		Path root = Files.createTempDirectory("history");
		try {
			opening(root.resolve("long"), report);
			searching(root.resolve("searched"), report);
			listing(root.resolve("many"), report);
		} finally {
			SampleHistory.delete(root);
		}
	}

	private static void opening(Path root, Report report) throws Exception {
		try (var folder = new ConversationFolder(root)) {
			List<Callable<?>> works = new ArrayList<>();
			List<Long> sizes = new ArrayList<>();
			for (int turns : TURNS) {
				String id = "c" + turns;
				SampleHistory.write(folder, id, turns);
				sizes.add(Files.size(folder.path(id)));
				works.add(() -> open(folder, id));
			}
			List<Timing.Result> results = Timing.compare(100, 200, works);
			report.heading("Opening a conversation with its last %d turns".formatted(SHOWN));
			List<List<String>> rows = new ArrayList<>();
			for (int i = 0; i < TURNS.size(); i++) {
				rows.add(List.of(TURNS.get(i) + " turns", Report.number(sizes.get(i) / 1024.0),
						Report.number(results.get(i).nanos() / 1e6),
						Report.number(results.get(i).nanos() / results.getFirst().nanos())));
			}
			report.table(List.of("conversation", "KB", "ms", "of the shortest"), rows);
		}
	}

	private static Object open(ConversationFolder folder, String id) throws IOException {
		try (var file = new ConversationFile(folder.path(id))) {
			StoredConversation stored = ConversationScan.open(file);
			List<String> path = stored.tree().path();
			return path.subList(path.size() - SHOWN, path.size()).stream().map(each -> stored.tree().get(each).turn())
					.toList();
		}
	}

	private static void listing(Path root, Report report) throws Exception {
		write(root, MANY, FEW_TURNS);
		List<List<String>> rows = new ArrayList<>();
		for (String when : List.of("first", "again")) {
			Files.deleteIfExists(root.resolve("summaries.jsonl"));
			try (var folder = new ConversationFolder(root)) {
				rows.add(row("index rebuilt, " + when, folder));
			}
			try (var folder = new ConversationFolder(root)) {
				rows.add(row("index read, " + when, folder));
				rows.add(row("index known, " + when, folder));
			}
		}
		report.heading("Listing %,d conversations of %d turns".formatted(MANY, FEW_TURNS));
		report.table(List.of("what", "ms", "KB allocated for each"), rows);
	}

	private static List<String> row(String what, ConversationFolder folder) throws Exception {
		long allocated = Allocation.total();
		long nanos = nanos(() -> folder.list(Set.of()));
		return List.of(what, Report.number(nanos / 1e6),
				Report.number((Allocation.total() - allocated) / 1024.0 / MANY));
	}

	private static void write(Path root, int conversations, int turns) throws IOException {
		try (var folder = new ConversationFolder(root)) {
			for (int i = 0; i < conversations; i++) {
				SampleHistory.write(folder, "c" + i, turns);
			}
		}
	}

	private static void searching(Path root, Report report) throws Exception {
		write(root, CONVERSATIONS, TURNS_EACH);
		try (var folder = new ConversationFolder(root)) {
			List<ConversationSummary> all = folder.list(Set.of());
			long bytes = all.stream().mapToLong(ConversationSummary::bytes).sum();
			var search = new ConversationSearch(folder);
			long first = nanos(() -> find(search, all));
			double[] again = new double[50];
			for (int i = 0; i < again.length; i++) {
				again[i] = nanos(() -> find(search, all));
			}
			report.heading("%,d conversations of %d turns, %,d MB".formatted(CONVERSATIONS, TURNS_EACH, bytes >> 20));
			report.table(List.of("what", "ms"), List.of(List.of("full-text search, first", Report.number(first / 1e6)),
					List.of("full-text search, again", Report.number(Report.median(again) / 1e6))));
		}
	}

	private static Object find(ConversationSearch search, List<ConversationSummary> all) {
		var hits = new ArrayList<SearchHit>();
		search.search("elephant zebra", all, hits::add, () -> false); // in none, so that all are searched to the end
		return hits;
	}

	private static long nanos(Callable<?> work) throws Exception {
		long started = System.nanoTime();
		work.call();
		return System.nanoTime() - started;
	}
}
