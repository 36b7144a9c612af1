package io.github.openrouter4e.chat.tools;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Knows the modes that projects define. Each lets a model do a part of what {@link ToolContext#ACT} does, never more: what it
 * allows still needs the user's word as in that mode. A service; without one there are no such modes. Called on background
 * threads; may read files.
 */
public interface CustomModes {

	/** How far a model may go in a mode. */
	interface Limits {

		/** Whether a tool is offered. */
		boolean offers(ToolOffer offer);

		/**
		 * Why the mode does not let a tool do this, as the model is told. Asked before each call, right before it is judged and
		 * again right before it runs.
		 *
		 * @return null if it does
		 */
		@Nullable
		String objection(ToolRequest call, ToolOffer offer, ToolContext context);
	}

	/**
	 * The limits of a mode as its file says now.
	 *
	 * @return null if the mode is not there, or the user does not trust the file as it is now: then nothing is offered
	 */
	@Nullable
	Limits limits(ToolContext context);
}
