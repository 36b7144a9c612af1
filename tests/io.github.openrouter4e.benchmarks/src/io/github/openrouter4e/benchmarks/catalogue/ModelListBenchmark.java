package io.github.openrouter4e.benchmarks.catalogue;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Goal;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.Timing;

/** Reading and indexing the full list, beside Jackson reading the same bytes. */
public final class ModelListBenchmark implements Benchmark {

	private static final JsonFactory FACTORY = new JsonFactory();

	@Override
	public String name() {
		return "model-list";
	}

	@Override
	public void run(Report report) throws Exception {
		byte[] json = ThousandModels.json();
		ObjectMapper mapper = new ObjectMapper();
		List<Timing.Result> results = Timing.compare(120, 100, List.of( //
				() -> tokensAndStrings(json), //
				() -> mapper.readTree(json), //
				() -> ThousandModels.snapshot(json), //
				() -> ThousandModels.searched(json)));
		row(report, "Jackson's tokens and strings", results.get(0));
		row(report, "Jackson's tree", results.get(1));
		row(report, "models, indexed by id", results.get(2));
		row(report, "the same with the search index and the first search", results.get(3));
		report.goal(Goal.MODEL_LIST, results.get(3).nanos() / results.get(0).nanos());
	}

	private static int tokensAndStrings(byte[] json) throws IOException {
		int characters = 0;
		try (JsonParser parser = FACTORY.createParser(json)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (token == JsonToken.VALUE_STRING) {
					characters += parser.getText().length();
				}
			}
		}
		return characters;
	}

	private static void row(Report report, String what, Timing.Result result) {
		String heading = "Reading a list of 1,000 models";
		report.figure(heading, what, "ms", result.nanos() / 1e6);
		report.figure(heading, what, "MB allocated", result.bytes() / 1e6);
	}
}
