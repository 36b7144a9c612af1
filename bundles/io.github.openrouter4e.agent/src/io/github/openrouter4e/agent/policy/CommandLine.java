package io.github.openrouter4e.agent.policy;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A command as its shell will understand it: the simple commands in it, also those in substitutions and subshells, in the order
 * of their beginning.
 *
 * @param doubt what could not be understood with certainty; null if all was
 */
record CommandLine(List<Simple> commands, @Nullable String doubt) {

	/** How much of a word is known. */
	enum Form {
		/** It is what it says. */
		LITERAL,
		/** It may stand for names of files. */
		GLOB,
		/** It has variables or the output of commands in it. */
		DYNAMIC
	}

	/** @param text without quotes and escapes; what is expanded is as it was written */
	record Word(String text, Form form) {
	}

	/** @param write whether it is written to; else it is read */
	record Redirection(Word target, boolean write) {
	}

	/**
	 * A command with its arguments.
	 *
	 * @param assigns whether variables are set before it
	 * @param document whether it reads a text that stands in the command
	 * @param piped whether it reads what another one writes
	 */
	record Simple(List<Word> words, List<Redirection> redirections, boolean assigns, boolean document,
			boolean piped) {
		Simple {
			words = List.copyOf(words);
			redirections = List.copyOf(redirections);
		}
	}

	CommandLine {
		commands = List.copyOf(commands);
	}

	static CommandLine doubtful(String doubt) {
		return new CommandLine(List.of(), doubt);
	}

	/** Collects the parts of a simple command. */
	static final class Builder {
		final List<Word> words = new ArrayList<>();
		final List<Redirection> redirections = new ArrayList<>();
		boolean assigns;
		boolean document;
		boolean group;
		boolean piped;

		boolean isEmpty() {
			return words.isEmpty() && redirections.isEmpty() && !assigns && !group;
		}

		void finish(List<Simple> into) {
			if (!words.isEmpty() || !redirections.isEmpty() || assigns) {
				into.add(new Simple(words, redirections, assigns, document, piped));
			}
			words.clear();
			redirections.clear();
			assigns = false;
			document = false;
			group = false;
			piped = false;
		}
	}
}
