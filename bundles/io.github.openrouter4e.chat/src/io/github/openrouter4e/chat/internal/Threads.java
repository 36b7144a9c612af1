package io.github.openrouter4e.chat.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that conversations run on. */
@SuppressWarnings("nls") // thread names
public final class Threads {

	private static final int IDLE_SECONDS = 10;

	private Threads() {}

	/** A virtual thread for each task; waiting for the network costs next to nothing on it. */
	public static Executor background() {
		return task -> Thread.ofVirtual().name("OpenRouter conversation").start(task);
	}

	/** One thread for short tasks, which ends when nothing was to do for a while. */
	public static ScheduledExecutorService scheduler() {
		var scheduler = new ScheduledThreadPoolExecutor(1,
				Thread.ofPlatform().daemon().name("OpenRouter history").factory());
		scheduler.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		scheduler.allowCoreThreadTimeOut(true);
		scheduler.setRemoveOnCancelPolicy(true);
		return scheduler;
	}
}
