package io.github.openrouter4e.agent.internal.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.files.ProblemSources;
import io.github.openrouter4e.agent.files.UnsavedFiles;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Builds;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Tool;

/** Tells the errors and warnings that Eclipse shows, once the build that is under way has ended. */
@SuppressWarnings("nls") // what the model is told
public final class ProblemsTool implements WorkspaceTool {

	private static final int MOST_PROBLEMS = 30;
	private static final Duration BUILD = Duration.ofSeconds(60);

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("problems",
					"""
							Lists the errors and warnings of Eclipse's builders and checks, errors first, at most 30. Waits for the build that is \
							under way.""",
					new Schema().text("path", "File or folder; without it all projects.")
							.choice("severity", "The least severe to list; warning if missing.",
									List.of("error", "warning", "info"))
							.json()),
			ToolTraits.READING);

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var files = new WorkspaceFiles(run.context());
		var path = arguments.optionalText("path");
		var wanted = arguments.optionalText("severity");
		var severity = "error".equals(wanted)
				? IMarker.SEVERITY_ERROR
				: "info".equals(wanted) ? IMarker.SEVERITY_INFO : IMarker.SEVERITY_WARNING;
		var resource = path == null ? files.folder(null) : files.resource(path);
		files.require(resource);
		var built = Builds.await(BUILD, run.cancellation());
		run.cancellation().throwIfCancelled();
		var roots = resource instanceof IWorkspaceRoot ? List.<IResource>copyOf(files.projects()) : List.of(resource);
		var problems = problems(files, roots, severity);
		var result = new ResultText();
		var sources = new ProblemSources();
		for (var problem : problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS))) {
			result.line(sources.describe(problem));
		}
		if (problems.isEmpty()) {
			result.line("No problems"
					+ (resource instanceof IWorkspaceRoot ? "." : " in " + WorkspaceFiles.name(resource) + "."));
		} else if (problems.size() > MOST_PROBLEMS) {
			result.note("There are " + problems.size() + " in all.");
		}
		if (!built) {
			result.note("The build has not ended yet, so this may be out of date.");
		} else if (!ResourcesPlugin.getWorkspace().isAutoBuilding()) {
			result.note("Automatic builds are off, so this may be out of date.");
		}
		return new ToolOutcome.Done(result + UnsavedFiles.note(roots, files));
	}

	private static List<Problem> problems(WorkspaceFiles files, List<IResource> roots, int severity)
			throws CoreException {
		var problems = new ArrayList<Problem>();
		for (var root : roots) {
			problems.addAll(Problem.in(root));
		}
		problems.removeIf(problem -> problem.severity() < severity);
		problems.sort(Comparator.comparingInt((Problem problem) -> -problem.severity())
				.thenComparing(problem -> WorkspaceFiles.name(problem.resource())).thenComparingInt(Problem::line));
		return Problem.visible(problems, files);
	}
}
