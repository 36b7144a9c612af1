package io.github.openrouter4e.jdt.internal.junit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.files.ProblemSources;
import io.github.openrouter4e.agent.files.UnsavedFiles;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.policy.Effect;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Builds;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.jdt.internal.code.JavaCode;

/** Runs JUnit tests as Eclipse does, without saving how. */
@SuppressWarnings("nls") // what the model is told
public final class RunTestsTool implements WorkspaceTool {

	private static final Duration BUILD = Duration.ofSeconds(60);
	private static final Duration LIMIT = Duration.ofMinutes(10);
	private static final int MOST_ERRORS = 3;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("run_tests",
			"""
					Runs the JUnit tests of a type, of a method, of a package, or of a whole Java project, once the project is built. Returns \
					the totals, the failures with their places in the project, and the end of the output.""",
			new Schema().text("type", "Such as shop.CartTest.").text("method", "Of the type.")
					.text("package", "Such as shop.").text("project", "If there are several.").json()),
			ToolTraits.changing(ToolTraits.Effect.RUN));

	private final Approvals approvals;

	/** @param approvals what the user has agreed to */
	public RunTestsTool(Approvals approvals) {
		this.approvals = approvals;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var scope = TestScope.of(arguments, new JavaCode(context, cancellation));
		scope.configuration(scope.name());
		return approvals.permission(context, effect(scope),
				NLS.bind(Messages.RunTestsTool_details, scope.name(), scope.project().getElementName()), false);
	}

	/** Tests run what the project has, so that one agreement counts for all tests of the project. */
	private static Effect effect(TestScope scope) {
		return new Effect.Launch("JUnit " + scope.project().getElementName());
	}

	@Override
	public void decided(Arguments arguments, ToolContext context, ToolDecision decision)
			throws ToolException, CoreException {
		// what the user has decided counts though the run is stopped
		var scope = TestScope.of(arguments, new JavaCode(context, new Cancellation()));
		approvals.decided(context, effect(scope), false, decision);
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var scope = TestScope.of(arguments, new JavaCode(run.context(), run.cancellation()));
		var notes = build(scope.project(), run.cancellation()) + errors(scope.project(), run.context())
				+ UnsavedFiles.note(List.of(scope.project().getProject()), new WorkspaceFiles(run.context()));
		run.cancellation().throwIfCancelled();
		var name = NLS.bind(Messages.RunTestsTool_name, scope.name(), UUID.randomUUID().toString().substring(0, 8));
		var tests = new TestRun(name, run.progress());
		var begun = System.nanoTime();
		var end = tests.run(scope.configuration(name), LIMIT, run.cancellation());
		run.cancellation().throwIfCancelled();
		var report = new TestReport(scope.name(), tests.cases(),
				(System.nanoTime() - begun) / (double) Duration.ofSeconds(1).toNanos(),
				tests.output());
		var text = notes + report.text(isOwn(scope.project()));
		return switch (end) {
			case FINISHED -> report.cases().isEmpty()
					? new ToolOutcome.Failed(
							notes + "No test was run in " + scope.name() + ". " + report.text(type -> true),
							Kind.NOT_FOUND)
					: new ToolOutcome.Done(List.of(new ToolOutcome.Part.Text(text)),
							new ToolView(ToolView.TEXT, report.view()));
			case DIED ->
				new ToolOutcome.Failed("The program of the tests ended before they did. " + text, Kind.INTERNAL);
			case TIMED_OUT -> new ToolOutcome.Failed("The tests were stopped after " + LIMIT.toMinutes()
					+ " minutes. Run fewer of them. " + text, Kind.TIMEOUT);
			case CANCELLED -> new ToolOutcome.Failed("The user stopped the tests.", Kind.INTERRUPTED);
		};
	}

	private static String build(IJavaProject project, Cancellation cancellation) throws CoreException {
		if (!ResourcesPlugin.getWorkspace().isAutoBuilding()) {
			project.getProject().build(IncrementalProjectBuilder.INCREMENTAL_BUILD, new NullProgressMonitor());
			return "";
		}
		return Builds.await(BUILD, cancellation)
				? ""
				: "The build has not ended yet; the tests are of an older state.\n";
	}

	private static String errors(IJavaProject project, ToolContext context) throws CoreException {
		var errors = Problem.errors(List.of(project.getProject()), new WorkspaceFiles(context));
		var result = new StringBuilder();
		if (!errors.isEmpty()) {
			result.append("The project has ").append(errors.size())
					.append(errors.size() == 1 ? " error" : " errors").append("; what has one fails when it runs:\n");
			var sources = new ProblemSources();
			errors.stream().limit(MOST_ERRORS).forEach(error -> result.append(sources.describe(error)).append('\n'));
		}
		return result.toString();
	}

	/** Whether a class is one of the workspace. */
	private static Predicate<String> isOwn(IJavaProject project) {
		var known = new HashMap<String, Boolean>();
		return name -> known.computeIfAbsent(name.replaceFirst("\\$.*", ""), outermost -> {
			try {
				var type = project.findType(outermost);
				return type != null && !type.isBinary();
			} catch (@SuppressWarnings("unused") JavaModelException e) {
				return false;
			}
		});
	}
}
