package io.github.openrouter4e.models.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs tasks, and what is due later, when a test says so, on the test's thread. */
final class ManualExecutor implements Executor, Scheduler {

	record Later(Duration delay, Runnable task) {
	}

	final Queue<Runnable> tasks = new ArrayDeque<>();
	final List<Later> later = new ArrayList<>();

	@Override
	public void execute(Runnable task) {
		tasks.add(task);
	}

	void runAll() {
		for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
			task.run();
		}
	}

	@Override
	public Runnable after(Duration delay, Runnable task) {
		Later one = new Later(delay, task);
		later.add(one);
		return () -> later.remove(one);
	}

	/** Runs the only timer. */
	void fire() {
		later.remove(0).task.run();
		runAll();
	}
}
