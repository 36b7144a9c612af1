package io.github.openrouter4e.git.internal;

/** Work that blocks, each on a virtual thread of its own. */
public final class Background {

	private Background() {}

	/** Runs it now. */
	public static void run(Runnable work) {
		Thread.ofVirtual().name("OpenRouter Git").start(work); //$NON-NLS-1$
	}
}
