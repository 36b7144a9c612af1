package io.github.openrouter4e.ui.internal.chat;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.ui.internal.Ui;

/** The threads of one view: one that renders, and one that reads and writes. The view closes them as the last thing. */
final class ViewWork implements Work, AutoCloseable {

	private final Control owner;
	private final ScheduledExecutorService renderer = thread("OpenRouter transcript"); //$NON-NLS-1$
	private final ScheduledExecutorService worker = thread("OpenRouter chat"); //$NON-NLS-1$

	ViewWork(Control owner) {
		this.owner = owner;
	}

	/** Takes no more work; what was handed over is still done. */
	@Override
	public void close() {
		renderer.shutdown();
		worker.shutdown();
	}

	private static ScheduledExecutorService thread(String name) {
		return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(name).factory());
	}

	ScheduledExecutorService renderer() {
		return renderer;
	}

	@Override
	public void background(Runnable work) {
		try {
			worker.execute(() -> {
				try {
					work.run();
				} catch (RuntimeException e) {
					// nobody waits for the result of what goes through here
					ILog.of(ViewWork.class).error("An action of the chat failed", e); //$NON-NLS-1$
				}
			});
		} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
			// the view closed, maybe just now: there is nobody left for whom to do it
		}
	}

	@Override
	public void ui(Runnable work) {
		Ui.later(owner, work);
	}
}
