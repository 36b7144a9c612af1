package io.github.openrouter4e.chat;

/** Why a run ended: all that one action of the user caused, with every request and tool. */
public enum RunEnd {
	/** The model came to an end by itself. */
	ANSWERED,
	/** The answer was cut at its maximum length. */
	CUT,
	/** The last answer is {@link AnswerState#FAILED}. */
	FAILED,
	/** The user stopped it. */
	STOPPED,
	/** A limit on what the model does by itself is reached; the last answer is {@link AnswerState#PAUSED}. */
	PAUSED,
	/** The next request waits for {@link ChatSession#confirmSpending()}. */
	SPENDING_LIMIT;

	/** Whether what waits in the session may follow by itself. */
	public boolean isComplete() {
		return this == ANSWERED || this == CUT;
	}
}
