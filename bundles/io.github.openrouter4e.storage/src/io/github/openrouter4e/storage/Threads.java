package io.github.openrouter4e.storage;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that the bundles without a user interface work on. None exists while there is nothing to do. */
public final class Threads {

	private static final int IDLE_SECONDS = 10;

	private Threads() {}

	/** A virtual thread of this name for each task; waiting for the network costs next to nothing on it. */
	public static Executor background(String name) {
		return task -> Thread.ofVirtual().name(name).start(task);
	}

	/** One thread of this name for short tasks, which ends when nothing was to do for a while. */
	public static ScheduledExecutorService scheduler(String name) {
		var scheduler = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
		scheduler.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		scheduler.allowCoreThreadTimeOut(true);
		scheduler.setRemoveOnCancelPolicy(true);
		return scheduler;
	}
}
