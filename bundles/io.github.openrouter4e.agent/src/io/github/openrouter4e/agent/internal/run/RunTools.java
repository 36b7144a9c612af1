package io.github.openrouter4e.agent.internal.run;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.approval.RuleBook;
import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.chat.tools.ToolExecutor;

/** The tools that run something. */
@Component(service = ToolExecutor.class)
public final class RunTools extends ToolSet {

	@Activate
	public RunTools(@Reference Approvals approvals, @Reference RuleBook rules, @Reference Commands commands) {
		super(List.of(new BuildTool(approvals), new ReadCommandOutputTool(commands),
				new RunCommandTool(approvals, rules, commands, isWindows()), new StopTool(commands)));
	}

	private static boolean isWindows() {
		return System.getProperty("os.name", "").startsWith("Windows"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
