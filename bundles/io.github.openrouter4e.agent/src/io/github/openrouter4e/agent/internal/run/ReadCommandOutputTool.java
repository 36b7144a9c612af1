package io.github.openrouter4e.agent.internal.run;

import java.io.IOException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.client.Tool;

/** Reads what a command has written, also while it runs. */
@SuppressWarnings("nls") // what the model is told
final class ReadCommandOutputTool implements WorkspaceTool {

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("read_command_output",
					"Reads the output of a command, with line numbers, also while it runs.",
					new Schema().required("id", "The id that run_command has told.")
							.number("from", "The first line, from 1.")
							.text("grep", "A regular expression: only lines that have it.").json()),
			ToolTraits.changing(Effect.NONE));

	private final Commands commands;
	private final Predicate<String> foreign;

	/** @param foreign whether a command may bring in what is from elsewhere */
	ReadCommandOutputTool(Commands commands, Predicate<String> foreign) {
		this.commands = commands;
		this.foreign = foreign;
	}

	@Override
	public boolean readsForeign(Arguments arguments, ToolContext context) throws ToolException {
		var command = commands.find(context.conversationId(), arguments.text("id").strip());
		return command == null || foreign.test(command.text()); // of one before a restart nobody knows
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException {
		var command = find(commands, run, arguments.text("id"));
		try {
			return new ToolOutcome.Done((command.ended()
					? "Exit code " + command.exitCode()
					: "Still runs") + ", " + command.output().lines() + " lines.\n"
					+ command.output().page(arguments.number("from", 1, 1, Integer.MAX_VALUE), pattern(arguments),
							run.cancellation()));
		} catch (IOException e) {
			throw new ToolException(Kind.INTERNAL, "The output cannot be read: " + e.getMessage());
		}
	}

	private static @Nullable Pattern pattern(Arguments arguments) throws ToolException {
		var text = arguments.optionalText("grep");
		try {
			return text == null ? null : Pattern.compile(text);
		} catch (PatternSyntaxException e) {
			throw new ToolException(Kind.ARGUMENTS, "\"grep\" is no regular expression: " + e.getDescription() + ".");
		}
	}

	static Commands.Running find(Commands commands, Run run, String id) throws ToolException {
		var conversation = run.context().conversationId();
		var command = commands.find(conversation, id.strip());
		if (command == null) {
			throw new ToolException(Kind.NOT_FOUND, "There is no command " + id + ". Those that run are: "
					+ String.join(", ",
							commands.running(conversation).stream().map(each -> each.id() + " " + each.text()).toList())
					+ ".");
		}
		return command;
	}
}
