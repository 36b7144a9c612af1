package io.github.openrouter4e.chat;

import java.util.List;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;

/**
 * Offers tools to models and runs them. Register it as a service; with none registered no tools are offered. Names must be
 * unique among all executors; of two tools with the same name the one of the service with the higher ranking is offered.
 */
public interface ToolExecutor {

	/** The tools, always in the same order and wording: a change costs the model's cached prompt. */
	List<Tool.Function> tools();

	/**
	 * Runs a tool. Blocks, on a background thread, also while the user is asked whether it may run.
	 *
	 * @param call         what the model wants; its arguments come from outside and must be checked
	 * @param cancellation cancelled if the user stops the answer
	 * @return what the model is told; an exception is told to the model as a failure
	 */
	Outcome execute(ToolRequest call, Cancellation cancellation);

	/**
	 * What the model is told.
	 *
	 * @param content the result or the reason of the failure
	 * @param failed  whether it failed
	 */
	record Outcome(String content, boolean failed) {
	}
}
