package io.github.openrouter4e.ui.tests;

import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jdt.annotation.Nullable;

/** While it is open, errors of ours in the log are counted instead of failing the test. */
public final class ExpectedErrors implements AutoCloseable {

	private static volatile @Nullable ExpectedErrors open;

	private final AtomicInteger count = new AtomicInteger();

	public ExpectedErrors() {
		open = this;
	}

	/** How many there were. */
	public int count() {
		return count.get();
	}

	static boolean take() {
		var current = open;
		if (current != null) {
			current.count.incrementAndGet();
		}
		return current != null;
	}

	@Override
	public void close() {
		open = null;
	}
}
