package io.github.openrouter4e.benchmarks.streaming;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Goal;
import io.github.openrouter4e.benchmarks.JavaProcess;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.server.ServerProcess;
import io.github.openrouter4e.benchmarks.server.ServerProcess.Writing;
import io.github.openrouter4e.benchmarks.server.StreamKind;

/** The first request of a JVM, in which every class is new: from the making of the client to the first piece of text. */
public final class ColdRequestBenchmark implements Benchmark {

	private static final int EACH = 3;
	private static final int WARM_UPS = 300;

	/** One JVM: prints the milliseconds. */
	public static void main(String[] arguments) throws IOException {
		Counter counter = new Counter();
		Contestant contestant = arguments[0].equals("lean") ? new LeanHttpClient() : new OurClient();
		contestant.stream(arguments[1], counter);
		System.out.println(counter.firstNanos() / 1e6);
		System.exit(0);
	}

	@Override
	public String name() {
		return "cold-request";
	}

	@Override
	public void run(Report report) throws Exception {
		double[] lean = new double[EACH];
		double[] ours = new double[EACH];
		try (ServerProcess server = ServerProcess.start()) {
			String baseUrl = server.baseUrl(StreamKind.TEXT, Writing.EACH, 20, 8);
			Contestant warm = new RawSocket();
			for (int i = 0; i < WARM_UPS; i++) {
				warm.stream(baseUrl, new Counter());
			}
			for (int i = 0; i < EACH; i++) {
				lean[i] = measure("lean", baseUrl);
				ours[i] = measure("ours", baseUrl);
			}
		}
		String heading = "First event of the first request of a JVM";
		report.figure(heading, "lean HttpClient 5", "ms", Report.median(lean));
		report.figure(heading, "OpenRouter for Eclipse", "ms", Report.median(ours));
		report.goal(Goal.COLD_REQUEST, Report.median(ours) / Report.median(lean));
	}

	private static double measure(String who, String baseUrl) throws IOException {
		Process process = JavaProcess.start(List.of(), ColdRequestBenchmark.class, List.of(who, baseUrl));
		return Double.parseDouble(process.inputReader(StandardCharsets.UTF_8).readLine());
	}
}
