package io.github.openrouter4e.chat.tools;

import java.util.function.Predicate;

/**
 * Tells models that have tools how to work: in this mode, and in these projects. The text follows the system prompt. A service;
 * without one models are told nothing. Called on background threads.
 */
public interface ModelInstructions {

	/**
	 * What a model is told. For equal contexts the same text as long as nothing that it is made from changes: a change costs the
	 * model's cached prompt. It is asked for once for a run.
	 *
	 * @return empty for nothing
	 */
	String text(ToolContext context);

	/**
	 * What a model is told with the result of a call because that touched a place with instructions of its own, such as a folder
	 * with {@code AGENTS.md}. It follows what was said before, so that the cached prompt stays.
	 *
	 * @param told whether the results that requests still have contain a text; whoever asks for one tells it
	 * @return empty for nothing
	 */
	default String besides(ToolContext context, ToolRequest call, Predicate<String> told) {
		return ""; //$NON-NLS-1$
	}

	/**
	 * What is known for sure of the work in the conversation, such as the files that were changed: it is told beside a summary
	 * of the conversation, which a model wrote.
	 *
	 * @return empty for nothing
	 */
	default String state(ToolContext context) {
		return ""; //$NON-NLS-1$
	}
}
