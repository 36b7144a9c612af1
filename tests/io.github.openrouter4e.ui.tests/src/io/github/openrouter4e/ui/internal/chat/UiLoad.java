package io.github.openrouter4e.ui.internal.chat;

import java.lang.management.ManagementFactory;

import org.eclipse.swt.widgets.Display;

import io.github.openrouter4e.ui.tests.UiThread;

/**
 * Watches the UI thread: its share of processor time, and by a timer that should
 * come every few milliseconds the longest time for which it did not.
 */
final class UiLoad {

	private static final int BEAT_MS = 5;

	private final Display display = UiThread.display();
	private final long threadId = display.getThread().threadId();
	private final long cpuBefore = cpu();
	private final long started = System.nanoTime();
	private long lastBeat = started;
	private long longest;
	private boolean ended;

	private UiLoad() {}

	static UiLoad start() {
		var load = new UiLoad();
		UiThread.run(load::beat);
		return load;
	}

	private void beat() {
		var now = System.nanoTime();
		longest = Math.max(longest, now - lastBeat - BEAT_MS * 1_000_000L);
		lastBeat = now;
		if (!ended) {
			display.timerExec(BEAT_MS, this::beat);
		}
	}

	/** @param share of one processor, 0 to 1 @param longestMs the longest block */
	record Result(double seconds, double share, double longestMs) {
	}

	Result stop() {
		return UiThread.get(() -> {
			ended = true;
			var seconds = (System.nanoTime() - started) / 1e9;
			return new Result(seconds, (cpu() - cpuBefore) / 1e9 / seconds, longest / 1e6);
		});
	}

	private long cpu() {
		return ManagementFactory.getThreadMXBean().getThreadCpuTime(threadId);
	}
}
