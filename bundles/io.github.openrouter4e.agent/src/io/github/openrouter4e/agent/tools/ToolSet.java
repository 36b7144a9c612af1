package io.github.openrouter4e.agent.tools;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;

/**
 * Offers tools, by name, in the modes in which the user lets a model work in the workspace. A bundle that has such tools
 * registers a subclass as a service {@link ToolExecutor}.
 */
@SuppressWarnings("nls") // what the model is told
public abstract class ToolSet implements ToolExecutor {

	/** The name of the tool that takes a patch. */
	public static final String APPLY_PATCH = "apply_patch";
	/** The name of the tool that takes pairs of texts. */
	public static final String EDIT_FILE = "edit_file";
	/** The name of the tool that takes the text of a whole file. */
	public static final String WRITE_FILE = "write_file";
	/** The tools that write texts, whose arguments name the files: with them, a model that plans may write its plan. */
	public static final Set<String> WRITING = Set.of(APPLY_PATCH, EDIT_FILE, WRITE_FILE);
	private static final String PLAN_ONLY = "In plan mode only a plan may be written, a file *.md. "
			+ "Describe the change in the plan, or ask the user to switch to Act.";

	private final Map<String, @Nullable WorkspaceTool> tools = new HashMap<>();
	private final List<ToolOffer> offers;
	private final List<ToolOffer> reading;
	private final List<ToolOffer> planning;

	/** These tools. */
	protected ToolSet(List<WorkspaceTool> tools) {
		tools.forEach(tool -> this.tools.put(tool.offer().name(), tool));
		offers = tools.stream().map(WorkspaceTool::offer).sorted(Comparator.comparing(ToolOffer::name)).toList();
		reading = offers.stream().filter(offer -> offer.traits().readOnly()).toList();
		planning = offers.stream().filter(offer -> offer.traits().readOnly() || WRITING.contains(offer.name()))
				.toList();
	}

	@Override
	public List<ToolOffer> tools(ToolContext context) {
		return switch (context.mode()) {
			case ToolContext.ACT -> offers;
			case ToolContext.PLAN -> planning;
			case ToolContext.ASK -> reading;
			default -> List.of();
		};
	}

	/** Whether the mode lets the tool do this; what is offered may still be called for what the mode does not allow. */
	private static boolean isWithinMode(WorkspaceTool tool, Arguments arguments, ToolContext context)
			throws ToolException {
		return !ToolContext.PLAN.equals(context.mode()) || tool.offer().traits().readOnly()
				|| WRITING.contains(tool.offer().name())
						&& tool.written(arguments).stream()
								.allMatch(path -> path.strip().toLowerCase(Locale.ROOT).endsWith(".md"));
	}

	@Override
	public ToolPermission permission(ToolRequest call, ToolContext context, Cancellation cancellation) {
		var tool = tools.get(call.name());
		if (tool == null) {
			return ToolExecutor.super.permission(call, context, cancellation);
		}
		try {
			var arguments = Arguments.of(call.arguments());
			return isWithinMode(tool, arguments, context)
					? tool.permission(arguments, context, cancellation)
					: new ToolPermission.Forbidden(PLAN_ONLY);
		} catch (ToolException e) {
			return failed(tool, e.getMessage());
		} catch (CoreException e) {
			return failed(tool, e.getStatus().getMessage());
		}
	}

	/**
	 * What only reads may run: it fails with the same words. What changes something must not: it might succeed by then, and the
	 * user was not asked.
	 */
	private static ToolPermission failed(WorkspaceTool tool, @Nullable String reason) {
		return tool.offer().traits().readOnly()
				? ToolPermission.ALLOWED
				: new ToolPermission.Forbidden(reason == null ? "" : reason);
	}

	@Override
	public boolean readsForeign(ToolRequest call, ToolContext context) {
		var tool = tools.get(call.name());
		try {
			return tool != null && tool.readsForeign(Arguments.of(call.arguments()), context);
		} catch (@SuppressWarnings("unused") ToolException e) {
			return false; // it did nothing
		}
	}

	@Override
	public void decided(ToolRequest call, ToolContext context, ToolDecision decision) {
		var tool = tools.get(call.name());
		if (tool != null) {
			try {
				tool.decided(Arguments.of(call.arguments()), context, decision);
			} catch (@SuppressWarnings("unused") ToolException | CoreException e) {
				// gone since the question: there is nothing to remember
			}
		}
	}

	@Override
	public ToolOutcome execute(ToolRequest call, ToolContext context, ToolProgress progress,
			Cancellation cancellation) {
		var tool = tools.get(call.name());
		if (tool == null) {
			return new ToolOutcome.Failed("There is no tool named " + call.name() + ".", Kind.NOT_FOUND);
		}
		try {
			var arguments = Arguments.of(call.arguments());
			if (!isWithinMode(tool, arguments, context)) {
				return new ToolOutcome.Failed(PLAN_ONLY, Kind.DENIED);
			}
			return tool.run(arguments, new WorkspaceTool.Run(call.callId(), context, progress, cancellation));
		} catch (ToolException e) {
			return e.outcome();
		} catch (CoreException e) {
			return new ToolOutcome.Failed(e.getStatus().getMessage(), Kind.INTERNAL);
		} catch (@SuppressWarnings("unused") OperationCanceledException | CancelledException e) {
			return new ToolOutcome.Failed("The user stopped the call.", Kind.INTERRUPTED);
		}
	}
}
