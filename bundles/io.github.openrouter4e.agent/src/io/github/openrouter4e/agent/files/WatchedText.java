package io.github.openrouter4e.agent.files;

import io.github.openrouter4e.client.Cancellation;

/**
 * A text in which a model's regular expression is looked for. It ends the search when the user stops the run, or when the
 * expression would take for ever. An expression may also run out of stack, which ends the search with a {@link StackOverflowError}.
 */
public final class WatchedText implements CharSequence {

	/** Steps after which an expression counts as one that does not end. */
	private static final long MOST_STEPS = 50_000_000;

	/** The expression takes too long. */
	public static final class TooManySteps extends RuntimeException {
		private static final long serialVersionUID = 1L;

		TooManySteps() {
			super(null, null, false, false);
		}
	}

	private final CharSequence text;
	private final Cancellation cancellation;
	private long steps;

	/** @param cancellation of the run; when it is cancelled, {@code charAt} throws what its {@code throwIfCancelled} does */
	public WatchedText(CharSequence text, Cancellation cancellation) {
		this.text = text;
		this.cancellation = cancellation;
	}

	@Override
	public int length() {
		return text.length();
	}

	/** @throws TooManySteps if too many characters were looked at */
	@Override
	public char charAt(int index) {
		if ((++steps & 0xffff) == 0) {
			cancellation.throwIfCancelled();
			if (steps > MOST_STEPS) {
				throw new TooManySteps();
			}
		}
		return text.charAt(index);
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return text.subSequence(start, end);
	}

	@Override
	public String toString() {
		return text.toString();
	}
}
