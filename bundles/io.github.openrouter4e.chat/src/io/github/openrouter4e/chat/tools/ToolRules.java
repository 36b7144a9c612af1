package io.github.openrouter4e.chat.tools;

import java.util.List;

/**
 * What the user has agreed to for good, and whether commands run confined: shown in one list, where each rule can be withdrawn.
 * A service of whoever runs tools. Thread-safe; may read and write files.
 */
public interface ToolRules {

	/**
	 * Something that is done without a question.
	 *
	 * @param id        names it to {@link #withdraw}
	 * @param effect    what is done
	 * @param subject   what that is done to; text that may come from a model
	 * @param prefix    whether it is about everything that begins with the words of the subject
	 * @param sandboxed whether it counts only where commands are confined
	 */
	record Agreed(String id, ToolTraits.Effect effect, String subject, boolean prefix, boolean sandboxed) {
	}

	/** Whether commands are kept from the network and from writing outside of their project. */
	enum Confinement {
		/** This system has nothing to confine them with. */
		UNAVAILABLE,
		/** The user does not want it. */
		OFF,
		/** Commands run confined. */
		ON
	}

	/** All of them, in the order in which the user agreed. */
	List<Agreed> rules();

	/** From now on the user is asked again. */
	void withdraw(String id);

	/** Whether commands run confined. */
	Confinement confinement();

	/** The user wants commands to run confined where that is possible, or not. */
	void confine(boolean wanted);
}
