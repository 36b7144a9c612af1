package io.github.openrouter4e.agent.internal.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.files.ProblemSources;
import io.github.openrouter4e.agent.files.UnsavedFiles;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.policy.Effect;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Builds;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;

/** Lets Eclipse build what has changed, and tells the errors. Never cleans, never deletes problems. */
@SuppressWarnings("nls") // what the model is told
final class BuildTool implements WorkspaceTool {

	private static final int MOST_PROBLEMS = 30;
	private static final Duration LIMIT = Duration.ofMinutes(10);

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("build",
					"Builds what has changed, as Eclipse does, waits for the end and returns the errors, at most 30.",
					new Schema().text("project", "The project; all if not given.").json()),
			ToolTraits.changing(ToolTraits.Effect.RUN));

	private final Approvals approvals;

	BuildTool(Approvals approvals) {
		this.approvals = approvals;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException {
		var names = String.join(", ", projects(arguments, context).stream().map(IProject::getName).toList());
		return approvals.permission(context, new Effect.Build(), NLS.bind(Messages.BuildTool_details, names), false);
	}

	@Override
	public void decided(Arguments arguments, ToolContext context, ToolDecision decision) {
		approvals.decided(context, new Effect.Build(), false, decision);
	}

	private static List<IProject> projects(Arguments arguments, ToolContext context) throws ToolException {
		var files = new WorkspaceFiles(context);
		var wanted = arguments.optionalText("project");
		if (wanted == null) {
			return files.projects();
		}
		var project = files.folder(wanted).getProject();
		return project == null ? files.projects() : List.of(project);
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var projects = projects(arguments, run.context());
		var end = System.nanoTime() + LIMIT.toNanos();
		var monitor = new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				return run.cancellation().isCancelled() || System.nanoTime() - end > 0;
			}
		};
		for (var project : projects) { // of each only what is needed: projects that it needs build themselves by their order
			run.progress().report(project.getName(), ToolProgress.UNKNOWN);
			project.build(IncrementalProjectBuilder.INCREMENTAL_BUILD, monitor);
		}
		if (!Builds.await(LIMIT, run.cancellation())) {
			run.cancellation().throwIfCancelled();
			return new ToolOutcome.Failed("The build has not ended within 10 minutes; it goes on.", Kind.TIMEOUT);
		}
		var files = new WorkspaceFiles(run.context());
		return new ToolOutcome.Done(errors(projects, files) + UnsavedFiles.note(projects, files));
	}

	private static String errors(List<IProject> projects, WorkspaceFiles files) throws CoreException {
		var errors = new ArrayList<>(Problem.errors(projects, files));
		errors.sort(Comparator.comparing((Problem problem) -> WorkspaceFiles.name(problem.resource()))
				.thenComparingInt(Problem::line));
		var result = new ResultText();
		result.note(errors.isEmpty() ? "Built without errors." : "Built with " + errors.size() + " errors.");
		var sources = new ProblemSources();
		for (var problem : errors.subList(0, Math.min(errors.size(), MOST_PROBLEMS))) {
			result.line(sources.describe(problem));
		}
		return result.toString();
	}
}
