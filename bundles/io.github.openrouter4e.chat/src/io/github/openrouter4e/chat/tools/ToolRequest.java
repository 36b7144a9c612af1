package io.github.openrouter4e.chat.tools;

import io.github.openrouter4e.storage.WellFormed;

/**
 * A tool that the model wants called.
 *
 * @param callId    the model's id of the call
 * @param name      name of the tool
 * @param arguments the arguments, a JSON object as text; comes from the model and may be anything
 */
public record ToolRequest(String callId, String name, String arguments) {

	/** Takes no arguments for {@code {}}: some models send no text at all for a tool without parameters. */
	public ToolRequest {
		callId = WellFormed.text(callId);
		name = WellFormed.text(name);
		arguments = arguments.isBlank() ? "{}" : WellFormed.text(arguments); //$NON-NLS-1$
	}
}
