package io.github.openrouter4e.ui.internal.chat.conversation;

import java.time.Duration;
import java.util.List;
import java.util.ArrayList;
import java.util.ArrayDeque;
import java.util.Deque;

import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/** Work that waits until a test wants it done; the test is the UI thread. */
public final class ManualTasks implements UiTasks, AutoCloseable {

	private final Deque<Runnable> background = new ArrayDeque<>();
	private final List<Runnable> timers = new ArrayList<>();
	private boolean closed;

	@Override
	public void background(Runnable work) {
		background.add(work);
	}

	@Override
	public void ui(Runnable work) {
		if (!closed) {
			work.run();
		}
	}

	@Override
	public void uiAfter(Duration delay, Runnable work) {
		timers.add(work);
	}

	/** The time of everything that waits has come. */
	void runTimers() {
		var due = new ArrayList<>(timers);
		timers.clear();
		due.forEach(this::ui);
	}

	/** How much waits for its time. */
	int timers() {
		return timers.size();
	}

	/** How much waits for a background thread. */
	int waiting() {
		return background.size();
	}

	public void runBackground() {
		while (!background.isEmpty()) {
			background.poll().run();
		}
	}

	/** There is no view any more. */
	@Override
	public void close() {
		closed = true;
	}
}
