package io.github.openrouter4e.agent.internal.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.approval.RuleBook;
import io.github.openrouter4e.agent.approval.Sandbox;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.policy.Effect;
import io.github.openrouter4e.agent.policy.Policy;
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
import io.github.openrouter4e.chat.tools.ToolProgress;
import io.github.openrouter4e.chat.tools.ToolRules;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;

/** Runs a command in the shell of the system, until it ends or its time is over. */
@SuppressWarnings("nls") // what the model is told
final class RunCommandTool implements WorkspaceTool {

	private static final int USUAL_SECONDS = 120;
	private static final int MOST_SECONDS = 3_600;
	/** What fails at once is told at once, also in the background. */
	private static final Duration FIRST_LOOK = Duration.ofMillis(1_000);
	private static final long BETWEEN_REPORTS = Duration.ofMillis(250).toNanos();

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("run_command",
					"""
							Runs a command in the system's shell (bash; on Windows PowerShell 7 or else cmd), without input, and returns its exit \
							code, its output and the files that it has changed. Use it for what no other tool does. The user is asked, \
							unless it only reads.""",
					new Schema().required("command", "The command.")
							.text("cwd",
									"The folder in the workspace to run it in. Needed if there are several projects.")
							.number("timeout_s", "Seconds until it is ended, 120 if not given, at most 3600.")
							.flag("background", "Whether to go on while it runs, as for servers. Read its output with "
									+ "read_command_output, end it with stop.")
							.flag("outside_sandbox", "Where commands are confined to the project without a network: "
									+ "whether to run it outside, after it has failed inside because of that.")
							.json()),
			ToolTraits.changing(ToolTraits.Effect.COMMAND));

	private final Approvals approvals;
	private final RuleBook rules;
	private final Commands commands;
	private final LoginPath path;
	private final boolean windows;

	RunCommandTool(Approvals approvals, RuleBook rules, Commands commands, boolean windows) {
		this.approvals = approvals;
		this.rules = rules;
		this.commands = commands;
		this.windows = windows;
		path = LoginPath.ofSystem(windows);
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	/**
	 * A command as it will run.
	 *
	 * @param folder    of the workspace
	 * @param directory the same on the disk, without links
	 * @param sandboxed whether it is confined
	 */
	private record Planned(ShellProgram shell, String command, IContainer folder, Path directory, boolean sandboxed) {

		Effect effect() {
			return new Effect.Command(shell.shell(), command, directory.toString(),
					!folder.equals(folder.getProject()));
		}
	}

	private Planned plan(Arguments arguments, ToolContext context) throws ToolException {
		var shell = ShellProgram.ofSystem(windows, windows ? path.get() : "");
		var command = arguments.text("command").strip();
		if (command.length() > shell.longest()) {
			throw new ToolException(Kind.ARGUMENTS, "The command is longer than " + shell.longest()
					+ " characters. Write a script with write_file and run that.");
		}
		var files = new WorkspaceFiles(context);
		var folder = folder(arguments, files);
		files.require(folder);
		try {
			var location = folder.getLocation();
			if (location == null) {
				throw new ToolException(Kind.ARGUMENTS, WorkspaceFiles.name(folder) + " is not on this computer.");
			}
			var sandboxed = rules.confinement() == ToolRules.Confinement.ON && !arguments.flag("outside_sandbox");
			return new Planned(shell, command, folder, location.toPath().toRealPath(), sandboxed);
		} catch (@SuppressWarnings("unused") IOException e) {
			throw new ToolException(Kind.NOT_FOUND, WorkspaceFiles.name(folder) + " is not there any more.");
		}
	}

	private static IContainer folder(Arguments arguments, WorkspaceFiles files) throws ToolException {
		var wanted = arguments.optionalText("cwd");
		if (wanted != null && !(files.folder(wanted) instanceof IWorkspaceRoot)) {
			return files.folder(wanted);
		}
		var projects = files.projects();
		if (projects.size() == 1) {
			return projects.getFirst();
		}
		throw new ToolException(Kind.ARGUMENTS, "Give cwd, the folder to run the command in. The projects are "
				+ String.join(", ", projects.stream().map(WorkspaceFiles::name).toList()) + ".");
	}

	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException {
		var planned = plan(arguments, context);
		return approvals.permission(context, planned.effect(), details(planned), planned.sandboxed());
	}

	/** All that the user has to know. */
	private String details(Planned planned) {
		var added = CommandEnvironment.added().entrySet().stream().map(each -> each.getKey() + '=' + each.getValue())
				.collect(Collectors.joining(" "));
		return planned.command() + "\n\n" + NLS.bind(Messages.RunCommandTool_folder, planned.directory()) + '\n'
				+ NLS.bind(Messages.RunCommandTool_shell, planned.shell().program()) + '\n'
				+ NLS.bind(Messages.RunCommandTool_environment, added) + '\n'
				+ (planned.sandboxed() ? Messages.RunCommandTool_confined : Messages.RunCommandTool_free);
	}

	@Override
	public boolean readsForeign(Arguments arguments, ToolContext context) throws ToolException {
		return reachesOut(arguments.text("command").strip());
	}

	/** Whether a command in the shell of the system may bring in what is from elsewhere. */
	boolean reachesOut(String command) {
		return Policy.reachesOut(ShellProgram.ofSystem(windows, windows ? path.get() : "").shell(), command);
	}

	@Override
	public void decided(Arguments arguments, ToolContext context, ToolDecision decision) throws ToolException {
		var planned = plan(arguments, context);
		approvals.decided(context, planned.effect(), planned.sandboxed(), decision);
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		var planned = plan(arguments, run.context());
		var limit = Duration.ofSeconds(arguments.number("timeout_s", USUAL_SECONDS, 1, MOST_SECONDS));
		var background = arguments.flag("background");
		var running = start(planned, run);
		try (var registration = run.cancellation().onCancel(() -> Thread.ofVirtual().start(running::kill))) {
			var ended = running.await(background ? FIRST_LOOK : limit);
			if (run.cancellation().isCancelled()) {
				running.kill();
				return new ToolOutcome.Failed("The user stopped the command after " + seconds(running.duration())
						+ ". It had written:\n" + running.output().summary(running.id()), Kind.INTERRUPTED);
			}
			if (!ended && background) {
				return new ToolOutcome.Done("Runs in the background, id " + running.id()
						+ ". Output until now:\n" + running.output().summary(running.id()));
			}
			if (!ended) {
				running.kill();
				running.await(FIRST_LOOK);
			}
			var files = new WorkspaceFiles(run.context());
			var changed = ChangedFiles.refresh(planned.folder().getProject(), file -> files.withheld(file).isEmpty());
			if (!ended) {
				return new ToolOutcome.Failed("Ended after " + limit.toSeconds() + " s, with everything that it had "
						+ "started. Give a longer timeout_s, or background for what does not end.\n" + changed
						+ running.output().summary(running.id()), Kind.TIMEOUT);
			}
			return new ToolOutcome.Done("Exit code " + running.exitCode() + ", " + seconds(running.duration()) + ".\n"
					+ confinement(planned, running.exitCode()) + changed + running.output().summary(running.id()));
		}
	}

	private Commands.Running start(Planned planned, Run run) throws ToolException {
		Map<String, String> environment = CommandEnvironment.of(System.getenv(), path.get(), windows);
		var arguments = planned.shell().arguments(planned.command());
		try {
			var project = planned.folder().getProject().getLocation();
			var confined = planned.sandboxed() && project != null
					? Sandbox.arguments(project.toPath().toRealPath(), planned.directory(), Sandbox.home(), arguments)
					: arguments;
			return commands.start(run.context().conversationId(), planned.command(), confined, planned.directory(),
					environment,
					reporter(run.progress()));
		} catch (IOException e) {
			throw new ToolException(Kind.INTERNAL, "The shell does not start: " + e.getMessage());
		}
	}

	/** The last line now and then. */
	private static Consumer<String> reporter(ToolProgress progress) {
		var last = new long[]{System.nanoTime() - BETWEEN_REPORTS};
		return line -> {
			if (System.nanoTime() - last[0] >= BETWEEN_REPORTS && !line.isBlank()) {
				last[0] = System.nanoTime();
				progress.report(line.strip(), ToolProgress.UNKNOWN);
			}
		};
	}

	private static String confinement(Planned planned, int exitCode) {
		return planned.sandboxed() && exitCode != 0
				? "It ran confined: no network, and only the project and /tmp can be written. If it failed because of "
						+ "that, call again with outside_sandbox.\n"
				: "";
	}

	private static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
	}
}
