package io.github.openrouter4e.chat.tools;

import java.util.List;

/**
 * What the user is asked before a tool runs. With {@link ToolTraits.Effect#NONE} nothing runs: the model asks the user
 * something, the choices are answers, and what the user chooses or types is the result of the call.
 *
 * @param effect  what this call does
 * @param subject what it does that to: a path, a command, a host; text of a model, which may be anything
 * @param details exactly what will happen, in full: the difference, the command with its folder. May be anything, too
 * @param choices what can be agreed to beyond this one call, in the executor's words for itself (such as
 *                {@code "file"}, {@code "conversation"}); empty if each call is asked for
 */
public record ToolQuestion(ToolTraits.Effect effect, String subject, String details, List<String> choices) {

	/** Takes a copy of the list. */
	public ToolQuestion {
		choices = List.copyOf(choices);
	}
}
