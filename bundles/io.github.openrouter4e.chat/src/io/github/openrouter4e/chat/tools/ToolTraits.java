package io.github.openrouter4e.chat.tools;

/**
 * What has to be known of a tool before it runs.
 *
 * @param readOnly whether it changes nothing, so that running it again does no harm
 * @param parallel whether it may run while other read-only tools of the same answer run; only if {@code readOnly}
 * @param effect   what it does at worst; what a certain call does is told by {@link ToolExecutor#permission}
 */
public record ToolTraits(boolean readOnly, boolean parallel, Effect effect) {

	/** What a tool does, as far as it matters to the question whether it may. */
	public enum Effect {
		/** Nothing outside of the conversation. */
		NONE,
		/** Reads in the workspace. */
		READ,
		/** Reads what the user keeps from models, or what is outside of the workspace. */
		READ_OUTSIDE,
		/** Changes files in a way that can be taken back to the byte. */
		EDIT,
		/** Changes what runs programs, what is outside of the workspace, or what cannot be taken back. */
		EDIT_UNSAFE,
		/** Builds, or runs tests or programs of the workspace. */
		RUN,
		/** Runs a command. */
		COMMAND,
		/** Talks to another computer. */
		NETWORK
	}

	/** Checks that only what is read-only runs beside others. */
	public ToolTraits {
		if (parallel && !readOnly) {
			throw new IllegalArgumentException("a tool that changes something runs alone"); //$NON-NLS-1$
		}
	}

	/** Reads in the workspace, also beside other such tools. */
	public static final ToolTraits READING = new ToolTraits(true, true, Effect.READ);

	/** Changes something. */
	public static ToolTraits changing(Effect effect) {
		return new ToolTraits(false, false, effect);
	}
}
