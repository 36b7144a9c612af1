package io.github.openrouter4e.chat;

/** How far an answer got. */
public enum AnswerState {
	/** Being received. */
	STREAMING,
	/** The model came to an end by itself. */
	COMPLETE,
	/** Cut at the maximum length ({@code finish_reason: length}). */
	CUT,
	/** Stopped by the user. */
	STOPPED,
	/**
	 * The model wants to go on with tools, and has reached a limit on what it does by itself; {@link Answer#failure()} tells
	 * which. None of the answer's calls has run; they do with {@link ChatSession#continueAnswer()}.
	 */
	PAUSED,
	/** Ended by an error; {@link Answer#failure()} tells which. */
	FAILED,
	/** The workbench ended while the answer was being received. */
	INTERRUPTED;

	/** Whether {@link ChatSession#continueAnswer()} makes sense: there is more to come. */
	public boolean canContinue() {
		return this != STREAMING && this != COMPLETE;
	}
}
