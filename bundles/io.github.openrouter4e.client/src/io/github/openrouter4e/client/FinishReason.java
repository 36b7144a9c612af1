package io.github.openrouter4e.client;

/** Why a model stopped. */
public enum FinishReason {
	/** The answer is complete. */
	STOP,
	/** A token limit was reached. */
	LENGTH,
	/** The model wants tools to be run. */
	TOOL_CALLS,
	/** The provider withheld the rest. */
	CONTENT_FILTER,
	/** The provider failed while answering. */
	ERROR,
	/** A reason that this version does not know; see the native reason. */
	OTHER;

	/** @param wireName as in {@code finish_reason}; anything unknown gives {@link #OTHER} */
	@SuppressWarnings("nls")
	public static FinishReason of(String wireName) {
		return switch (wireName) {
			case "stop" -> STOP;
			case "length" -> LENGTH;
			case "tool_calls" -> TOOL_CALLS;
			case "content_filter" -> CONTENT_FILTER;
			case "error" -> ERROR;
			default -> OTHER;
		};
	}
}
