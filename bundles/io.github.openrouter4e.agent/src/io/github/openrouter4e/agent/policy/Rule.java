package io.github.openrouter4e.agent.policy;

import java.util.List;

/**
 * What the user can agree to beyond one call, and has perhaps agreed to.
 *
 * @param words     what it is about: a command with the folder that it runs in, the first words of commands, the path of a
 *                  file; none if it is about everything of its kind
 * @param sandboxed whether it counts only where a command is confined
 */
public record Rule(Kind kind, List<String> words, boolean sandboxed) {

	/** What a rule allows. */
	public enum Kind {
		/** This command in this folder, to the letter. */
		COMMAND,
		/** Commands that begin with these words. */
		COMMAND_PREFIX,
		/** Edits of this file that can be taken back. */
		EDIT_FILE,
		/** All edits that can be taken back. */
		EDIT,
		/** Starting this launch configuration, or these tests. */
		LAUNCH,
		/** Builds while automatic builds are off. */
		BUILD,
		/** This tool at this host. */
		NETWORK
	}

	/** Takes a copy of the list. */
	public Rule {
		words = List.copyOf(words);
	}

	/** One that counts everywhere. */
	public Rule(Kind kind, String... words) {
		this(kind, List.of(words), false);
	}

	/** Its words as one text, for people. */
	public String subject() {
		return kind == Kind.COMMAND && words.size() == 2
				? words.getFirst() + " (" + words.getLast() + ')' //$NON-NLS-1$
				: String.join(" ", words); //$NON-NLS-1$
	}
}
