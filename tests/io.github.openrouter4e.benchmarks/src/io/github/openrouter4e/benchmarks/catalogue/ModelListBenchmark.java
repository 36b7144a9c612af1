package io.github.openrouter4e.benchmarks.catalogue;

import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.Timing;
import io.github.openrouter4e.models.search.ModelSearch;

/** Reading and indexing the full list, beside Jackson reading the same bytes into a tree. */
public final class ModelListBenchmark implements Benchmark {

	@Override
	public String name() {
		return "model-list";
	}

	@Override
	public void run(Report report) throws Exception {
		byte[] json = ThousandModels.json();
		ObjectMapper mapper = new ObjectMapper();
		List<Timing.Result> results = Timing.compare(300, 300, List.of( //
				() -> mapper.readTree(json), //
				() -> ThousandModels.snapshot(json), //
				() -> ModelSearch.of(ThousandModels.snapshot(json).models())));
		double tree = results.getFirst().nanos();
		report.heading("Reading a list of 1,000 models (%,d bytes)".formatted(json.length));
		report.table(List.of("what", "ms", "of tree", "MB allocated"),
				List.of(row("Jackson tree", results.get(0), tree),
						row("models, indexed by id", results.get(1), tree),
						row("the same with the search index", results.get(2), tree)));
	}

	private static List<String> row(String what, Timing.Result result, double tree) {
		return List.of(what, Report.number(result.nanos() / 1e6), Report.number(result.nanos() / tree),
				Report.number(result.bytes() / 1e6));
	}
}
