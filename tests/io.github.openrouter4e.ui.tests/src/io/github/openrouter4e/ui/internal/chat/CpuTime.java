package io.github.openrouter4e.ui.internal.chat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;

import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * Seconds of processor time: of the UI thread, and of all that the workbench is, with the processes of the browser and the
 * server that stands in for OpenRouter.
 */
record CpuTime(double ui, double all) {

	static CpuTime now() {
		var ui = ManagementFactory.getThreadMXBean().getThreadCpuTime(UiThread.display().getThread().threadId());
		var self = ProcessHandle.current();
		var all = Stream.concat(Stream.of(self), self.descendants())
				.mapToLong(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis()).sum();
		return new CpuTime(ui / 1e9, all / 1e3);
	}

	CpuTime minus(CpuTime before) {
		return new CpuTime(ui - before.ui, all - before.all);
	}

	CpuTime by(double count) {
		return new CpuTime(ui / count, all / count);
	}
}
