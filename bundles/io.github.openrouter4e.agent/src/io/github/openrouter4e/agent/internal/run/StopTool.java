package io.github.openrouter4e.agent.internal.run;

import org.eclipse.core.runtime.CoreException;

import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.client.Tool;

/** Ends a command that runs in the background. Only what a model has started: that needs no question. */
@SuppressWarnings("nls") // what the model is told
final class StopTool implements WorkspaceTool {

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("stop",
					"Ends a command that run_command has started in the background, or a program that "
							+ "launch has started.",
					new Schema().required("id", "The id that run_command or launch has told.").json()),
			ToolTraits.changing(Effect.NONE));

	private final Commands commands;
	private final Programs programs;

	StopTool(Commands commands, Programs programs) {
		this.commands = commands;
		this.programs = programs;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		if (arguments.text("id").strip().startsWith("p")) {
			return new ToolOutcome.Done(programs.stop(arguments.text("id")));
		}
		var command = ReadCommandOutputTool.find(commands, run, arguments.text("id"));
		if (command.ended()) {
			return new ToolOutcome.Done("It had ended already, with exit code " + command.exitCode() + ".");
		}
		command.kill();
		return new ToolOutcome.Done("Ended. Output:\n" + command.output().summary(command.id()));
	}
}
