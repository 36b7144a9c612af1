package io.github.openrouter4e.agent.internal.edit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.files.ProblemSources;
import io.github.openrouter4e.agent.tools.Builds;
import io.github.openrouter4e.client.Cancellation;

/** Tells which errors a change has brought and which are gone, once the build that it caused has ended. */
@SuppressWarnings("nls") // what the model is told
final class NewProblems {

	private static final int MOST_PROBLEMS = 10;
	private static final Duration BUILD = Duration.ofSeconds(20);

	private NewProblems() {}

	/**
	 * Sentences to be put behind another one.
	 *
	 * @param before the errors before the change
	 */
	static String after(IProject project, List<Problem> before, Cancellation cancellation)
			throws CoreException {
		if (!Builds.await(BUILD, cancellation)) {
			return " The build has not ended yet; call problems later.";
		}
		var now = new ArrayList<>(Problem.errors(project));
		var solved = (int) before.stream().filter(old -> now.stream().noneMatch(old::isSameAs)).count();
		now.removeIf(problem -> before.stream().anyMatch(problem::isSameAs));
		var result = new StringBuilder();
		if (solved > 0) {
			result.append(' ').append(solved).append(solved == 1 ? " error is gone." : " errors are gone.");
		}
		if (now.isEmpty()) {
			return result.append(ResourcesPlugin.getWorkspace().isAutoBuilding()
					? " No new errors."
					: " Automatic builds are off, so new errors are not known.").toString();
		}
		result.append(" New errors:");
		var sources = new ProblemSources();
		now.stream().limit(MOST_PROBLEMS).forEach(problem -> result.append('\n').append(sources.describe(problem)));
		if (now.size() > MOST_PROBLEMS) {
			result.append("\nThere are ").append(now.size()).append(" in all.");
		}
		return result.toString();
	}
}
