package io.github.openrouter4e.chat.internal.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

import io.github.openrouter4e.chat.ToolExecutor;
import io.github.openrouter4e.chat.ToolExecutor.Outcome;
import io.github.openrouter4e.chat.ToolRequest;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;

/** All tools that are offered. Thread-safe. */
@SuppressWarnings("nls") // what the model is told
public final class ToolBox {

	private final Supplier<List<ToolExecutor>> executors;

	/** The tools of these executors, the one with the highest ranking first. */
	public ToolBox(Supplier<List<ToolExecutor>> executors) {
		this.executors = executors;
	}

	/** What is offered to models; of two tools with the same name the first. */
	List<Tool.Function> tools() {
		var tools = new ArrayList<Tool.Function>();
		var names = new HashSet<String>();
		for (ToolExecutor executor : executors.get()) {
			executor.tools().stream().filter(tool -> names.add(tool.name())).forEach(tools::add);
		}
		return tools;
	}

	/** Runs a tool; a failure is something that the model is told. */
	Outcome run(ToolRequest call, Cancellation cancellation) {
		for (ToolExecutor executor : executors.get()) {
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
