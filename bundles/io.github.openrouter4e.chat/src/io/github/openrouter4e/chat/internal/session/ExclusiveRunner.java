package io.github.openrouter4e.chat.internal.session;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionBusyException;
import io.github.openrouter4e.client.Cancellation;

/**
 * Runs what the user asks of a session: one action at a time, each in the background. Keeps one that a spending limit holds
 * back. Thread-safe.
 */
final class ExclusiveRunner {

	/** Something that runs in the background. */
	@FunctionalInterface
	interface Action {
		RunEnd run(Cancellation cancellation);
	}

	/** A cancelled request ends within a tenth of that. */
	private static final long SHUT_DOWN_MILLIS = 1000;

	private final Executor background;
	private final Runnable changed;
	private final Consumer<RunEnd> ended;
	private final Runnable done;
	private volatile @Nullable Cancellation running; // this and the following written under this
	private volatile boolean busy; // also between an action and the one that follows it at once
	private @Nullable Action held; // this and the following guarded by this
	private boolean asking; // whether the user is asked about what the running action will hold
	private boolean agreed; // whether the user has agreed to that meanwhile
	private int ending; // actions that are over and are being told of
	private boolean closing;

	/**
	 * Nothing runs yet.
	 *
	 * @param changed told when an action began or ended
	 * @param ended   told how an action ended, before the next one may begin
	 * @param done    told after an action after which what waits may go on, before {@code changed}; what it starts follows without
	 *                a moment in which this looks idle
	 */
	ExclusiveRunner(Executor background, Runnable changed, Consumer<RunEnd> ended, Runnable done) {
		this.background = background;
		this.changed = changed;
		this.ended = ended;
		this.done = done;
	}

	/** Never waits, as the user interface asks; neither does {@link #stop}. */
	boolean isBusy() {
		return busy;
	}

	/** @throws SessionBusyException if something is running */
	synchronized void start(Action action) {
		requireIdle();
		var cancellation = new Cancellation();
		running = cancellation;
		busy = true;
		held = null;
		asking = false;
		agreed = false;
		boolean begun = false;
		try {
			background.execute(() -> run(action, cancellation));
			begun = true;
		} finally {
			if (!begun) { // there is no thread for it
				running = null;
				busy = false;
			}
		}
	}

	/** Starts an action if nothing is running and {@code condition} holds; tells whether it did. */
	synchronized boolean startIf(BooleanSupplier condition, Action action) {
		if (running != null || !condition.getAsBoolean()) {
			return false;
		}
		start(action);
		return true;
	}

	/**
	 * Does something quick while nothing is running.
	 *
	 * @throws SessionBusyException if something is running
	 */
	synchronized void whileIdle(Runnable change) {
		requireIdle();
		held = null;
		change.run();
	}

	/** @throws SessionBusyException if something is running */
	synchronized void requireIdle() {
		if (running != null) {
			throw new SessionBusyException();
		}
	}

	/** To be called before the user is asked about what the running action is going to {@link #hold}: the user may be quick. */
	synchronized void asking() {
		asking = running != null;
	}

	/** Keeps an action until the user agrees to what it costs. */
	synchronized RunEnd hold(Action action) {
		held = action;
		return RunEnd.SPENDING_LIMIT;
	}

	/**
	 * Starts what is held back, if there is anything; tells whether it did. If it is just about to be held back, it is started
	 * as soon as it is.
	 */
	synchronized boolean release() {
		if (running != null) {
			agreed = asking; // to nothing that is asked later
			return asking;
		}
		Action waiting = held;
		if (waiting == null) {
			return false;
		}
		start(waiting);
		return true;
	}

	private void run(Action action, Cancellation cancellation) {
		RunEnd end = RunEnd.FAILED;
		try {
			try {
				changed.run();
				end = action.run(cancellation);
			} catch (RuntimeException | Error e) { // also of a bundle that vanished: the conversation must not stay busy
				Log.warn("A conversation could not go on", e); //$NON-NLS-1$
			} finally {
				ended.accept(end);
			}
		} finally {
			finished(end, cancellation);
		}
	}

	private void finished(RunEnd end, Cancellation cancellation) {
		try {
			synchronized (this) {
				ending++;
				running = null;
				try {
					Action waiting = held;
					if (agreed && waiting != null && !closing && !cancellation.isCancelled()) {
						start(waiting);
					} else if (end.isComplete() && !closing) {
						done.run();
					}
				} finally {
					busy = running != null;
				}
			}
			changed.run();
		} finally {
			synchronized (this) {
				ending--;
				notifyAll();
			}
		}
	}

	/** Cancels what runs. */
	void stop() {
		Cancellation current = running;
		if (current != null) {
			current.cancel(); // not under the lock: it closes a connection
		}
	}

	/** Stops what runs, starts nothing more, and waits a moment until what was received is written. */
	void shutDown() {
		synchronized (this) {
			closing = true;
		}
		stop();
		long end = System.nanoTime() + SHUT_DOWN_MILLIS * 1_000_000;
		synchronized (this) {
			try {
				for (long left = SHUT_DOWN_MILLIS; (running != null || ending > 0) && left > 0;) {
					wait(left);
					left = (end - System.nanoTime()) / 1_000_000;
				}
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
