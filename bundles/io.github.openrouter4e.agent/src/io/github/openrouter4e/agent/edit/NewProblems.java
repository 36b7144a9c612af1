package io.github.openrouter4e.agent.edit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.files.ProblemSources;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.Builds;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.client.Cancellation;

/**
 * Tells which errors a change has brought and which are gone, once the build that it caused has ended. Made before the change.
 * All it tells are sentences to be put behind another one. Errors of files that are kept from models are not among them.
 */
@SuppressWarnings("nls") // what the model is told
public final class NewProblems {

	private static final int MOST_PROBLEMS = 10;
	private static final Duration BUILD = Duration.ofSeconds(20);

	private final WorkspaceFiles visible;
	private final List<IProject> projects;
	private final List<Problem> before;
	private final List<Problem> foreseen;

	private NewProblems(WorkspaceFiles visible, List<IProject> projects, List<Problem> before,
			List<Problem> foreseen) {
		this.visible = visible;
		this.projects = projects;
		this.before = before;
		this.foreseen = foreseen;
	}

	/**
	 * Remembers the errors that a project has.
	 *
	 * @param foreseen the errors that the change is known to bring
	 */
	public static NewProblems before(ToolContext context, IProject project, List<Problem> foreseen)
			throws CoreException {
		return before(context, List.of(project), foreseen);
	}

	/** Remembers the errors that these projects have. */
	public static NewProblems before(ToolContext context, Collection<IProject> projects) throws CoreException {
		return before(context, projects, List.of());
	}

	/**
	 * Remembers the errors that these projects have.
	 *
	 * @param foreseen the errors that the change is known to bring
	 */
	public static NewProblems before(ToolContext context, Collection<IProject> projects, List<Problem> foreseen)
			throws CoreException {
		var visible = new WorkspaceFiles(context);
		return new NewProblems(visible, List.copyOf(projects), Problem.errors(projects, visible), foreseen);
	}

	/** For a change that no build has seen: what is known without. */
	public String foreseen() {
		return foreseen.isEmpty() ? "" : " The changed text has new errors:" + list(foreseen);
	}

	/** What has changed. Waits for the build. */
	public String afterBuild(Cancellation cancellation) throws CoreException {
		if (!Builds.await(BUILD, cancellation)) {
			return " The build has not ended yet; call problems later." + foreseen();
		}
		var now = new ArrayList<>(Problem.errors(projects, visible));
		var solved = (int) before.stream().filter(old -> now.stream().noneMatch(old::isSameAs)).count();
		now.removeIf(problem -> before.stream().anyMatch(problem::isSameAs));
		// no build finds those while automatic builds are off, or while the project cannot be built at all
		foreseen.stream().filter(problem -> now.stream().noneMatch(problem::isSameAs)).forEach(now::add);
		var result = new StringBuilder();
		if (solved > 0) {
			result.append(' ').append(solved).append(solved == 1 ? " error is gone." : " errors are gone.");
		}
		var built = ResourcesPlugin.getWorkspace().isAutoBuilding();
		if (now.isEmpty()) {
			return result.append(built
					? " No new errors."
					: " Automatic builds are off, so new errors are not known.").toString();
		}
		return result.append(" New errors").append(built ? ":" : " (automatic builds are off, there may be more):")
				.append(list(now)).toString();
	}

	private static String list(List<Problem> problems) {
		var result = new StringBuilder();
		var sources = new ProblemSources();
		problems.stream().limit(MOST_PROBLEMS)
				.forEach(problem -> result.append('\n').append(sources.describe(problem)));
		if (problems.size() > MOST_PROBLEMS) {
			result.append("\nThere are ").append(problems.size()).append(" in all.");
		}
		return result.toString();
	}
}
