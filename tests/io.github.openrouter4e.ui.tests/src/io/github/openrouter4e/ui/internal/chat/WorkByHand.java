package io.github.openrouter4e.ui.internal.chat;

import java.util.ArrayDeque;
import java.util.Deque;

/** Work that waits until a test wants it done; the test is the UI thread. */
final class WorkByHand implements Work, AutoCloseable {

	private final Deque<Runnable> background = new ArrayDeque<>();
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

	void runBackground() {
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
