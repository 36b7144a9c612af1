package io.github.openrouter4e.chat.tools;

import java.util.concurrent.CompletableFuture;

/**
 * Asks the user whether a tool may run. The user interface registers one as a service; without one, what would have to be
 * asked is rejected.
 */
public interface ToolApproval {

	/**
	 * Shows a question. Returns at once; called on a background thread.
	 *
	 * @return completed with what the user decides. It is cancelled if the user stops the run, so that the question can be
	 *         taken away
	 */
	CompletableFuture<ToolDecision> ask(ToolContext context, ToolRequest call, ToolQuestion question);
}
