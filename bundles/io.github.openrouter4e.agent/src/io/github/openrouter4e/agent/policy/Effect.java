package io.github.openrouter4e.agent.policy;

import java.util.List;

/** What a model wants to do, with what it does that to. Paths have slashes and begin with the name of the project. */
public sealed interface Effect {

	/**
	 * Reads a file in the workspace.
	 *
	 * @param withheld whether the user keeps it from models
	 */
	record Read(String path, boolean withheld) implements Effect {
	}

	/** Reads what is outside of the workspace, by the path that it really has. */
	record ReadOutside(String path) implements Effect {
	}

	/**
	 * Changes or creates a file.
	 *
	 * @param restorable whether the change can be taken back to the byte, and is within the workspace
	 */
	record Edit(String path, boolean restorable) implements Effect {
	}

	/** Deletes or moves files. */
	record Delete(List<String> paths) implements Effect {
		/** Takes a copy of the list. */
		public Delete {
			paths = List.copyOf(paths);
		}
	}

	/** Builds what has changed, as Eclipse does after each save if automatic builds are on. */
	record Build() implements Effect {
	}

	/** Starts tests or a launch configuration. @param name of the configuration, or the tests */
	record Launch(String name) implements Effect {
	}

	/**
	 * Runs a command.
	 *
	 * @param text   as the model wrote it
	 * @param folder where it runs, on the disk: the same words do something else elsewhere; empty if that does not matter
	 * @param nested whether it runs in a folder within a project, where a repository of somebody else may be, whose
	 *               configuration runs programs
	 */
	record Command(Shell shell, String text, String folder, boolean nested) implements Effect {
		/** In the folder of a project. */
		public Command(Shell shell, String text) {
			this(shell, text, "", false); //$NON-NLS-1$
		}
	}

	/** Talks to another computer. @param tool what with */
	record Network(String host, String tool) implements Effect {
	}
}
