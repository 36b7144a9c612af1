package io.github.openrouter4e.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.models.search.ModelQuery;
import io.github.openrouter4e.models.search.ModelSearch;

/** One keystroke in the search field of the model picker, with a thousand models. A frame is 16 ms. */
public final class KeystrokeBenchmark implements Benchmark {

	private static final List<String> TYPED = List.of("", "claude sonnet", "opnai gpt mini", "free", "zzzz",
			"qwen 3 cod v1");
	private static final int ROUNDS = 300;

	@Override
	public String name() {
		return "keystroke";
	}

	@Override
	public void run(Report report) {
		ModelSearch search = ModelSearch.of(ThousandModels.snapshot(ThousandModels.json()).models());
		report.heading("One keystroke over 1,000 models");
		List<List<String>> rows = new ArrayList<>();
		type(search); // warm up
		for (String text : TYPED) {
			double[] millis = new double[ROUNDS * (text.length() + 1)];
			int rowsFound = 0;
			for (int i = 0; i < millis.length; i++) {
				ModelQuery query = ModelQuery.ALL.withText(text.substring(0, i % (text.length() + 1)));
				long started = System.nanoTime();
				rowsFound = search.search(query).size();
				millis[i] = (System.nanoTime() - started) / 1e6;
			}
			rows.add(List.of("\"" + text + "\" letter by letter", Integer.toString(rowsFound),
					Report.number(Report.median(millis)), Report.number(Report.percentile(millis, 0.99))));
		}
		report.table(List.of("typed", "found", "median ms", "p99 ms"), rows);
	}

	private static void type(ModelSearch search) {
		for (int i = 0; i < 200; i++) {
			TYPED.forEach(text -> search.search(ModelQuery.ALL.withText(text)));
		}
	}
}
