package io.github.openrouter4e.benchmarks.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.benchmarks.Allocation;
import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Goal;
import io.github.openrouter4e.benchmarks.LoopbackClients;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.Timing;
import io.github.openrouter4e.benchmarks.server.ServerProcess;
import io.github.openrouter4e.benchmarks.server.ServerProcess.Writing;
import io.github.openrouter4e.benchmarks.server.StreamKind;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.internal.store.ConversationFile;
import io.github.openrouter4e.chat.internal.store.ConversationFolder;
import io.github.openrouter4e.chat.internal.store.ConversationScan;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.internal.request.RequestEncoder;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.internal.FileCostLedger;
import io.github.openrouter4e.storage.LineFile;

/** What session and disk add to the client, what an estimate costs, and opening a long conversation. */
public final class SessionBenchmark implements Benchmark {

	private static final int SHOWN = 10;
	private static final int IMAGE = 1 << 20;
	private static final int ENTRIES = 100_000;
	private static final int SINCE_CHECKPOINT = 500;
	private static final String CHECKPOINT = "ledger.checkpoint";
	private static final Instant START = Instant.parse("2025-12-01T00:00:00Z");
	private static final JsonFactory FACTORY = new JsonFactory();

	@Override
	public String name() {
		return "session";
	}

	@Override
	public void run(Report report) throws Exception {
		Path root = Files.createTempDirectory("session");
		try {
			try (ServerProcess server = ServerProcess.start()) {
				report.goal(Goal.SESSION_SMALL, pieces(report, server, root.resolve("small"), 10_000, 8));
				report.goal(Goal.SESSION_LARGE, pieces(report, server, root.resolve("large"), 1_000, 8_000));
			}
			estimates(report, root.resolve("estimates"));
			opening(report, root.resolve("opening"));
			ledger(report, root.resolve("ledger/ledger.jsonl"));
			image(report);
		} finally {
			SampleHistory.delete(root);
		}
	}

	private static double pieces(Report report, ServerProcess server, Path root, int events, int characters)
			throws Exception {
		OpenRouterClient client = new LoopbackClients()
				.at(server.baseUrl(StreamKind.TEXT, Writing.BLOCKS, events, characters));
		ChatRequest request = ChatRequest.builder().model("openai/gpt-5.2").message(new UserMessage("go on")).build();
		double[] alone = new double[9];
		double[] all = new double[alone.length];
		double[] bytes = new double[alone.length];
		LongAdder seen = new LongAdder();
		try (Services services = new Services(client, root)) {
			for (int i = -8; i < alone.length; i++) {
				System.gc();
				long started = System.nanoTime();
				client.chat(request, event -> seen.add(event instanceof ChatEvent.Text text ? text.delta().length() : 0),
						new Cancellation());
				double clientOnly = System.nanoTime() - started;
				ChatSession session = services.chat().create();
				System.gc();
				long allocated = Allocation.total();
				started = System.nanoTime();
				Services.ask(session, delta -> delta.answer().text().length());
				if (i >= 0) {
					alone[i] = clientOnly;
					all[i] = System.nanoTime() - started;
					bytes[i] = Allocation.total() - allocated;
				}
				session.close();
			}
		}
		String heading = "A piece through session and disk";
		String row = "%,d characters".formatted(characters);
		report.figure(heading, row, "client alone, ns", Report.median(alone) / events);
		report.figure(heading, row, "with session and disk, ns", Report.median(all) / events);
		report.figure(heading, row, "bytes allocated", Report.median(bytes) / events);
		return Report.median(all) / Report.median(alone);
	}

	private static void estimates(Report report, Path root) throws Exception {
		double few = firstEstimate(root.resolve("few"), 10);
		double many = firstEstimate(root.resolve("many"), 1_000);
		report.figure("Estimate", "first at 10 turns", "ms", few / 1e6);
		report.figure("Estimate", "first at 1,000 turns", "ms", many / 1e6);
		report.goal(Goal.ESTIMATE_FIRST, many / few);
		try (Services services = new Services(new PieceClient(1), root.resolve("few"))) {
			ChatSession session = services.chat().open("c");
			List<Attachment> attached = List.of(new Attachment.TextFile("x", "x = \"y\";\n".repeat(110_000)));
			int[] typed = new int[1];
			List<Timing.Result> keys = Timing.compare(2_000, 2_000,
					List.of(() -> session.estimate(Prompt.of("typed " + typed[0]++)),
							() -> session.estimate(new Prompt("typed " + typed[0]++, attached))));
			report.figure("Estimate", "of a key press", "ms", keys.get(0).nanos() / 1e6);
			report.figure("Estimate", "of a key press, 1 MB attached", "ms", keys.get(1).nanos() / 1e6);
			report.goal(Goal.ESTIMATE_KEY, keys.get(1).nanos() / keys.get(0).nanos());
			session.close();
		}
	}

	private static double firstEstimate(Path root, int turns) throws Exception {
		SampleHistory.write(new ConversationFolder(root), "c", turns);
		double[] nanos = new double[31];
		for (int i = -20; i < nanos.length; i++) {
			try (Services services = new Services(new PieceClient(1), root)) {
				ChatSession session = services.chat().open("c");
				long started = System.nanoTime();
				session.estimate(Prompt.of("Please explain what this does and why."));
				nanos[Math.max(0, i)] = System.nanoTime() - started;
				session.close();
			}
		}
		return Report.median(nanos);
	}

