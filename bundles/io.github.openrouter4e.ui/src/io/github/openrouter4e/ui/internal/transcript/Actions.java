package io.github.openrouter4e.ui.internal.transcript;

import io.github.openrouter4e.ui.internal.errors.ErrorAction;

/** Names of what can be done with an entry, as {@link TranscriptListener#onAction} is told. */
@SuppressWarnings("nls") // names
public final class Actions {

	public static final String COPY = "copy-answer";
	public static final String COPY_PLAIN = "copy-plain";
	public static final String REGENERATE = "regenerate";
	public static final String OTHER_MODEL = "other-model";
	public static final String COMPARE = "compare";
	public static final String CONTINUE = "continue";
	public static final String DELETE = "delete";
	public static final String EDIT = "edit";
	public static final String PREVIOUS_BRANCH = "previous-branch";
	public static final String NEXT_BRANCH = "next-branch";
	public static final String FOLD = "fold";
	/** Shows what was left out of a turn for its length. */
	public static final String SHOW_ALL = "show-all";
	/** Begins the action that allows a tool call once; the id of the call follows. */
	public static final String ALLOW = "tool-allow:";
	/** Begins the action that allows more than a tool call; the choice, a line feed and the id of the call follow. */
	public static final String ALLOW_MORE = "tool-allow-more:";
	/** Begins the action that does not allow a tool call; the id of the call follows. */
	public static final String DENY = "tool-deny:";
	/** Like {@link #DENY}; the user is asked why. */
	public static final String DENY_WITH_REASON = "tool-deny-reason:";
	/** What the actions of errors begin with; the name of an {@link ErrorAction} follows. */
	public static final String ERROR = "error:";

	private Actions() {}

	/** Whether this leads to another version of a turn. */
	static boolean isBranch(String link) {
		return link.endsWith(":" + PREVIOUS_BRANCH) || link.endsWith(":" + NEXT_BRANCH);
	}
}
