package io.github.openrouter4e.models.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;

/**
 * Delivers values to listeners in the order in which they were published, one call at a time, on the executor's threads.
 * There is no thread of its own: a task runs only while values wait.
 *
 * @param <T> the values' type; immutable
 */
final class Notifier<T> {

	private final Executor executor;
	private final Listeners<T> listeners = new Listeners<>();
	private final Queue<T> waiting = new ArrayDeque<>();
	private boolean running;

	Notifier(Executor executor) {
		this.executor = executor;
	}

	Registration add(Consumer<T> listener) {
		return listeners.add(listener);
	}

	boolean hasListeners() {
		return !listeners.isEmpty();
	}

	void publish(T value) {
		synchronized (waiting) {
			if (listeners.isEmpty()) {
				return;
			}
			waiting.add(value);
			if (running) {
				return;
			}
			running = true;
		}
		executor.execute(this::deliver);
	}

	private void deliver() {
		for (T value = next(); value != null; value = next()) {
			listeners.fire(value);
		}
	}

	private @Nullable T next() {
		synchronized (waiting) {
			T value = waiting.poll();
			running = value != null;
			return value;
		}
	}
}
