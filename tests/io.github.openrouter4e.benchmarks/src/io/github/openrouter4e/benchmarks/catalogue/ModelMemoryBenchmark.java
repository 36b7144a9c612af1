package io.github.openrouter4e.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Report;

/** What a thousand models keep on the heap. */
public final class ModelMemoryBenchmark implements Benchmark {

	private static final int COPIES = 40;

	@Override
	public String name() {
		return "model-memory";
	}

	@Override
	public void run(Report report) {
		byte[] json = ThousandModels.json();
		double models = retained(() -> ThousandModels.snapshot(json));
		double all = retained(() -> ThousandModels.searched(json));
		report.heading("Heap of 1,000 models (%,d bytes of JSON, not kept)".formatted(json.length));
		report.table(List.of("what", "MB"), List.of(List.of("models, indexed by id", Report.number(models / 1e6)),
				List.of("the same with the search index", Report.number(all / 1e6))));
	}

	/** Bytes per copy: the garbage collector's word, over many copies so that its noise does not matter. */
	private static double retained(Supplier<Object> maker) {
		maker.get(); // classes and constants are not counted
		List<Object> copies = new ArrayList<>(COPIES);
		long before = used();
		for (int i = 0; i < COPIES; i++) {
			copies.add(maker.get());
		}
		return (double) (used() - before) / copies.size();
	}

	private static long used() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}
}
