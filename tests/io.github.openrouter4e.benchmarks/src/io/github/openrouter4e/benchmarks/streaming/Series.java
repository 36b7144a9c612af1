package io.github.openrouter4e.benchmarks.streaming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

import io.github.openrouter4e.benchmarks.Allocation;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.Turns;

/** Streams the same answer again and again through each contestant in turn, so that all see the same weather. */
record Series(String baseUrl, int events, int characters, int atOnce, int warmUps, int rounds) {

	/** Medians over the rounds. */
	record Result(double nanosPerEvent, double bytesPerEvent) {

		double eventsPerSecond() {
			return 1e9 / nanosPerEvent;
		}
	}

	List<Result> run(List<Contestant> contestants) throws Exception {
		Turns turns = new Turns(contestants.size());
		for (int i = 0; i < warmUps; i++) {
			for (int c : turns.next()) {
				measure(contestants.get(c));
			}
		}
		double[][] nanos = new double[contestants.size()][rounds];
		double[][] bytes = new double[contestants.size()][rounds];
		for (int round = 0; round < rounds; round++) {
			for (int c : turns.next()) {
				System.gc(); // nobody pays for another's garbage
				Result result = measure(contestants.get(c));
				nanos[c][round] = result.nanosPerEvent();
				bytes[c][round] = result.bytesPerEvent();
			}
		}
		List<Result> results = new ArrayList<>();
		for (int c = 0; c < contestants.size(); c++) {
			results.add(new Result(Report.median(nanos[c]), Report.median(bytes[c])));
		}
		return results;
	}

	private Result measure(Contestant contestant) throws Exception {
		long allocated = Allocation.total();
		long started = System.nanoTime();
		if (atOnce == 1) {
			stream(contestant);
		} else {
			streamAtOnce(contestant);
		}
		double all = (double) events * atOnce;
		return new Result((System.nanoTime() - started) / all, (Allocation.total() - allocated) / all);
	}

	private void streamAtOnce(Contestant contestant) throws Exception {
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<Void>> streams = new ArrayList<>();
			for (int i = 0; i < atOnce; i++) {
				streams.add(CompletableFuture.runAsync(() -> stream(contestant), threads));
			}
			CompletableFuture.allOf(streams.toArray(CompletableFuture[]::new)).get();
		}
	}

	private void stream(Contestant contestant) {
		Counter counter = new Counter();
		try {
			contestant.stream(baseUrl, counter);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		if (contestant.seesText() && counter.characters() != (long) events * characters) {
			throw new IllegalStateException(contestant.name() + " saw " + counter.characters() + " characters");
		}
	}
}
