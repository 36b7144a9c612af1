package io.github.openrouter4e.agent.policy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * In which circumstances something is decided.
 *
 * @param agreed         what the user has agreed to, for this conversation or for good
 * @param foreign        whether the model has read something from outside of the workspace since the user's last message, so that
 *                       what it wants now may be somebody else's wish
 * @param sandboxed      whether commands run confined
 * @param automaticBuild whether Eclipse builds after each save
 * @param roots          absolute folders on the disk that belong to the workspace's projects
 * @param withheld       whether a file is kept from models, by its path on the disk, absolute or from the folder that the command
 *                       runs in
 */
public record Situation(Set<Rule> agreed, boolean foreign, boolean sandboxed, boolean automaticBuild,
		List<String> roots, Predicate<String> withheld) {

	/** Takes copies of the collections. */
	public Situation {
		agreed = Set.copyOf(agreed);
		roots = List.copyOf(roots);
	}

	/** Nothing agreed to, nothing foreign read, no sandbox. */
	public static final Situation PLAIN = new Situation(Set.of(), false, false, true, List.of(), path -> false);

	/** With what the user has agreed to. */
	public Situation with(Collection<Rule> rules) {
		return new Situation(Set.copyOf(rules), foreign, sandboxed, automaticBuild, roots, withheld);
	}
}
