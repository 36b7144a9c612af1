package io.github.openrouter4e.chat.internal.session;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.tools.CustomMode;
import io.github.openrouter4e.chat.tools.CustomModes;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;

/**
 * Runs a tool in a mode of a project. To the tool it is the mode in which a model acts; what the project's mode does not allow does
 * not reach it. The mode is looked up for each call, as its file may have changed or may not be trusted any more.
 *
 * @param offer what the tool is offered as
 */
record WithinMode(ToolExecutor executor, ToolOffer offer, CustomModes modes) implements ToolExecutor {

	private static ToolContext acting(ToolContext context) {
		return context.withMode(ToolContext.ACT);
	}

	/** Why the call is not within the mode; {@code null} if it is. */
	private @Nullable String objection(ToolRequest call, ToolContext context) {
		CustomModes.Limits limits = modes.limits(context);
		return limits == null || !limits.offers(offer)
				? "The mode " + CustomMode.slug(context.mode()) //$NON-NLS-1$
						+ " has changed, or the user does not use it any more. Ask the user to choose a mode." //$NON-NLS-1$
				: limits.objection(call, offer, context);
	}

	@Override
	public List<ToolOffer> tools(ToolContext context) {
		return List.of(offer);
	}

	@Override
	public ToolPermission permission(ToolRequest call, ToolContext context, Cancellation cancellation) {
		String objection = objection(call, context);
		return objection == null
				? executor.permission(call, acting(context), cancellation)
				: new ToolPermission.Forbidden(objection);
	}

	@Override
	public boolean readsForeign(ToolRequest call, ToolContext context) {
		return executor.readsForeign(call, acting(context));
	}

	@Override
	public void decided(ToolRequest call, ToolContext context, ToolDecision decision) {
		executor.decided(call, acting(context), decision);
	}

	@Override
	public ToolOutcome execute(ToolRequest call, ToolContext context, ToolProgress progress,
			Cancellation cancellation) {
		String objection = objection(call, context);
		return objection == null
				? executor.execute(call, acting(context), progress, cancellation)
				: new ToolOutcome.Failed(objection, ToolOutcome.Failed.Kind.DENIED);
	}
}
