package io.github.openrouter4e.chat.tools;

import java.util.List;

/**
 * For whom tools are offered and run.
 *
 * @param conversationId the conversation
 * @param model          the model that is asked
 * @param mode           what the user lets the model do in this conversation: {@link #CHAT}, {@link #ASK}, {@link #PLAN}, {@link #ACT} or the
 *                       id of a mode that the user made
 * @param scope          names of the projects that the conversation is about; empty for the whole workspace
 * @param foreign        whether the model has read something from outside of the workspace since the user's last message, such as
 *                       a page of the web: what it wants now may be somebody else's wish. Known when a call is about to run
 */
public record ToolContext(String conversationId, String model, String mode, List<String> scope, boolean foreign) {

	/** The model answers from what the prompt has. The mode of a conversation for which none was chosen. */
	public static final String CHAT = "chat"; //$NON-NLS-1$
	/** The model answers; it may read in the workspace, and changes nothing. */
	public static final String ASK = "ask"; //$NON-NLS-1$
	/** The model makes a plan, and changes nothing but the plan. */
	public static final String PLAN = "plan"; //$NON-NLS-1$
	/** The model works, within what the user allows. */
	public static final String ACT = "act"; //$NON-NLS-1$

	/** Takes a copy of the list. */
	public ToolContext {
		scope = List.copyOf(scope);
	}

	/** One in which nothing foreign was read. */
	public ToolContext(String conversationId, String model, String mode, List<String> scope) {
		this(conversationId, model, mode, scope, false);
	}

	/** The same in another mode. */
	public ToolContext withMode(String other) {
		return new ToolContext(conversationId, model, other, scope, foreign);
	}

	/** The same, after the model has read something from outside of the workspace. */
	public ToolContext afterForeignContent() {
		return new ToolContext(conversationId, model, mode, scope, true);
	}
}
