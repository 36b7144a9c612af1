package io.github.openrouter4e.agent.internal.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.internal.files.FileText;
import io.github.openrouter4e.agent.internal.files.Lines;
import io.github.openrouter4e.agent.internal.files.WorkspaceFiles;
import io.github.openrouter4e.agent.internal.tools.Arguments;
import io.github.openrouter4e.agent.internal.tools.Builds;
import io.github.openrouter4e.agent.internal.tools.ResultText;
import io.github.openrouter4e.agent.internal.tools.Schema;
import io.github.openrouter4e.agent.internal.tools.ToolException;
import io.github.openrouter4e.agent.internal.tools.WorkspaceTool;
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

	/**
	 * One problem.
	 *
	 * @param line  from 1; 0 if not known
	 * @param start offset of the first character; −1 if not known
	 */
	private record Problem(IResource resource, int severity, int line, int start, String message) {

		static @Nullable Problem of(IMarker marker) {
			try {
				var values = marker
						.getAttributes(new String[]{IMarker.SEVERITY, IMarker.LINE_NUMBER, IMarker.CHAR_START,
								IMarker.MESSAGE});
				return new Problem(marker.getResource(), number(values[0], IMarker.SEVERITY_INFO), number(values[1], 0),
						number(values[2], -1), String.valueOf(values[3]));
			} catch (@SuppressWarnings("unused") CoreException e) {
				return null; // solved meanwhile
			}
		}

		private static int number(@Nullable Object value, int otherwise) {
			return value instanceof Integer number ? number : otherwise;
		}

		String severityName() {
			return switch (severity) {
				case IMarker.SEVERITY_ERROR -> "error";
				case IMarker.SEVERITY_WARNING -> "warning";
				default -> "info";
			};
		}
	}

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
		var problems = problems(files, resource, severity);
		var result = new ResultText();
		for (var problem : problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS))) {
			result.line(describe(problem));
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
		return new ToolOutcome.Done(result.toString());
	}

	private static List<Problem> problems(WorkspaceFiles files, IResource resource, int severity) throws CoreException {
		var problems = new ArrayList<Problem>();
		var roots = resource instanceof IWorkspaceRoot ? List.<IResource>copyOf(files.projects()) : List.of(resource);
		for (var root : roots) {
			for (var marker : root.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE)) {
				var problem = Problem.of(marker);
				if (problem != null && problem.severity() >= severity && files.withheld(problem.resource()).isEmpty()) {
					problems.add(problem);
				}
			}
		}
		problems.sort(Comparator.comparingInt((Problem problem) -> -problem.severity())
				.thenComparing(problem -> WorkspaceFiles.name(problem.resource())).thenComparingInt(Problem::line));
		return problems;
	}

	private static String describe(Problem problem) {
		var place = problem.severityName() + " " + WorkspaceFiles.name(problem.resource());
		if (problem.line() == 0 || !(problem.resource() instanceof IFile file)) {
			return place + ": " + problem.message();
		}
		try {
			var text = FileText.read(file).text();
			return WorkspaceFiles.isSecret(text)
					? place + ": the message is kept from models, as the file holds a private key or a token"
					: place + ":" + inLine(problem, text);
		} catch (@SuppressWarnings("unused") CoreException | ToolException e) {
			return place + ":" + problem.line() + ": " + problem.message();
		}
	}

	/** With the column and the line, as far as the file is still as it was when the problem was found. */
	private static String inLine(Problem problem, String text) {
		var lines = new Lines(text);
		var line = problem.line();
		if (line > lines.count()) {
			return line + ": " + problem.message();
		}
		var known = problem.start() >= 0 && problem.start() <= text.length() && lines.lineOf(problem.start()) == line;
		var source = lines.get(line).strip();
		return line + (known ? ":" + (problem.start() - lines.start(line) + 1) : "") + ": " + problem.message()
				+ (source.isEmpty() ? "" : "\n\t" + ResultText.cut(source));
	}
}
