package io.github.openrouter4e.chat.internal.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import io.github.openrouter4e.chat.tools.CustomMode;
import io.github.openrouter4e.chat.tools.CustomModes;
import io.github.openrouter4e.chat.tools.ModelInstructions;
import io.github.openrouter4e.chat.tools.ToolApproval;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolLog;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolRequest;

/**
 * The tools that are registered now, and who asks the user about them. A component of its own, so that one that comes or
 * goes does not restart the conversations. Thread-safe.
 */
@Component(service = ToolRegistry.class)
public final class ToolRegistry {

	/** A tool, and who runs it. */
	record Registered(ToolExecutor executor, ToolOffer offer) {
	}

	/** Set by the runtime, lowest ranking first. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile List<ToolExecutor> executors;

	/** Set by the runtime. */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile @Nullable ToolApproval approval;

	/** Set by the runtime. */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile @Nullable ToolLog log;

	/** Set by the runtime. */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile @Nullable ModelInstructions instructions;

	/** Set by the runtime. */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile @Nullable CustomModes modes;

	/** A registry that the runtime fills. */
	public ToolRegistry() {
		this(List.of(), null, null, null, null);
	}

	/**
	 * A registry of these executors.
	 *
	 * @param executors the one with the lowest ranking first; the list may change
	 * @param approval  asks the user; {@code null} if nobody can
	 * @param log       keeps what was called; {@code null} if nobody does
	 * @param instructions tells models how to work; {@code null} if nobody does
	 * @param modes     knows the modes of projects; {@code null} if nobody does
	 */
	public ToolRegistry(List<ToolExecutor> executors, @Nullable ToolApproval approval, @Nullable ToolLog log,
			@Nullable ModelInstructions instructions, @Nullable CustomModes modes) {
		this.modes = modes;
		this.executors = executors;
		this.approval = approval;
		this.log = log;
		this.instructions = instructions;
	}

	/** What is offered in a mode. */
	List<Registered> tools(ToolContext context) {
		if (!CustomMode.isId(context.mode())) {
			return registered(context);
		}
		CustomModes known = modes;
		CustomModes.Limits limits = known == null ? null : limits(known, context);
		return known == null || limits == null
				? List.of()
				: registered(context.withMode(ToolContext.ACT)).stream().filter(tool -> limits.offers(tool.offer()))
						.map(tool -> new Registered(new WithinMode(tool.executor(), tool.offer(), known), tool.offer()))
						.toList();
	}

	private static CustomModes.@Nullable Limits limits(CustomModes modes, ToolContext context) {
		try {
			return modes.limits(context);
		} catch (RuntimeException | Error e) { // without tools the conversation still goes on
			Log.warn("The mode " + context.mode() + " is not known", e); //$NON-NLS-1$ //$NON-NLS-2$
			return null;
		}
	}

	/** Of two tools with the same name the one with the higher ranking. */
	private List<Registered> registered(ToolContext context) {
		var tools = new ArrayList<Registered>();
		var names = new HashSet<String>();
		for (ToolExecutor executor : executors.reversed()) {
			try {
				executor.tools(context).stream().filter(offer -> names.add(offer.name()))
						.forEach(offer -> tools.add(new Registered(executor, offer)));
			} catch (RuntimeException | Error e) { // without its tools the conversation still goes on
				Log.warn("The tools of " + executor.getClass().getName() + " are not known", e); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}
		return tools;
	}

	/** What the model is told beside the system prompt; empty for nothing. */
	String instructions(ToolContext context) {
		ModelInstructions known = instructions;
		try {
			return known == null ? "" : known.text(context); //$NON-NLS-1$
		} catch (RuntimeException | Error e) { // without them the conversation still goes on
			Log.warn("The instructions for models are not known", e); //$NON-NLS-1$
			return ""; //$NON-NLS-1$
		}
	}

	/** What the model is told with the result of a call; empty for nothing. */
	String besides(ToolContext context, ToolRequest call, Predicate<String> told) {
		ModelInstructions known = instructions;
		try {
			return known == null ? "" : known.besides(context, call, told); //$NON-NLS-1$
		} catch (RuntimeException | Error e) {
			Log.warn("The instructions for a place are not known", e); //$NON-NLS-1$
			return ""; //$NON-NLS-1$
		}
	}

	/** What is known for sure of the work in a conversation; empty for nothing. */
	String state(ToolContext context) {
		ModelInstructions known = instructions;
		try {
			return known == null ? "" : known.state(context); //$NON-NLS-1$
		} catch (RuntimeException | Error e) {
			Log.warn("The state of the work is not known", e); //$NON-NLS-1$
			return ""; //$NON-NLS-1$
		}
	}

	/** Asks the user; {@code null} if nobody can. */
	@Nullable
	ToolApproval approval() {
		return approval;
	}

	/** Keeps what was called; {@code null} if nobody does. */
	@Nullable
	ToolLog log() {
		return log;
	}
}
