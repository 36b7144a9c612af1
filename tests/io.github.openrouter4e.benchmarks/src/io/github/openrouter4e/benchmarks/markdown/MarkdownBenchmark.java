package io.github.openrouter4e.benchmarks.markdown;

import java.lang.management.ManagementFactory;
import java.util.Map;

import com.sun.management.ThreadMXBean;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Goal;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.markdown.HtmlBlocks;
import io.github.openrouter4e.markdown.StreamingMarkdown;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.testing.AnswerShape;

/**
 * Frames of an answer of each shape: whether the last of a long answer cost more than those of a short one, and what they
 * allocate. Counted in bytes, which do not depend on what else runs.
 */
public final class MarkdownBenchmark implements Benchmark {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
	private static final int SHORT = 100_000;
	private static final int LONG = 400_000;
	/** Characters a frame: a fast model at 30 frames a second. */
	private static final int FRAME = 130;

	/** @param perCharacter bytes of all frames; @param last bytes of each of the last tenth of the frames */
	private record Cost(double perCharacter, double last) {
	}

	@Override
	public String name() {
		return "markdown";
	}

	@Override
	public void run(Report report) {
		double growth = 0;
		double allocation = 0;
		for (Map.Entry<String, AnswerShape> shape : AnswerShape.all().entrySet()) {
			Cost few = render(shape.getValue().text(SHORT));
			Cost many = render(shape.getValue().text(LONG));
			growth = Math.max(growth, many.last() / few.last());
			allocation = Math.max(allocation, many.perCharacter());
			String heading = "An answer of 400 KB while it arrives";
			report.figure(heading, shape.getKey(), "bytes allocated per character", many.perCharacter());
			report.figure(heading, shape.getKey(), "last frames ÷ those at 100 KB", many.last() / few.last());
		}
		report.goal(Goal.TAIL_GROWTH, growth);
		report.goal(Goal.TAIL_ALLOCATION, allocation);
	}

	private static Cost render(String text) {
		ShownCodes codes = new ShownCodes();
		StreamingMarkdown<?> markdown = new StreamingMarkdown<>(new HtmlBlocks("{0} omitted"), codes.group(), codes.group());
		int frames = text.length() / FRAME;
		int last = frames / 10;
		long began = THREADS.getCurrentThreadAllocatedBytes();
		long lastBegan = began;
		for (int i = 0; i < frames; i++) {
			if (i == frames - last) {
				lastBegan = THREADS.getCurrentThreadAllocatedBytes();
			}
			markdown.append(text.substring(i * FRAME, (i + 1) * FRAME));
			markdown.advance();
		}
		long ended = THREADS.getCurrentThreadAllocatedBytes();
		return new Cost((double) (ended - began) / text.length(), (double) (ended - lastBegan) / last);
	}
}
