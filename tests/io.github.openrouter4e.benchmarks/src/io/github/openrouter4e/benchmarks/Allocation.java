package io.github.openrouter4e.benchmarks;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** Bytes allocated on the heap by all threads of this process, virtual ones included, since it began. */
public final class Allocation {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private Allocation() {}

	public static long total() {
		return THREADS.getTotalThreadAllocatedBytes();
	}
}
