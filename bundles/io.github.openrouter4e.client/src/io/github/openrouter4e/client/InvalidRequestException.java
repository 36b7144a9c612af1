package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/** A request that OpenRouter would refuse; found before anything was sent. */
public final class InvalidRequestException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	/** Which rule is broken; the message says where. */
	public enum Reason {
		NO_MESSAGES,
		/** A message without content. */
		EMPTY_MESSAGE,
		/** Instructions after the conversation began, or parts that the role may not send. */
		ROLE_ORDER,
		/** A tool call without its result. */
		TOOL_RESULT_MISSING,
		/** A tool result without its call. */
		TOOL_RESULT_UNASKED, BAD_MODEL_ID,
		/** A name or choice of a tool, plugin or schema. */
		BAD_TOOL,
		/** A number, length or count beyond what the specification allows. */
		OUT_OF_RANGE,
		/** Thinking would leave no tokens for the answer, or is asked for in two ways. */
		REASONING_BUDGET, BAD_JSON
	}

	private final Reason reason;

	public InvalidRequestException(Reason reason, String message) {
		this(reason, message, null);
	}

	InvalidRequestException(Reason reason, String message, @Nullable Throwable cause) {
		super(switch (reason) {
			case NO_MESSAGES, EMPTY_MESSAGE -> NextStep.CHANGE_PROMPT;
			case BAD_MODEL_ID -> NextStep.CHOOSE_OTHER_MODEL;
			case OUT_OF_RANGE, REASONING_BUDGET -> NextStep.CHECK_PARAMETERS;
			case ROLE_ORDER, TOOL_RESULT_MISSING, TOOL_RESULT_UNASKED, BAD_TOOL, BAD_JSON -> NextStep.REPORT_BUG;
		}, message, cause);
		this.reason = reason;
	}

	/** Which rule is broken. */
	public Reason reason() {
		return reason;
	}
}
