package io.github.openrouter4e.benchmarks.streaming;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Goal;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.Timing;
import io.github.openrouter4e.benchmarks.server.EncodedStream;
import io.github.openrouter4e.benchmarks.server.StreamKind;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.internal.redact.Redactor;
import io.github.openrouter4e.client.internal.stream.AnswerReader;
import io.github.openrouter4e.client.internal.stream.Stopwatch;

/** Decoding alone, from bytes in memory, beside the least that must be done with them. */
public final class DecoderBenchmark implements Benchmark {

	private static final int SMALL = 8;
	private static final int LARGE = 8_000;
	private static final String HEADING = "Decoding from memory";

	@Override
	public String name() {
		return "decoder";
	}

	@Override
	public void run(Report report) throws Exception {
		byte[] small = stream(StreamKind.TEXT, 10_000, SMALL);
		byte[] large = stream(StreamKind.TEXT, 500, LARGE);
		byte[] chinese = stream(StreamKind.CHINESE, 300, LARGE);
		byte[] cyrillic = stream(StreamKind.CYRILLIC, 300, LARGE);
		byte[] reasoning = stream(StreamKind.REASONING, 10_000, SMALL);
		byte[] tools = stream(StreamKind.TOOLS, 10_000, SMALL);
		List<Callable<?>> works = List.of(() -> copy(small), () -> decode(small), () -> copy(large),
				() -> decode(large), () -> new String(chinese, StandardCharsets.UTF_8), () -> decode(chinese),
				() -> new String(cyrillic, StandardCharsets.UTF_8), () -> decode(cyrillic), () -> decode(reasoning),
				() -> decode(tools));
		List<Timing.Result> r = Timing.compare(60, 60, works);
		ratio(report, Goal.DECODE_SMALL, r.get(1), r.get(0));
		ratio(report, Goal.DECODE_LARGE, r.get(3), r.get(2));
		ratio(report, Goal.DECODE_CHINESE, r.get(5), r.get(4));
		ratio(report, Goal.DECODE_CYRILLIC, r.get(7), r.get(6));
		ratio(report, Goal.DECODE_REASONING, r.get(8), r.get(1));
		row(report, "8 characters of text", r.get(1), 10_000);
		row(report, "8 characters of reasoning, with details", r.get(8), 10_000);
		row(report, "8 characters of a tool's arguments", r.get(9), 10_000);
		row(report, "8,000 characters of text", r.get(3), 500);
		row(report, "8,000 characters of Chinese", r.get(5), 300);
		row(report, "8,000 characters of Cyrillic", r.get(7), 300);
	}

	private static void ratio(Report report, Goal goal, Timing.Result ours, Timing.Result least) {
		report.goal(goal, ours.nanos() / least.nanos());
	}

	private static void row(Report report, String piece, Timing.Result result, int events) {
		report.figure(HEADING, piece, "ns", result.nanos() / events);
		report.figure(HEADING, piece, "bytes allocated", result.bytes() / events);
	}

	private static byte[] stream(StreamKind kind, int events, int characters) {
		return new EncodedStream(kind, events, characters).events();
	}

	/** As they pass through a buffer when they are read from a socket. */
	private static Object copy(byte[] bytes) {
		byte[] buffer = new byte[16 << 10];
		for (int i = 0; i < bytes.length; i += buffer.length) {
			System.arraycopy(bytes, i, buffer, 0, Math.min(buffer.length, bytes.length - i));
		}
		return buffer;
	}

	private static Object decode(byte[] bytes) throws IOException {
		long[] characters = new long[1];
		AnswerReader reader = new AnswerReader(event -> {
			if (event instanceof ChatEvent.Text text) {
				characters[0] += text.delta().length();
			} else if (event instanceof ChatEvent.Reasoning text) {
				characters[0] += text.delta().length();
			}
		}, new Stopwatch(InstantSource.system()), Redactor.of(HttpClientRequest.KEY));
		reader.read(new ByteArrayInputStream(bytes), null, (error, id) -> {
			throw new IllegalStateException(error.toString());
		});
		return characters;
	}
}
