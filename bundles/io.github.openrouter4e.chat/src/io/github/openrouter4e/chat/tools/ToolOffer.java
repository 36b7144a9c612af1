package io.github.openrouter4e.chat.tools;

import io.github.openrouter4e.client.Tool;

/** A tool as it is offered: what the model is told, and what the model is not told. */
public record ToolOffer(Tool.Function function, ToolTraits traits) {

	/** The name under which the model calls it. */
	public String name() {
		return function.name();
	}
}
