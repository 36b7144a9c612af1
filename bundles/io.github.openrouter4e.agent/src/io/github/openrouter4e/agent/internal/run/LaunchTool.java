package io.github.openrouter4e.agent.internal.run;

import java.time.Duration;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.files.UnsavedFiles;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.policy.Effect;
import io.github.openrouter4e.agent.tools.Arguments;
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
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;

/** Starts one of the user's launch configurations. */
@SuppressWarnings("nls") // what the model is told
final class LaunchTool implements WorkspaceTool {

	/** Keeps dialogs away that a launch would ask the user with: nobody may be there. */
	private static final String PRIVATE = "org.eclipse.debug.ui.private";
	private static final int USUAL_SECONDS = 30;
	private static final int MOST_SECONDS = 3_600;

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("launch",
					"Runs one of the user's launch configurations, with a build before, and waits for the end. "
							+ "What goes on after that is read with console and ended with stop.",
					new Schema().required("name", "The name of the configuration; a wrong one tells which there are.")
							.number("wait_s", "Seconds to wait for the end, 30 if not given, 0 for a server.").json()),
			ToolTraits.changing(ToolTraits.Effect.RUN));

	private final Approvals approvals;
	private final Launches launches;

	LaunchTool(Approvals approvals, Launches launches) {
		this.approvals = approvals;
		this.launches = launches;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var configuration = Launches.configuration(arguments.text("name"));
		return approvals.permission(context, new Effect.Launch(configuration.getName()),
				NLS.bind(Messages.LaunchTool_details, configuration.getName(), configuration.getType().getName()),
				false);
	}

	@Override
	public void decided(Arguments arguments, ToolContext context, ToolDecision decision)
			throws ToolException, CoreException {
		approvals.decided(context, new Effect.Launch(Launches.configuration(arguments.text("name")).getName()), false,
				decision);
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		launches.listen();
		var copy = Launches.configuration(arguments.text("name")).getWorkingCopy();
		copy.setAttribute(PRIVATE, true); // a copy that is not saved
		var limit = Duration.ofSeconds(arguments.number("wait_s", USUAL_SECONDS, 0, MOST_SECONDS));
		var monitor = new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				return run.cancellation().isCancelled();
			}
		};
		var files = new WorkspaceFiles(run.context());
		var unsaved = UnsavedFiles.note(files.projects(), files); // before: the user may save while the program runs
		var launch = copy.launch(ILaunchManager.RUN_MODE, monitor, true, true);
		Launches.await(launch, limit, run.cancellation());
		if (run.cancellation().isCancelled()) {
			launch.terminate();
			return new ToolOutcome.Failed("The user stopped the program.\n" + told(launch), Kind.INTERRUPTED);
		}
		return new ToolOutcome.Done(told(launch) + unsaved);
	}

	private String told(ILaunch launch) {
		launches.started(launch);
		var text = new StringBuilder();
		for (var process : launch.getProcesses()) {
			text.append(launches.id(process)).append(' ').append(process.getLabel()).append(", ")
					.append(Launches.state(process)).append(".\n")
					.append(ConsoleTool.tail(launches.output(process), 100));
		}
		return text.isEmpty() ? "It has been started; it has no program of its own.\n" : text.toString();
	}
}
