package io.github.openrouter4e.ui.internal.markdown;

/**
 * Numbers the code blocks of an answer from 0, in the order of the text, the
 * way {@link CodeBlocks} finds them again. Not thread-safe.
 */
public final class CodeNumbers {

	private int next;

	public CodeNumbers() {
		this(0);
	}

	private CodeNumbers(int next) {
		this.next = next;
	}

	public int next() {
		return next++;
	}

	/** For rendering an unfinished block, which will be numbered again. */
	CodeNumbers copy() {
		return new CodeNumbers(next);
	}
}
