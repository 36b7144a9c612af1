package io.github.openrouter4e.agent;

import java.util.Set;

/**
 * Shows the user what tools have changed where it is. Register it as a service: it is asked for only when changes are looked
 * at for the first time, so that nothing is loaded before.
 */
public interface ReviewListener {

	/**
	 * Changes of these files, or what the user thinks of them, are others than before. Called on a background thread, for the
	 * first time with all files that are to be reviewed.
	 *
	 * @param paths full, in the workspace
	 */
	void changed(Checkpoints checkpoints, Set<String> paths);
}
