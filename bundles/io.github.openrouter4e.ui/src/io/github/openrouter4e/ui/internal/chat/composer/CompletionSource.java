package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.List;

/** Finds what may complete the text before the cursor, as the name of a reusable prompt after a slash. */
public interface CompletionSource {

	/** {@return the character that opens the list when it is typed} */
	char trigger();

	/**
	 * Runs on a thread of its own and may be slow: the list opens with what the other sources have, and this comes in when
	 * it is ready. The thread is interrupted when nobody waits for it any more; the oldest supported platform lets it finish,
	 * so a source needs an end of its own as well.
	 *
	 * @return empty if the text is not for this source
	 */
	List<? extends Completion> complete(TypedLine typed) throws InterruptedException;

	/**
	 * {@return whether more would be found for what has been typed since this completed something last, though nothing of
	 * that fits any more} For the UI thread.
	 */
	default boolean wantsAgain(TypedLine typed) {
		return false;
	}

	/** One line of the list. For the UI thread. */
	interface Completion {

		String label();

		/** {@return what is shown beside the list while this is selected} */
		String details();

		/** {@return whether this is still meant by what was typed since} */
		boolean fits(TypedLine typed);

		/** Puts this into the prompt. */
		void apply(TypedLine typed);
	}
}
