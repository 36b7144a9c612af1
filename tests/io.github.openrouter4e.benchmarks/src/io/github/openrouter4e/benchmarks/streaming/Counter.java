package io.github.openrouter4e.benchmarks.streaming;

/** Counts what one stream brings and notes when its first piece came. Used by one thread at a time. */
final class Counter {

	private final long started = System.nanoTime();
	private long firstNanos = -1;
	private long characters;

	/** A piece of text, or of raw bytes. */
	void piece(int length) {
		if (length > 0) {
			if (firstNanos < 0) {
				firstNanos = System.nanoTime() - started;
			}
			characters += length;
		}
	}

	long characters() {
		return characters;
	}

	/** From the making of this counter to the first piece. */
	long firstNanos() {
		return firstNanos;
	}
}
