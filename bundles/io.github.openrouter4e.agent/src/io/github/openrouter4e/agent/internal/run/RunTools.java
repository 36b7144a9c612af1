package io.github.openrouter4e.agent.internal.run;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.approval.RuleBook;
import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolExecutor;

/** The tools that run something. */
@Component(service = ToolExecutor.class)
public final class RunTools extends ToolSet {

	private final Programs programs;

	@Activate
	public RunTools(@Reference Approvals approvals, @Reference RuleBook rules, @Reference Commands commands) {
		this(approvals, rules, commands, Programs.ofEclipse());
	}

	private RunTools(Approvals approvals, RuleBook rules, Commands commands, Programs programs) {
		super(available(approvals, rules, commands, programs));
		this.programs = programs;
	}

	private static List<WorkspaceTool> available(Approvals approvals, RuleBook rules, Commands commands,
			Programs programs) {
		var command = new RunCommandTool(approvals, rules, commands, isWindows());
		var tools = new ArrayList<WorkspaceTool>(List.of(new BuildTool(approvals),
				new ReadCommandOutputTool(commands, command::reachesOut), command, new StopTool(commands, programs)));
		tools.addAll(programs.tools(approvals));
		return tools;
	}

	private static boolean isWindows() {
		return System.getProperty("os.name", "").startsWith("Windows"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** Collects no output any more. */
	@Deactivate
	public void stop() {
		programs.close();
	}
}
