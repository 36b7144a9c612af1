package io.github.openrouter4e.testing.workbench;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.swt.widgets.Display;

/**
 * The longest time for which the UI thread does one thing only, from now until it is closed. It runs something all the time,
 * and less often while it does something else.
 */
public final class UiBlocks implements AutoCloseable {

	private final AtomicBoolean over = new AtomicBoolean();
	private final AtomicLong clock = new AtomicLong();
	private final AtomicLong processor = new AtomicLong();
	private long lastClock; // UI thread
	private long lastProcessor; // UI thread

	public UiBlocks() {
		UiThread.run(() -> {
			lastClock = System.nanoTime();
			lastProcessor = Figures.processorTime(Thread.currentThread());
			UiThread.display().asyncExec(this::beat);
		});
	}

	private void beat() {
		var nowClock = System.nanoTime();
		var nowProcessor = Figures.processorTime(Thread.currentThread());
		clock.accumulateAndGet(nowClock - lastClock, Math::max);
		processor.accumulateAndGet(nowProcessor - lastProcessor, Math::max);
		lastClock = nowClock;
		lastProcessor = nowProcessor;
		if (!over.get()) {
			Display.getCurrent().asyncExec(this::beat);
		}
	}

	/** On the clock, in nanoseconds. */
	public long clock() {
		return clock.get();
	}

	/** What the thread had of the processor at that, in nanoseconds. */
	public long processor() {
		return processor.get();
	}

	/** Waits until what was begun on the UI thread is over. */
	@Override
	public void close() {
		over.set(true);
		UiThread.settle();
	}
}
