package io.github.openrouter4e.chat.tools;

import java.util.List;

import io.github.openrouter4e.client.Cancellation;

/**
 * Offers tools to models and runs them. Register it as a service; with none registered no tools are offered. Names must be
 * unique among all executors; of two tools with the same name the one of the service with the higher ranking is offered.
 * Methods are called on background threads, of several conversations at the same time.
 */
public interface ToolExecutor {

	/**
	 * The tools. For equal contexts always the same ones in the same order and wording: a change costs the model's cached
	 * prompt. What is not in this list is not run either, though a model calls it that saw it in another mode.
	 */
	List<ToolOffer> tools(ToolContext context);

	/**
	 * Whether a call may run. Asked right before it would, after the calls before it in the answer have ended; reads only.
	 * Unless overridden, the user is asked about everything that is not read-only.
	 *
	 * @param cancellation cancelled if the user stops the run; nobody waits for the answer then, and what is thrown is not told
	 */
	@SuppressWarnings("nls") // what the model is told
	default ToolPermission permission(ToolRequest call, ToolContext context, Cancellation cancellation) {
		for (ToolOffer offer : tools(context)) {
			if (offer.name().equals(call.name())) {
				return offer.traits().readOnly()
						? ToolPermission.ALLOWED
						: new ToolPermission.Ask(new ToolQuestion(offer.traits().effect(), call.name(),
								call.arguments(), List.of()));
			}
		}
		return new ToolPermission.Forbidden("There is no tool named " + call.name() + ".");
	}

	/**
	 * Whether the result of a call may have content from outside of the workspace though its tool mostly has none: a command that
	 * downloads something. What a tool always does its traits say. By the call alone, as it is also asked for calls of earlier
	 * sessions.
	 */
	default boolean readsForeign(ToolRequest call, ToolContext context) {
		return false;
	}

	/** The user has decided about a call that {@link #permission} asked about: the place to remember rules. */
	default void decided(ToolRequest call, ToolContext context, ToolDecision decision) {
		// most remember nothing
	}

	/**
	 * Runs a tool. Blocks.
	 *
	 * @param call         what the model wants; its arguments are a JSON object that comes from outside and must be checked
	 * @param progress     tells the user how far it is
	 * @param cancellation cancelled if the user stops the run; then return soon, with what was done until then
	 * @return what the model is told; an exception is told to the model as a failure
	 */
	ToolOutcome execute(ToolRequest call, ToolContext context, ToolProgress progress, Cancellation cancellation);
}
