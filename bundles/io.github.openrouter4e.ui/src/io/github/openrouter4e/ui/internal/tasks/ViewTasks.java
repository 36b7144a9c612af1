package io.github.openrouter4e.ui.internal.tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.ui.internal.Ui;

/**
 * The threads of one view: one that renders, one that reads and writes, and one that sends. The view closes them as the last
 * thing.
 */
public final class ViewTasks implements UiTasks, AutoCloseable {

	private static final String NAME = "OpenRouter chat"; //$NON-NLS-1$
	/** A disk that takes longer is broken or asleep. */
	private static final Duration READING = Duration.ofSeconds(10);
	/** After this a user takes Enter to be without effect. */
	private static final Duration SENDING = Duration.ofSeconds(2);

	private final Control owner;
	private final ScheduledExecutorService renderer = Executors.newSingleThreadScheduledExecutor(
			Thread.ofPlatform().daemon().name("OpenRouter transcript").factory()); //$NON-NLS-1$
	private final Lane reading = new Lane(NAME, READING);
	private final Lane sending = new Lane(NAME + ", sending", SENDING); //$NON-NLS-1$

	public ViewTasks(Control owner) {
		this.owner = owner;
	}

	@Override
	public void close() {
		renderer.shutdown();
		reading.close();
		sending.close();
	}

	public ScheduledExecutorService renderer() {
		return renderer;
	}

	@Override
	public void background(Runnable work) {
		reading.execute(work);
	}

	@Override
	public void send(Runnable work) {
		sending.execute(work);
	}

	@Override
	public void atOnce(Runnable work) {
		Lane.start(NAME, work);
	}

	@Override
	public void uiAfter(Duration delay, Runnable work) {
		try {
			renderer.schedule(() -> ui(work), delay.toMillis(), TimeUnit.MILLISECONDS);
		} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
			// the view closed
		}
	}

	@Override
	public void ui(Runnable work) {
		Ui.later(owner, work);
	}

	@Override
	public <T> void fetchToSend(Callable<T> source, Consumer<T> done, Consumer<Exception> failed) {
		sending.execute(() -> {
			var task = new FutureTask<>(source);
			Lane.start(NAME, task);
			try {
				var result = task.get(SENDING.toMillis() / 2, TimeUnit.MILLISECONDS); // leaves the lane in order
				ui(() -> done.accept(result));
			} catch (Exception e) {
				ui(() -> failed.accept(e));
			}
		});
	}
}
