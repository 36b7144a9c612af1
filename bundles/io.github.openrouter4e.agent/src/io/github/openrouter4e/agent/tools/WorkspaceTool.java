package io.github.openrouter4e.agent.tools;

import java.util.List;

import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.client.Cancellation;

/** One tool. Stateless, or thread-safe: calls of several conversations run at the same time. */
public interface WorkspaceTool {

	/**
	 * For whom a tool runs.
	 *
	 * @param callId       the model's id of the call; later calls of the conversation may have the same
	 * @param progress     tells the user how far it is
	 * @param cancellation cancelled if the user stops the run
	 */
	record Run(String callId, ToolContext context, ToolProgress progress, Cancellation cancellation) {
	}

	/** Always the same, to the letter: a change costs the model's cached prompt. */
	ToolOffer offer();

	/**
	 * The paths that a call writes, as the model wrote them; an empty one for something else than writing. Asked of tools by
	 * which a model that plans may write a plan.
	 */
	default List<String> written(Arguments arguments) throws ToolException {
		return List.of(arguments.textOrEmpty("path")); //$NON-NLS-1$
	}

	/**
	 * Whether a call may run. Reads only; what it decides about must be decided again when the tool runs.
	 *
	 * @param cancellation cancelled if the user stops the run: nobody needs the answer then
	 * @throws ToolException if the call cannot do anything
	 */
	default ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		return ToolPermission.ALLOWED;
	}

	/** Whether the result of this call may have content from outside of the workspace, though the tool's traits do not say so. */
	default boolean readsForeign(Arguments arguments, ToolContext context) throws ToolException {
		return false;
	}

	/** The user has decided about a call that {@link #permission} asked about. */
	default void decided(Arguments arguments, ToolContext context, ToolDecision decision)
			throws ToolException, CoreException {
		// most remember nothing
	}

	/**
	 * Does it. Blocks.
	 *
	 * @throws ToolException what the model is told
	 * @throws CoreException if the workspace cannot; the model is told its message
	 */
	ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException;
}