	private static void opening(Report report, Path root) throws Exception {
		try (ConversationFolder folder = new ConversationFolder(root)) {
			SampleHistory.write(folder, "few", 10);
			SampleHistory.write(folder, "many", 1_000);
			List<Timing.Result> results = Timing.compare(60, 60,
					List.of(() -> open(folder, "few"), () -> open(folder, "many")));
			report.figure("Opening a conversation", "10 turns", "ms", results.get(0).nanos() / 1e6);
			report.figure("Opening a conversation", "1,000 turns", "ms", results.get(1).nanos() / 1e6);
			report.goal(Goal.OPEN_LONG, results.get(1).nanos() / results.get(0).nanos());
		}
	}

	private static Object open(ConversationFolder folder, String id) throws Exception {
		try (ConversationFile file = new ConversationFile(folder.path(id))) {
			List<?> turns = ConversationScan.open(file).tree().turnsTo("a" + (id.equals("few") ? 8 : 998));
			return List.copyOf(turns.subList(turns.size() - SHOWN, turns.size()));
		}
	}

	/** What the first estimate, limit or sum of a session waits for. */
	private static void ledger(Report report, Path path) throws Exception {
		Files.createDirectories(path.getParent());
		append(path, 0, ENTRIES - SINCE_CHECKPOINT);
		month(path); // leaves a checkpoint
		append(path, ENTRIES - SINCE_CHECKPOINT, ENTRIES);
		byte[] json = Files.readAllBytes(path);
		Path other = path.resolveSibling("rebuilt").resolve(path.getFileName());
		Files.createDirectories(other.getParent());
		Files.write(other, json);
		List<Timing.Result> results = Timing.compare(8, 9, List.of(() -> tokens(json), () -> month(path), () -> {
			Files.deleteIfExists(other.resolveSibling(CHECKPOINT));
			return month(other);
		}));
		String heading = "A ledger of 100,000 entries";
		report.figure(heading, "Jackson's tokens", "ms", results.get(0).clock() / 1e6);
		report.figure(heading, "opened", "ms", results.get(1).clock() / 1e6);
		report.figure(heading, "opened", "MB allocated", results.get(1).bytes() / 1e6);
		report.figure(heading, "opened without its checkpoint", "ms", results.get(2).nanos() / 1e6);
		report.figure(heading, "opened without its checkpoint", "MB allocated", results.get(2).bytes() / 1e6);
		report.figure(heading, "kept in memory", "MB", kept(path) / 1e6);
		report.goal(Goal.LEDGER, results.get(1).clock() / results.get(0).clock()); // several threads share the work
		report.goal(Goal.LEDGER_REBUILT, results.get(2).nanos() / results.get(0).nanos());
	}

	private static void append(Path path, int from, int to) throws IOException {
		ObjectMapper mapper = new ObjectMapper();
		try (LineFile file = new LineFile(path)) {
			for (int i = from; i < to; i++) {
				file.append((ObjectNode) mapper.readTree("""
						{"t":"entry","id":"c%d/a%d/0","at":"%s","conversation":"c%d","turn":"a%d","model":"%s",
						"provider":"OpenAI","generation":"gen-1795500000-%d","tokens":{"prompt":%d,"cached":10,"written":0,
						"completion":500,"reasoning":100},"cost":{"kind":"EXACT","credits":"0.0%d"},"failed":false,
						"size":4000}""".formatted(i / 20, i, START.plusSeconds(1_500L * i), i / 20, i,
						"openai/gpt-5.%d".formatted(i % 4), i, 1_000 + i % 9_000, 100 + i % 900)));
			}
		}
	}

	private static CostSum month(Path path) throws IOException {
		try (FileCostLedger ledger = new FileCostLedger(path, ZoneOffset.UTC)) {
			return ledger.month(YearMonth.of(2026, 11));
		}
	}

	private static long kept(Path path) throws IOException {
		long before = used();
		try (FileCostLedger ledger = new FileCostLedger(path, ZoneOffset.UTC)) {
			ledger.month(YearMonth.of(2026, 11));
			return used() - before;
		}
	}

	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static int tokens(byte[] lines) throws IOException {
		int tokens = 0;
		int from = 0;
		for (int i = 0; i < lines.length; i++) {
			if (lines[i] == '\n') {
				while (lines[from] != '{') { // after the line's checksum
					from++;
				}
				try (JsonParser parser = FACTORY.createParser(lines, from, i - from)) {
					while (parser.nextToken() != null) {
						tokens++;
					}
				}
				from = i + 1;
			}
		}
		return tokens;
	}

	private static void image(Report report) throws Exception {
		String url = "data:image/png;base64," + "iVBORw0K".repeat(IMAGE / 6);
		ChatRequest request = ChatRequest.builder().model("a/b")
				.message(new UserMessage(new Content.Parts(List.of(new ContentPart.Image(url, null))))).build();
		Timing.Result result = Timing.compare(40, 40, List.of(() -> RequestEncoder.encode(request, true))).getFirst();
		report.goal(Goal.ENCODE_IMAGE, result.bytes() / RequestEncoder.encode(request, true).length);
	}
}
