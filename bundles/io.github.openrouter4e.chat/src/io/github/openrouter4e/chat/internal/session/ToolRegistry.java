package io.github.openrouter4e.chat.internal.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import io.github.openrouter4e.chat.ToolExecutor;
import io.github.openrouter4e.chat.ToolExecutor.Outcome;
import io.github.openrouter4e.chat.ToolRequest;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;

/**
 * The tools that are registered now. A component of its own, so that one that comes or goes does not restart the
 * conversations. Thread-safe.
 */
@Component(service = ToolRegistry.class)
@SuppressWarnings("nls") // what the model is told
public final class ToolRegistry {

	/** Set by the runtime, lowest ranking first. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile List<ToolExecutor> executors;

	/** A registry that the runtime fills. */
	public ToolRegistry() {
		this(List.of());
	}

	/** A registry of these executors, the one with the lowest ranking first; the list may change. */
	public ToolRegistry(List<ToolExecutor> executors) {
		this.executors = executors;
	}

	/** What is offered to models; of two tools with the same name the one with the higher ranking. */
	List<Tool.Function> tools() {
		var tools = new ArrayList<Tool.Function>();
		var names = new HashSet<String>();
		for (ToolExecutor executor : executors.reversed()) {
			executor.tools().stream().filter(tool -> names.add(tool.name())).forEach(tools::add);
		}
		return tools;
	}

	/** Runs a tool; a failure is something that the model is told. */
	Outcome run(ToolRequest call, Cancellation cancellation) {
		for (ToolExecutor executor : executors.reversed()) {
			if (executor.tools().stream().anyMatch(tool -> tool.name().equals(call.name()))) {
				try {
					return executor.execute(call, cancellation);
				} catch (RuntimeException e) {
					Log.warn("Tool " + call.name() + " failed", e);
					return new Outcome("The tool failed: " + e.getMessage(), true);
				}
			}
		}
		return new Outcome("There is no tool named " + call.name(), true);
	}
}
